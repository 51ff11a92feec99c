"""Dresses the program in a theme, and changes it when the choice or the system does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from midline.ui.fonts import app_font
from midline.ui.stylesheet import stylesheet
from midline.ui.theme import Theme, name_of, named


class Themes(QObject):
    """Which theme is on: the one that was chosen, or the system's. Announces every change.

    A system that does not say is taken at its window's colour: ``system_is_dark``, which must be
    asked for before the first `Themes` changes the palette.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str, system_is_dark: bool) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._system_is_dark = system_is_dark
        self.theme = named(self.name())
        app.setStyle("Fusion")
        app.setFont(app_font())
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def choice(self) -> str:
        return self._choice

    def choices(self) -> list[tuple[str, str]]:
        """Every theme there is to choose, with its words."""
        return [("system", "As the system"), ("light", "Light"), ("dark", "Dark")]

    def choose(self, choice: str) -> None:
        """``choice`` is "system", "dark" or "light"."""
        self._choice = choice
        self._apply()

    def name(self) -> str:
        return name_of(self._choice, self._is_system_dark())

    def next_choice(self) -> str:
        """From the system's to the one that looks different, to the other one, and back."""
        order = (
            ("system", "light", "dark") if self._is_system_dark() else ("system", "dark", "light")
        )
        return order[(order.index(self._choice) + 1) % len(order)]

    def _is_system_dark(self) -> bool:
        scheme = self._app.styleHints().colorScheme()
        if scheme is Qt.ColorScheme.Unknown:
            return self._system_is_dark
        return scheme is Qt.ColorScheme.Dark

    def _apply(self) -> None:
        self.theme = named(self.name())
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._app.setPalette(palette_of(self.theme))
        self._app.setStyleSheet(stylesheet(self.theme))


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
