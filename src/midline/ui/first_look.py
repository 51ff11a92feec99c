"""What the window shows at its first paint: the library's frame and the routines' names.

Building the real page means some 60 ms of Qt classes and widgets. So the window first shows what
is known at once, in the places where the page will have it, and the page follows right after.
Plain labels dressed by a stylesheet keep Python away from the ``Qt`` namespace, whose enums alone
cost 15 ms: no pens, brushes or alignments here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from midline.ui.fonts import BODY, FAMILIES, TITLE

if TYPE_CHECKING:
    from midline.library.entries import RoutineFile
    from midline.ui.theme import Theme

MARGIN_PX, TOP_PX, BOTTOM_PX = 32, 24, 28
SPACING_PX = 28
LIST_WIDTH_PX = 400
ROW_PX = 66
ROW_PADDING_PX = 14
_FIRST_ROW_PX = 131
_CARD_TOP_PX = 78
_STYLE = """
QFrame#first {{ background: {background}; }}
QFrame#card {{ background: {surface}; border-radius: 20px; }}
QLabel {{ color: {text}; font-family: {families}; font-size: {row}px; font-weight: 600; }}
QLabel#title {{ font-size: {title}px; font-weight: 700; }}
"""


class FirstLook(QFrame):
    def __init__(self, parent: QWidget, theme: Theme, names: Sequence[str]) -> None:
        super().__init__(parent)
        self.setObjectName("first")
        families = ", ".join(f'"{family}"' for family in FAMILIES)
        style = _STYLE.format(**vars(theme), families=families, row=BODY + 1, title=TITLE)
        self.setStyleSheet(style)
        width, height = parent.width(), parent.height()
        self.resize(width, height)
        card = QFrame(self)
        card.setObjectName("card")
        left = MARGIN_PX + LIST_WIDTH_PX + SPACING_PX
        card.setGeometry(
            left, _CARD_TOP_PX, width - left - MARGIN_PX, height - _CARD_TOP_PX - BOTTOM_PX
        )
        title = QLabel("Midline", self)
        title.setObjectName("title")
        title.setGeometry(MARGIN_PX, TOP_PX, LIST_WIDTH_PX, TITLE + 6)
        for i, name in enumerate(names[: (height - _FIRST_ROW_PX) // ROW_PX]):
            row = QLabel(name, self)
            top = _FIRST_ROW_PX + i * ROW_PX + 11
            row.setGeometry(MARGIN_PX + ROW_PADDING_PX, top, LIST_WIDTH_PX - 2 * ROW_PADDING_PX, 22)


def unread_name(file: RoutineFile) -> str:
    """Until it is read, a routine is called by the name of its file."""
    stem = file.path.stem.replace("-", " ").replace("_", " ").strip()
    return stem[:1].upper() + stem[1:]
