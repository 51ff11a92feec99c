"""A theme: colours by role.

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

from PySide6.QtGui import QColor

from midline.resources import resource

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


def name_of(choice: str, system_is_dark: bool) -> str:
    """The theme for a choice: "dark", "light", or "system"."""
    if choice in NAMES:
        return choice
    return "dark" if system_is_dark else "light"


def named(name: str) -> Theme:
    """One of `NAMES`."""
    return read_theme(resource("assets", "themes", f"{name}.yaml"))


def read_theme(path: Path) -> Theme:
    """A theme file is flat, so it is read without a YAML parser: the first paint waits for it."""
    roles = {}
    for line in path.read_text("utf-8").splitlines():
        role, colon, color = line.partition(":")
        if colon and not line.startswith("#"):
            roles[role.strip()] = color.strip().strip('"')
    return Theme(**{field.name: roles[field.name] for field in fields(Theme)})
