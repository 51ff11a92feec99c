"""One of many, from a list that opens. For a few that fit side by side there is `Choice`."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from midline.ui.icons import pixmap
from midline.ui.scrolling_past import ScrollingPast
from midline.ui.spacing import NEAR


class Pick(QComboBox):
    """``options`` are values with the words for them; ``changed`` comes when another is chosen."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: list[tuple[str, str]] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_options(options)
        ScrollingPast(self)
        self.activated.connect(lambda: self.changed.emit(self.value()))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Others to choose from; what was chosen stays if it is among them."""
        if list(options) == self._options:
            return
        self._options = list(options)
        value = self.value()
        self.clear()
        for each, words in options:
            self.addItem(words, each)
        self.set_value(value)

    def value(self) -> str:
        return str(self.currentData())

    def set_value(self, value: str) -> None:
        """Shown, and not announced."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def sizeHint(self) -> QSize:
        """Where it is as wide as its words: of scripts in a second font Qt expects less width."""
        hint = super().sizeHint()
        if self.sizeAdjustPolicy() is not QComboBox.SizeAdjustPolicy.AdjustToContents:
            return hint
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        option.rect = QRect(QPoint(), hint)
        metrics = QFontMetricsF(self.font())
        words = (metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count()))
        lacking = math.ceil(max(words, default=0.0)) - self._room(option)
        return hint + QSize(max(0, lacking), 0)

    def _room(self, option: QStyleOptionComboBox) -> int:
        """For the words, in px."""
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(control, option, part, self).width()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """In less room than its words want, they end with "…"."""
        super().initStyleOption(option)
        room = self._room(option)
        elide = Qt.TextElideMode.ElideRight
        option.currentText = option.fontMetrics.elidedText(self.currentText(), elide, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        color = self.palette().text().color().name()
        side = self.fontMetrics().height()
        drawn = pixmap("open", color, side, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - NEAR, (self.height() - side) // 2, drawn)
        painter.end()
