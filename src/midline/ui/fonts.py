"""The typeface, its scale, and digits that stay where they are."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from midline.resources import resource
from midline.ui.translate import tr

STEADY = "Midline Stage"  # in assets/fonts; made by tools/make_font.py
LATIN = ["Inter", "SF Pro Display", "Segoe UI", "Noto Sans", "DejaVu Sans"]
# Named, or a system that is not Chinese may draw the Japanese forms of the same characters.
CHINESE = ["PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "WenQuanYi Micro Hei"]
FAMILIES = [*LATIN, *CHINESE]
EVEN = ["JetBrains Mono", "SF Mono", "Cascadia Mono", "Consolas", "Noto Sans Mono"]
EVEN += ["DejaVu Sans Mono", "Liberation Mono", "Menlo", "Courier New", *CHINESE]

SEMIBOLD, BOLD = 600, 700

# Sizes of the pages in pixels at 100 % (type_scale.py); the stage's come from the screen.
SMALL, BODY, LEAD, LARGE, TITLE, HERO = 13, 15, 18, 21, 26, 40


def font(size_px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    made = QFont(FAMILIES)
    made.setPixelSize(max(1, round(size_px)))
    made.setWeight(QFont.Weight(semibold() if weight == SEMIBOLD else weight))
    if tabular and hasattr(QFont, "Tag"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def even_font(size_px: float) -> QFont:
    """All letters have the same width: for the text of a file, whose columns mean something."""
    made = font(size_px)
    made.setFamilies(EVEN)
    made.setStyleHint(QFont.StyleHint.Monospace)
    return made


def steady_font(size_px: float, weight: int = 400) -> QFont:
    """The font of the stage, which comes with Midline: all its digits have the same width."""
    _load_steady()
    made = font(size_px, weight, tabular=True)  # for what another family has to stand in for
    made.setFamilies([STEADY, *FAMILIES])
    made.setWeight(QFont.Weight(weight))
    return made


def semibold() -> int:
    """The weight of names. Of a Chinese font with one weight, Qt makes up bold, but no semibold."""
    return BOLD if is_chinese(tr("Start")) and not has_bold_chinese() else SEMIBOLD


def is_chinese(text: str) -> bool:
    return any("\u2e80" <= each <= "\u9fff" for each in text)


@cache
def has_bold_chinese() -> bool:
    """Otherwise Qt makes one up, but for letters of 64 pixels and more."""
    known = set(QFontDatabase.families())
    family = next((each for each in CHINESE if each in known), "")
    weights = (QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family))
    return any(weight >= QFont.Weight.Bold for weight in weights)


@cache
def _load_steady() -> None:
    """Not before it is needed: the first paint does without."""
    for path in sorted(resource("assets", "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
