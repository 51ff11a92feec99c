"""What the system says of motion and of text, as a desktop's portal tells it."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication

from midline.desktop.system_look import SystemLook

APPEARANCE = ("org.freedesktop.appearance", "reduced-motion")
GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")


@pytest.fixture
def motion(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> SystemLook:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return SystemLook(platform="xcb")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these say it in other ways")
@pytest.mark.parametrize(
    ("place", "value", "is_reduced"),
    [
        (APPEARANCE, 1, True),
        (APPEARANCE, 0, False),
        (GNOME, False, True),
        (GNOME, True, False),
        (KDE, "0", True),
        (KDE, 0.0, True),
        (KDE, "1", False),
        (KDE, "0.5", False),
        (("org.gnome.desktop.interface", "cursor-blink"), False, False),
    ],
)
def test_each_desktop_says_it_in_its_own_way(
    motion: SystemLook, place: tuple[str, str], value: object, is_reduced: bool
) -> None:
    motion.take(*place, value)
    assert motion.is_motion_reduced() == is_reduced


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these say it in other ways")
def test_a_change_is_announced_once(motion: SystemLook) -> None:
    seen: list[bool] = []
    motion.changed.connect(lambda: seen.append(motion.is_motion_reduced()))
    for value in (True, False, False, True):
        motion.take(*GNOME, value)
    assert seen == [True, False]


def test_where_nothing_is_shown_nothing_moves(qapp: QApplication) -> None:
    assert SystemLook(platform="offscreen").is_motion_reduced()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these say it in other ways")
@pytest.mark.parametrize(
    ("platform", "value", "factor"),
    [("wayland", 1.25, 1.25), ("wayland-egl", "1.5", 1.5), ("wayland", "", 1), ("xcb", 1.25, 1)],
)
def test_larger_text_of_gnome_is_followed_where_qt_does_not_scale_by_it(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    value: object,
    factor: float,
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    look = SystemLook(platform=platform)
    look.take("org.gnome.desktop.interface", "text-scaling-factor", value)
    assert look.text_factor() == factor
