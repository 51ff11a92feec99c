"""Two texts as a list of lines: what only one has, what only the other has, and what is around."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from midline.library.difference import DiffLine, Kind, difference
from midline.ui.fonts import even_font
from midline.ui.spacing import NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import later, tr

LINE_PX, BAR_PX = 4, 3  # of air around a line; of the mark of the keyboard
AROUND_PX = 2  # the frame of the list, in the stylesheet
SHOWN_MOST = 1000  # characters of one line
TINT = 0.20  # of the role's colour, behind a line
Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
WRAP = (Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextExpandTabs).value
SIGNS = {Kind.GONE: "−", Kind.NEW: "+", Kind.SAME: "", Kind.SKIPPED: "⋯"}
ROLES = {Kind.GONE: "danger", Kind.NEW: "work"}
SAID = {
    Kind.GONE: later("Line {n}, only in yours: {text}"),
    Kind.NEW: later("Line {n}, only in the other: {text}"),
    Kind.SAME: later("Line {n}: {text}"),
}


class DiffRows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[DiffLine, ...] = ()

    def set_value(self, lines: tuple[DiffLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(line)
        return line.text[:SHOWN_MOST] if role == Qt.ItemDataRole.DisplayRole else None


def said(line: DiffLine) -> str:
    """For a screen reader: what the sign and the colour tell."""
    if line.kind is Kind.SKIPPED:
        return tr("More lines that are the same")
    number = line.before if line.after is None else line.after
    return tr(SAID[line.kind], n=number, text=line.text.strip()[:SHOWN_MOST] or tr("empty"))


class DiffDelegate(QStyledItemDelegate):
    """A line in as many rows as it needs, after its numbers in both texts and a sign."""

    def __init__(self, themes: Themes, view: QListView) -> None:
        super().__init__(view)
        self._themes, self._view = themes, view
        self.take_sizes(0)

    def take_sizes(self, lines: int) -> None:
        """``lines`` is the largest number of a line."""
        self._font = even_font(self._themes.type.body)
        metrics = QFontMetrics(self._font)
        self._number = metrics.horizontalAdvance("0" * max(2, len(str(lines))))
        self._sign = metrics.horizontalAdvance("+")
        self._height = metrics.height() + LINE_PX

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height_for(width, str(index.data())))

    def height_for(self, width: int, text: str) -> int:
        place = QRect(0, 0, max(1, width - self._before_text() - TIGHT), 1_000_000)
        needed = QFontMetrics(self._font).boundingRect(place, WRAP, text).height() if text else 0
        return max(self._height, needed + LINE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: DiffLine = index.data(LINE)
        place: QRect = option.rect
        theme = self._themes.theme
        painter.save()
        painter.setFont(self._font)
        role = ROLES.get(line.kind)
        if role:
            painter.fillRect(place, theme.mixed(role, TINT, "surface"))
        if index == self._view.currentIndex() and self._view.hasFocus():
            bar = QRect(place.left(), place.top(), BAR_PX, place.height())
            painter.fillRect(bar, theme.color("focus"))
        painter.setPen(theme.color("text_muted"))
        left = place.left() + TIGHT
        for number in (line.before, line.after):
            self._draw(painter, place, left, self._number, "" if number is None else str(number))
            left += self._number + TIGHT
        painter.setPen(theme.color("text" if role else "text_muted"))
        self._draw(painter, place, left, self._sign, SIGNS[line.kind])
        painter.setPen(theme.color("text"))
        text = place.adjusted(self._before_text(), LINE_PX // 2, -TIGHT, 0)
        painter.drawText(text, WRAP, str(index.data()))
        painter.restore()

    def _before_text(self) -> int:
        return TIGHT + 2 * (self._number + TIGHT) + self._sign + NEAR

    def _draw(self, painter: QPainter, place: QRect, left: int, width: int, text: str) -> None:
        box = QRect(left, place.top() + LINE_PX // 2, width, self._height)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight.value, text)


class DifferenceView(QListView):
    """The arrow keys go from line to line; it begins at the first that differs."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DiffRows()
        self.setModel(self.rows)
        self._delegate = DiffDelegate(themes, self)
        self.setItemDelegate(self._delegate)
        self.setObjectName("difference")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Differences"))

    def set_value(self, yours: str, other: str) -> None:
        lines = difference(yours, other)
        self._delegate.take_sizes(max(yours.count("\n"), other.count("\n")) + 1)
        self.rows.set_value(lines)
        changed = (n for n, line in enumerate(lines) if line.kind in ROLES)
        self.setCurrentIndex(self.rows.index(next(changed, 0)))

    def fit(self, width: int, highest: int) -> None:
        """As high as its lines; where they are more, it scrolls."""
        around = 2 * AROUND_PX
        lines, high = self.rows.lines, around
        for line in lines:
            if high > highest:
                break
            high += self._delegate.height_for(width - around, line.text[:SHOWN_MOST])
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOn if high > highest else bar.ScrollBarAlwaysOff
        )
        self.setFixedSize(width, min(high, highest))
        self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def is_empty(self) -> bool:
        return not self.rows.lines
