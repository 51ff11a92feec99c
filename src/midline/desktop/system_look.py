"""What the system says of motion and of the size of text, beyond what Qt takes up by itself."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

# What a desktop may say through its portal, and what of it asks for less motion.
LESS_MOTION = {
    ("org.freedesktop.appearance", "reduced-motion"): ("1",),
    ("org.gnome.desktop.interface", "enable-animations"): ("False",),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): ("0", "0.0"),
}
# On X11 it is in the resolution of the screen, which Qt scales everything by.
TEXT_FACTOR = ("org.gnome.desktop.interface", "text-scaling-factor")
SPI_GETCLIENTAREAANIMATION = 0x1042  # Windows: "Animation effects"
TIMEOUT_S = 2
NOBODY_LOOKS = ("offscreen", "minimal")  # Qt's platforms without a screen


class SystemLook(QObject):
    """Known at once on Windows and macOS; elsewhere a desktop's word may come a moment later, and
    is followed while the program runs. Where nothing is shown, nothing moves.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, platform: str = "") -> None:
        """``platform`` is Qt's, unless a test says otherwise."""
        super().__init__(parent)
        platform = platform or QGuiApplication.platformName()
        self._said: dict[tuple[str, str], str] = {}
        self._asked = [*LESS_MOTION, *([TEXT_FACTOR] if platform.startswith("wayland") else [])]
        self._wants_less = platform in NOBODY_LOOKS
        if sys.platform == "win32":
            self._wants_less = _windows_wants_less()
        elif sys.platform == "darwin":
            self._wants_less = _macos_wants_less()
        elif not self._wants_less and "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            from midline.desktop.portal import PortalSettings  # and QtDBus with it

            PortalSettings(self._asked, self).said.connect(self.take)

    def is_motion_reduced(self) -> bool:
        return self._wants_less or any(
            self._said.get(place) in values for place, values in LESS_MOTION.items()
        )

    def text_factor(self) -> float:
        """How much larger than usual text should be; 1 where that is not known."""
        try:
            return float(self._said.get(TEXT_FACTOR, 1))
        except ValueError:
            return 1.0

    def take(self, namespace: str, key: str, value: object) -> None:
        """What the desktop says now."""
        if (namespace, key) not in self._asked:
            return
        before = self._told()
        self._said[namespace, key] = str(value)
        if self._told() != before:
            self.changed.emit()

    def _told(self) -> tuple[bool, float]:
        return self.is_motion_reduced(), self.text_factor()


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
