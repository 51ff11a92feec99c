"""Dresses the program in a theme and a size of text, which change with choices and the system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from midline.ui.fonts import font
from midline.ui.fusion import ensure_fusion
from midline.ui.stylesheet import stylesheet
from midline.ui.theme import NAMES, SYSTEM, Theme, name_of, named
from midline.ui.translate import later, tr
from midline.ui.type_scale import TypeScale

WORDS = {
    SYSTEM: later("As the system"),
    "dark": later("Dark"),
    "light": later("Light"),
    "high-contrast": later("High contrast, dark"),
    "high-contrast-light": later("High contrast, light"),
}


class Themes(QObject):
    """Which theme is on: the one that was chosen, or the system's. Announces every change.

    A system that does not say is taken at its window's colour: ``system_is_dark``, which must be
    asked for before the first `Themes` changes the palette. ``folder`` has the user's own themes.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: str,
        system_is_dark: bool,
        folder: Path | None = None,
        type_scale: TypeScale | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._system_is_dark = system_is_dark
        self._folder = folder
        self._own: dict[str, Theme] = {}
        self.problems: tuple[str, ...] = ()
        self.type = type_scale or TypeScale()
        self._hints = app.styleHints()
        self._read_own()
        self.theme = self._theme()
        ensure_fusion(app)
        self._dress()
        self._hints.colorSchemeChanged.connect(self._apply)
        if hasattr(self._hints, "accessibility"):
            self._hints.accessibility().contrastPreferenceChanged.connect(self._apply)

    @property
    def choice(self) -> str:
        return self._choice

    def choose(self, choice: str) -> None:
        """``choice`` is "system" or the name of a theme."""
        self._choice = choice
        self._apply()

    def set_type(self, type_scale: TypeScale) -> None:
        if type_scale != self.type:
            self.type = type_scale
            self._apply()

    def follow_language(self) -> None:
        """Its letters may have other weights."""
        self._apply()

    def look_again(self) -> None:
        """For themes of the user that are new or changed, and for what is wrong with them."""
        self._read_own()
        if self._theme() != self.theme:
            self._apply()

    def _read_own(self) -> None:
        self._own, self.problems = {}, ()
        if self._folder is not None and self._folder.exists():
            from midline.ui.user_themes import read_user_themes

            self._own, self.problems = read_user_themes(self._folder)

    def is_there(self, choice: str) -> bool:
        return choice in (SYSTEM, *NAMES, *self._own)

    def missing(self) -> tuple[str, ...]:
        """A sentence, where the chosen theme can't be had."""
        if self.is_there(self._choice):
            return ()
        its = [each for each in self.problems if self._choice in each.lower()]
        there_is_none = (
            f"There is no theme called `{self._choice}`, nor a {self._choice}.yaml in "
            f"{self._folder}: choose another in the settings."
        )
        return tuple(its) or (there_is_none,)

    def choices(self) -> list[tuple[str, str]]:
        """Every theme there is to choose, with its words."""
        words = [(name, tr(text)) for name, text in WORDS.items()]
        return [*words, *((name, words_for(name)) for name in self._own)]

    def words(self) -> str:
        """What is chosen, in words."""
        shipped = WORDS.get(self._choice)
        return tr(shipped) if shipped else words_for(self._choice)

    def name(self) -> str:
        choice = self._choice if self.is_there(self._choice) else SYSTEM
        return name_of(choice, self._is_system_dark(), more_contrast=self._wants_contrast())

    def next_choice(self) -> str:
        """From the system's to the one that looks different, to the other one, and back."""
        order = (SYSTEM, "light", "dark") if self._is_system_dark() else (SYSTEM, "dark", "light")
        return order[(order.index(self._choice) + 1) % 3] if self._choice in order else SYSTEM

    def _theme(self) -> Theme:
        name = self.name()
        return self._own.get(name) or named(name)

    def _is_system_dark(self) -> bool:
        scheme = self._hints.colorScheme()
        if scheme is Qt.ColorScheme.Unknown:
            return self._system_is_dark
        return scheme is Qt.ColorScheme.Dark

    def _wants_contrast(self) -> bool:
        if not hasattr(self._hints, "accessibility"):  # Qt before 6.10
            return False
        wanted = self._hints.accessibility().contrastPreference()
        return wanted is Qt.ContrastPreference.HighContrast

    def _apply(self) -> None:
        self.theme = self._theme()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._app.setFont(font(self.type.body))
        self._app.setPalette(palette_of(self.theme))
        self._app.setStyleSheet(stylesheet(self.theme, self.type))


def words_for(name: str) -> str:
    """A user's theme is called by the name of its file."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def palette_of(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, "background"),
        (role.Base, "surface"),
        (role.AlternateBase, "raised"),
        (role.Button, "raised"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "text_muted"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "rest"),
    ):
        palette.setColor(target, theme.color(name))
    muted = theme.mixed("text_muted", 0.55)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, muted)
    return palette
