"""The look follows a desktop while the program runs: dark and light, contrast, motion."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.bench.measuring import screen
from tests.system.at_spi import session_bus

pytestmark = pytest.mark.system

CLIENT = """\
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from midline.desktop.system_look import SystemLook
from midline.ui.themes import Themes
app = QApplication([])
themes, look = Themes(app, "system", system_is_dark=False), SystemLook(app)
themes.changed.connect(lambda: print(themes.name(), flush=True))
words = {True: "reduced", False: "full"}
look.changed.connect(lambda: print(words[look.is_motion_reduced()], flush=True))
QTimer.singleShot(0, lambda: print(themes.name(), flush=True))
QTimer.singleShot(30_000, app.quit)
app.exec()
"""
APPEARANCE, GNOME = "org.freedesktop.appearance", "org.gnome.desktop.interface"

FOLLOWED = (
    (f"{APPEARANCE} color-scheme 1", "dark"),
    (f"{APPEARANCE} contrast 1", "high-contrast"),
    (f"{APPEARANCE} color-scheme 2", "high-contrast-light"),
    (f"{APPEARANCE} contrast 0", "light"),
    (f"{GNOME} enable-animations true", "full"),
)


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


def test_the_desktop_is_followed(needs: Callable[..., None]) -> None:
    needs("Xvfb", "dbus-daemon")
    portal = (sys.executable, "-m", "tests.system.fake_portal", f"{GNOME} enable-animations false")
    with screen(800, 600) as bare, session_bus(bare) as joined:
        here = {**joined, "XDG_CURRENT_DESKTOP": "GNOME", "QT_QPA_PLATFORM": "xcb"}
        with running(*portal, environment=here) as desktop:
            assert line(desktop) == "ready"
            with running(sys.executable, "-c", CLIENT, environment=here) as client:
                assert {line(client), line(client)} == {"light", "reduced"}
                for said, follows in FOLLOWED:
                    assert desktop.stdin is not None
                    desktop.stdin.write(f"{said}\n")
                    desktop.stdin.flush()
                    assert line(client) == follows
