"""Colours by role, and the palette and stylesheet made from them.

| role | is |
|---|---|
| background, surface, raised | the window; a card on it; a control on a card |
| text, text_muted, outline | writing, quieter writing, hairlines |
| accent, on_accent | the one thing to press, and the writing on it |
| work, past_least, rest, get_ready, switch, paused | what the stage is in |
| danger, focus | something is wrong; where the keyboard is |
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from midline.resources import resource
from midline.ui.fonts import app_font
from midline.ui.stylesheet import stylesheet

NAMES = ("dark", "light")


@dataclass(frozen=True)
class Theme:
    """The colours of a theme, as ``#rrggbb``."""

    background: str
    surface: str
    raised: str
    text: str
    text_muted: str
    outline: str
    accent: str
    on_accent: str
    work: str
    past_least: str
    rest: str
    get_ready: str
    switch: str
    paused: str
    danger: str
    focus: str

    def color(self, role: str) -> QColor:
        return QColor(getattr(self, role))

    def mixed(self, role: str, share: float, ground: str = "background") -> QColor:
        """``share`` (0 to 1) of a role on a ground, as an opaque colour."""
        top, base = self.color(role), self.color(ground)
        rgb = zip(_rgb(top), _rgb(base), strict=True)
        return QColor.fromRgbF(*(share * a + (1 - share) * b for a, b in rgb))


def _rgb(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()


def read_theme(path: Path) -> Theme:
    """A theme file is flat, so it is read without a YAML parser: the first paint waits for it."""
    roles = {}
    for line in path.read_text("utf-8").splitlines():
        role, colon, color = line.partition(":")
        if colon and not line.startswith("#"):
            roles[role.strip()] = color.strip().strip('"')
    return Theme(**{field.name: roles[field.name] for field in fields(Theme)})


class Themes(QObject):
    """Which theme is on: the one that was chosen, or the system's. Announces every change."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self.theme = read_theme(resource("assets", "themes", f"{self.name()}.yaml"))
        app.setStyle("Fusion")
        app.setFont(app_font())
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def choice(self) -> str:
        return self._choice

    def choose(self, choice: str) -> None:
        """``choice`` is "system", "dark" or "light"."""
        self._choice = choice
        self._apply()

    def name(self) -> str:
        if self._choice in NAMES:
            return self._choice
        is_light = self._app.styleHints().colorScheme() is Qt.ColorScheme.Light
        return "light" if is_light else "dark"

    def _apply(self) -> None:
        self.theme = read_theme(resource("assets", "themes", f"{self.name()}.yaml"))
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
