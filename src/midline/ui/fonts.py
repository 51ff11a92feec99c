"""The typeface, its scale, and digits that stay where they are."""

from __future__ import annotations

from PySide6.QtGui import QFont

FAMILIES = ["Inter", "SF Pro Display", "Segoe UI", "Noto Sans", "DejaVu Sans"]

# Sizes of the pages in pixels; the stage's are shares of the window's height (stage/sizes.py).
SMALL, BODY, LEAD, TITLE, HERO = 13, 15, 18, 26, 40


def font(size_px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    made = QFont(FAMILIES)
    made.setPixelSize(max(1, round(size_px)))
    made.setWeight(QFont.Weight(weight))
    if tabular and hasattr(QFont, "Tag"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def app_font() -> QFont:
    return font(BODY)
