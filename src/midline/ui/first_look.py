"""What the window shows at its first paint: the library's frame, its routines and their facts.

Building the real page means some 60 ms of Qt classes and widgets. So the window first shows what
is known at once, in the places where the page will have it, and the page follows right after.
Plain labels dressed by a stylesheet keep Python away from the ``Qt`` namespace, whose enums alone
cost 15 ms: no pens, brushes or alignments here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from midline.ui.fonts import BODY, FAMILIES, SMALL, TITLE

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
QLabel#facts {{ color: {text_muted}; font-size: {small}px; font-weight: 400; }}
"""


class FirstLook(QFrame):
    def __init__(self, parent: QWidget, theme: Theme, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setObjectName("first")
        families = ", ".join(f'"{family}"' for family in FAMILIES)
        style = _STYLE.format(
            **vars(theme), families=families, row=BODY + 1, title=TITLE, small=SMALL
        )
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
        left, row_width = MARGIN_PX + ROW_PADDING_PX, LIST_WIDTH_PX - 2 * ROW_PADDING_PX
        for i, (name, known) in enumerate(rows[: (height - _FIRST_ROW_PX) // ROW_PX]):
            top = _FIRST_ROW_PX + i * ROW_PX + 11
            QLabel(name, self).setGeometry(left, top, row_width, 22)
            facts = QLabel(known, self)
            facts.setObjectName("facts")
            facts.setGeometry(left, top + 23, row_width, 22)


def first_rows(
    files: Iterable[RoutineFile], seen: Mapping[str, tuple[str, str]]
) -> list[tuple[str, str]]:
    """Name and facts of each file as last seen; of one not seen yet, a name only.

    A label would take "<b>" for a tag, and to tell it not to would cost the `Qt` namespace.
    """
    rows = (seen.get(file.key) or (unread_name(file), "") for file in files)
    return [(name.replace("<", "‹"), facts.replace("<", "‹")) for name, facts in rows]


def unread_name(file: RoutineFile) -> str:
    """Until it is read, a routine is called by the name of its file."""
    stem = file.path.stem.replace("-", " ").replace("_", " ").strip()
    return stem[:1].upper() + stem[1:]
