"""How the window looks, moves and speaks, by the settings and by what the system says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from midline.settings import Motion, Settings
from midline.ui.fonts import BODY
from midline.ui.theme import Theme, first_theme
from midline.ui.type_scale import TypeScale, system_text_px, type_scale

if TYPE_CHECKING:
    from midline.desktop.system_look import SystemLook
    from midline.ui.languages import Languages
    from midline.ui.themes import Themes


class WindowLook(QObject):
    """The first paint needs ``first_theme`` and ``type_scale``; ``complete`` comes after it."""

    themes: Themes
    languages: Languages

    def __init__(self, qt: QApplication, settings: Settings, own_themes: Path) -> None:
        super().__init__(qt)
        self._qt, self._settings, self._own_themes = qt, settings, own_themes
        self._system_is_dark = qt.palette().window().color().lightnessF() < 0.5
        self._system_text_px = system_text_px(qt)
        self._system: SystemLook | None = None

    def first_theme(self) -> Theme:
        return first_theme(self._settings.theme, self._system_is_dark, self._own_themes)

    def type_scale(self) -> TypeScale:
        """As large as the setting, on a system whose text is larger than usual even larger."""
        factor = self._system.text_factor() if self._system is not None else 1.0
        return type_scale(self._settings.text_size, max(self._system_text_px, BODY * factor))

    def complete(self) -> None:
        """What the pages are built with."""
        from midline.ui.languages import Languages
        from midline.ui.themes import Themes

        self.languages = Languages(self._qt, self._settings.language)
        self.themes = Themes(
            self._qt,
            self._settings.theme,
            self._system_is_dark,
            self._own_themes,
            self.type_scale(),
        )
        self.languages.changed.connect(self.themes.follow_language)

    def complete_seen(self) -> None:
        """What can wait until there is a page to be seen."""
        from midline.desktop.system_look import SystemLook
        from midline.ui.icons import app_icon

        self._system = SystemLook(self)
        self._system.changed.connect(self._follow)
        self._follow()
        self._qt.setWindowIcon(app_icon())

    def take(self, settings: Settings) -> None:
        """Other settings; where they have another language, the pages have to be built anew."""
        before, self._settings = self._settings, settings
        if settings.theme != before.theme:
            self.themes.choose(settings.theme)
        self._follow()
        self.languages.choose(settings.language)

    def is_motion_reduced(self) -> bool:
        if self._settings.motion is Motion.SYSTEM:
            return self._system is not None and self._system.is_motion_reduced()
        return self._settings.motion is Motion.REDUCED

    def _follow(self) -> None:
        from midline.ui.motion import set_reduced

        self.themes.set_type(self.type_scale())
        set_reduced(self._qt, self.is_motion_reduced())
