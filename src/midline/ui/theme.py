"""A theme: colours by role. The heads of the files in ``assets/themes`` say what each role is."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtGui import QColor

from midline.resources import resource

NAMES = ("dark", "light", "high-contrast", "high-contrast-light")
SYSTEM = "system"


@dataclass(frozen=True)
class Theme:
    """The colours of a theme, as ``#rrggbb``."""

    background: str
    surface: str
    raised: str
    text: str
    text_muted: str
    outline: str
    field: str
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


ROLES = tuple(field.name for field in fields(Theme))


def _rgb(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()


def name_of(choice: str, system_is_dark: bool, *, more_contrast: bool = False) -> str:
    """The name of the theme for a choice, which is "system" or such a name already."""
    if choice != SYSTEM:
        return choice
    if more_contrast:
        return "high-contrast" if system_is_dark else "high-contrast-light"
    return "dark" if system_is_dark else "light"


def named(name: str) -> Theme:
    """One of `NAMES`."""
    return read_theme(resource("assets", "themes", f"{name}.yaml"))


def first_theme(choice: str, system_is_dark: bool, folder: Path) -> Theme:
    """For the first paint, which waits for no word about a theme that can't be had."""
    if choice in (SYSTEM, *NAMES):
        return named(name_of(choice, system_is_dark))
    from midline.ui.user_themes import read_user_themes

    own, _ = read_user_themes(folder)
    return own.get(choice) or named(name_of(SYSTEM, system_is_dark))


def read_theme(path: Path) -> Theme:
    """A shipped theme is flat, and read without a YAML parser: the first paint waits for it."""
    roles = {}
    for line in path.read_text("utf-8").splitlines():
        role, colon, color = line.partition(":")
        if colon and not line.startswith("#"):
            roles[role.strip()] = color.strip().strip('"')
    return Theme(**{role: roles[role] for role in ROLES})
