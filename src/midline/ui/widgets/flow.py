"""A row that goes on in the next line where there is no more room, as large text makes it need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Widgets from left to right in lines.

    With ``fills`` those of a line share all its width; with ``ends`` they stand at its end.
    """

    def __init__(
        self, parent: QWidget | None = None, *, fills: bool = False, ends: bool = False
    ) -> None:
        self._items: list[QLayoutItem] = []  # before Qt asks how many there are
        self._fills, self._ends = fills, ends
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        lines = self._lines(width - around.left() - around.right())
        between = self.spacing() * max(0, len(lines) - 1)
        return sum(_height(line) for line in lines) + between + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * (len(shown) - 1)
        return self._with_margins(QSize(max(0, wide), _height(shown)))

    def minimumSize(self) -> QSize:
        """As wide as the widest; how high that makes it, the width decides."""
        shown = self._shown()
        widest = max((item.sizeHint().width() for item in shown), default=0)
        return self._with_margins(QSize(widest, _height(shown)))

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        place = place.marginsRemoved(self.contentsMargins())
        top = place.top()
        for line in self._lines(place.width()):
            self._place(line, QRect(place.left(), top, place.width(), _height(line)))
            top += _height(line) + self.spacing()

    def _place(self, line: list[QLayoutItem], place: QRect) -> None:
        widths = [item.sizeHint().width() for item in line]
        spare = place.width() - sum(widths) - self.spacing() * (len(line) - 1)
        if self._fills:
            even = (place.width() - self.spacing() * (len(line) - 1)) // len(line)
            fits = all(width <= even for width in widths)
            widths = [even if fits else width + max(0, spare) // len(line) for width in widths]
        left = place.left() + (max(0, spare) if self._ends else 0)
        for item, width in zip(line, widths, strict=True):
            item.setGeometry(QRect(left, place.top(), min(width, place.width()), place.height()))
            left += width + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wide + self.spacing()
        return lines


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
