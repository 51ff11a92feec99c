"""Whether the system asks for less motion. Each says so in its own place, and some not at all."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

# What a desktop may say through its portal, and what of it asks for less motion.
ASKED = {
    ("org.freedesktop.appearance", "reduced-motion"): ("1",),
    ("org.gnome.desktop.interface", "enable-animations"): ("False",),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("0", "0.0"),
}
SPI_GETCLIENTAREAANIMATION = 0x1042  # Windows: "Animation effects"
TIMEOUT_S = 2
NOBODY_LOOKS = ("offscreen", "minimal")  # Qt's platforms without a screen


class SystemMotion(QObject):
    """``is_reduced`` is known at once on Windows and macOS; elsewhere it may come a moment later,
    and follows the desktop while the program runs. Where nothing is shown, nothing moves.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, platform: str = "") -> None:
        """``platform`` is Qt's, unless a test says otherwise."""
        super().__init__(parent)
        self._said: dict[tuple[str, str], str] = {}
        self._is_reduced = (platform or QGuiApplication.platformName()) in NOBODY_LOOKS
        if sys.platform == "win32":
            self._is_reduced = _windows_wants_less()
        elif sys.platform == "darwin":
            self._is_reduced = _macos_wants_less()
        elif not self._is_reduced and "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            from midline.desktop.portal import PortalSettings  # and QtDBus with it

            PortalSettings(ASKED, self).said.connect(self.take)

    def is_reduced(self) -> bool:
        return self._is_reduced or any(value in ASKED[place] for place, value in self._said.items())

    def take(self, namespace: str, key: str, value: object) -> None:
        """What the desktop says now."""
        if (namespace, key) not in ASKED:
            return
        before = self.is_reduced()
        self._said[namespace, key] = str(value)
        if self.is_reduced() != before:
            self.changed.emit()


def _windows_wants_less() -> bool:
    import ctypes

    is_on = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - it is on Windows only
    user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(is_on), 0)
    return not is_on.value


def _macos_wants_less() -> bool:
    import subprocess

    command = ["defaults", "read", "com.apple.universalaccess", "reduceMotion"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.stdout.strip() == b"1"
