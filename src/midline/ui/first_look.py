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

from midline.ui.fonts import FAMILIES
from midline.ui.spacing import EDGE, GAP, NEAR, WIDE

if TYPE_CHECKING:
    from midline.library.entries import RoutineFile
    from midline.ui.theme import Theme
    from midline.ui.type_scale import TypeScale

ROW_PADDING_PX, ROW_TOP_PX = 14, 11
NARROW_EM = 16  # in sizes of the text
_STYLE = """
QFrame#first {{ background: {background}; }}
QFrame#card {{ background: {surface}; border-radius: 20px; }}
QLabel {{ color: {text}; font-family: {families}; font-size: {row}px; font-weight: 600; }}
QLabel#title {{ font-size: {title}px; font-weight: 700; }}
QLabel#facts {{ color: {text_muted}; font-size: {small}px; font-weight: 400; }}
"""


class FirstLook(QFrame):
    def __init__(
        self, parent: QWidget, theme: Theme, rows: Sequence[tuple[str, str]], scale: TypeScale
    ) -> None:
        super().__init__(parent)
        self.setObjectName("first")
        families = ", ".join(f'"{family}"' for family in FAMILIES)
        style = _STYLE.format(
            **vars(theme),
            families=families,
            row=scale.row_name,
            title=scale.title,
            small=scale.small,
        )
        self.setStyleSheet(style)
        width, height = parent.width(), parent.height()
        self.resize(width, height)
        list_width = list_width_px(width, scale)
        left, top = EDGE + list_width + WIDE, WIDE + button_px(scale) + NEAR
        card = QFrame(self)
        card.setObjectName("card")
        card.setGeometry(left, top, width - left - EDGE, height - top - WIDE)
        title = QLabel("Midline", self)
        title.setObjectName("title")
        title.setGeometry(EDGE, WIDE, list_width, title_line_px(scale) + 6)
        self._show_rows(rows, list_width, scale)

    def _show_rows(self, rows: Sequence[tuple[str, str]], wide: int, scale: TypeScale) -> None:
        text_from = text_from_px(scale, has_stills=has_stills(scale, wide))
        left, width = EDGE + text_from, wide - text_from - ROW_PADDING_PX
        first = WIDE + title_line_px(scale) + scale.px(19) + 25 + 2 * NEAR
        row, line = row_px(scale), line_px(scale)
        for i, (name, known) in enumerate(rows[: (self.height() - first) // row]):
            top = first + i * row + ROW_TOP_PX
            QLabel(name, self).setGeometry(left, top, width, line)
            facts = QLabel(known, self)
            facts.setObjectName("facts")
            facts.setGeometry(left, top + line + 1, width, line)


def list_width_px(window: int, scale: TypeScale) -> int:
    """The list takes more room where the text is larger, up to two fifths of the window."""
    return min(scale.px(400), window * 2 // 5)


def row_px(scale: TypeScale) -> int:
    """The height of a row of the list whose texts need a line each."""
    return 2 * (line_px(scale) + ROW_TOP_PX)


def text_from_px(scale: TypeScale, *, has_stills: bool) -> int:
    """Where in a row its texts begin."""
    return ROW_PADDING_PX + (scale.still[0] + GAP if has_stills else 0)


def has_stills(scale: TypeScale, list_px: int) -> bool:
    """In a narrow list the names need the room."""
    return list_px >= NARROW_EM * scale.body


def title_line_px(scale: TypeScale) -> int:
    """The height of the title's line."""
    return scale.title + 3


def line_px(scale: TypeScale) -> int:
    """The height of each of these."""
    return scale.px(22)


def button_px(scale: TypeScale) -> int:
    return scale.px(22) + 18


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
