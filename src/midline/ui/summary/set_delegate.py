"""A set in its row: in columns, or in little room all of it in two lines beside the amount."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from midline.routine.model import Side
from midline.session.plan import PlannedSet
from midline.ui.fonts import font
from midline.ui.row_painting import cut, draw_wrapped, wrapped_px
from midline.ui.spacing import NEAR, TIGHT
from midline.ui.summary.amount_box import AmountBox
from midline.ui.summary.rows import DONE, EXERCISE, PLANNED, SetRows
from midline.ui.themes import Themes
from midline.ui.widgets.stills import Stills

SIDE_PX = 12  # of air on each side of a text
NOT_DONE_OPACITY = 0.5  # of a still
Index = QModelIndex | QPersistentModelIndex


class SetDelegate(QStyledItemDelegate):
    """Paints quietly what was not done, and gives a spin box for the amount."""

    def __init__(self, themes: Themes, stills: Stills, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._stills = themes, stills
        self.has_stills = True
        self.is_in_lines = False

    def height_in_lines(self, lines: tuple[str, str], width: int) -> int:
        """That a set's two lines need in a cell of that width."""
        room, scale = width - 2 * SIDE_PX - self._beside(), self._themes.type
        name, facts = lines
        return (
            wrapped_px(name, font(scale.body), room)
            + wrapped_px(facts, font(scale.small), room)
            + 2 * TIGHT
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("raised"))
        is_done = bool(index.data(Qt.ItemDataRole.UserRole))
        role = "text" if is_done and index.column() in (EXERCISE, DONE) else "text_muted"
        if index.column() == DONE and is_done:
            role = "accent"
        place = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
        if index.column() == EXERCISE:
            self._paint_still(painter, place, index, is_done)
            place.setLeft(place.left() + self._beside())
        painter.setPen(theme.color(role))
        if index.column() == EXERCISE and self.is_in_lines:
            self._paint_lines(painter, place, index)
        else:
            side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
            painter.drawText(place, side, cut(str(index.data()), option.fontMetrics, place.width()))

    def _paint_still(self, painter: QPainter, place: QRect, index: Index, is_done: bool) -> None:
        if self.has_stills:
            planned: PlannedSet = index.data(PLANNED)
            is_left = planned.side is Side.LEFT
            painter.setOpacity(1.0 if is_done else NOT_DONE_OPACITY)
            self._stills.paint(painter, place, planned.exercise, "background", is_left)
            painter.setOpacity(1.0)

    def _paint_lines(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Each as high as it needs to be; both together stand half way down."""
        painter.save()
        scale, (name, facts) = self._themes.type, _rows(index).lines(index.row())
        name_px = wrapped_px(name, font(scale.body), place.width())
        facts_px = wrapped_px(facts, font(scale.small), place.width())
        top = place.center().y() - (name_px + facts_px) // 2
        at = QRect(place.left(), top, place.width(), name_px)
        draw_wrapped(painter, at, name, font(scale.body))
        painter.setPen(self._themes.theme.color("text_muted"))
        at = QRect(place.left(), top + name_px, place.width(), facts_px)
        draw_wrapped(painter, at, facts, font(scale.small))
        painter.restore()

    def _beside(self) -> int:
        """What the still takes of a cell."""
        return self._stills.size().width() + NEAR if self.has_stills else 0

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return AmountBox(partial(_rows(index).unit, index.row()), parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, AmountBox):
            editor.setValue(int(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, AmountBox) and isinstance(model, SetRows):
            editor.interpretText()
            if editor.refused is None:
                model.setData(index, editor.value())
            else:
                model.refuse(editor.refused)


def _rows(index: Index) -> SetRows:
    model = index.model()
    assert isinstance(model, SetRows)
    return model
