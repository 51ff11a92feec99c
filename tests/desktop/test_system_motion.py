"""Whether the system asks for less motion, as a desktop's portal tells it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusVariant
from PySide6.QtWidgets import QApplication

from midline.desktop.system_motion import SystemMotion

APPEARANCE = ("org.freedesktop.appearance", "reduced-motion")
GNOME = ("org.gnome.desktop.interface", "enable-animations")
KDE = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
CLIENT = """\
from PySide6.QtCore import QCoreApplication, QTimer
from midline.desktop.system_motion import SystemMotion
app = QCoreApplication([])
motion = SystemMotion(platform="xcb")
motion.changed.connect(lambda: print(motion.is_reduced(), flush=True))
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


def wrapped(value: object) -> QDBusVariant:
    made = QDBusVariant()
    made.setVariant(value)
    return made


@pytest.fixture
def motion(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> SystemMotion:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return SystemMotion(platform="xcb")


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
    motion: SystemMotion, place: tuple[str, str], value: object, is_reduced: bool
) -> None:
    motion.take(*place, wrapped(wrapped(value)))
    assert motion.is_reduced() == is_reduced


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these say it in other ways")
def test_a_change_is_announced_once(motion: SystemMotion) -> None:
    seen: list[bool] = []
    motion.changed.connect(lambda: seen.append(motion.is_reduced()))
    for value in (True, False, False, True):
        motion.take(*GNOME, wrapped(value))
    assert seen == [True, False]


def test_where_nothing_is_shown_nothing_moves(qapp: QApplication) -> None:
    assert SystemMotion(platform="offscreen").is_reduced()


@contextmanager
def running(*command: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
    with process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.system
def test_the_desktop_is_asked_and_followed(needs: Callable[..., None], tmp_path: Path) -> None:
    needs("dbus-daemon")
    daemon = ("dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile")
    portal = (sys.executable, "-m", "tests.desktop.portal", f"{' '.join(GNOME)} false")
    here = {"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    with running(*daemon, environment=here) as bus:
        here["DBUS_SESSION_BUS_ADDRESS"] = line(bus)
        with running(*portal, environment=here) as desktop:
            assert line(desktop) == "ready"
            with running(sys.executable, "-c", CLIENT, environment=here) as client:
                assert line(client) == "True"
                assert desktop.stdin is not None
                desktop.stdin.write(f"{' '.join(GNOME)} true\n")
                desktop.stdin.flush()
                assert line(client) == "False"
