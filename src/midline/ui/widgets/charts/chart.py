"""What every chart does: the pointer and the arrow keys find a value, whose words stand beside it.

A chart has a number of values, one after the other. It says where each is and what is there.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from midline.ui.accessible import announce
from midline.ui.fonts import font
from midline.ui.spacing import EDGE
from midline.ui.themes import Themes
from midline.ui.widgets.charts.bubble import paint_bubble
from midline.ui.widgets.charts.table import Table

NOWHERE = -1
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
FURTHER = 10  # values that an arrow with Ctrl goes
USUAL_WIDTH_PX, LEAST_WIDTH_PX = 640, 160  # at 100 %


class Chart(QWidget):
    """``_painted`` is kept as a picture until a value, the size or the theme changes."""

    accessible_role = "Graphic"
    arrows: Mapping[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

    def __init__(self, themes: Themes, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._at = self._pointed = NOWHERE
        self._is_by_keys = False  # else who opens a page would find words before the chart
        self._picture: QPixmap | None = None
        self._metrics: QFontMetricsF | None = None  # a layout asks for hundreds of sizes
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self._dressed_anew)

    # What a chart has to say of itself.

    def count(self) -> int:
        """How many values there are."""
        raise NotImplementedError

    def said(self, index: int) -> list[str]:
        """What is at a value, in lines."""
        raise NotImplementedError

    def place(self, index: int) -> QRectF:
        raise NotImplementedError

    def index_at(self, point: QPointF) -> int:
        """The value that is meant there, or `NOWHERE`."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Find the places for this size, before anything is painted."""
        raise NotImplementedError

    def paint_all(self, painter: QPainter) -> None:
        raise NotImplementedError

    def paint_marked(self, painter: QPainter, index: int, *, by_keys: bool) -> None:
        """Over the rest: the value that the keyboard or the pointer is on."""
        raise NotImplementedError

    def table(self) -> Table:
        """All of it in words, for `DataTable`."""
        raise NotImplementedError

    def choose(self, index: int) -> None:
        """A click, or Enter or Space: nothing, but where values can be chosen."""

    # What it does with that.

    def index(self) -> int:
        """The value whose words are shown, or `NOWHERE`."""
        if self._pointed != NOWHERE:
            return self._pointed
        return self._at if self.hasFocus() else NOWHERE

    def go_to(self, index: int) -> None:
        """As the arrow keys do: shown, and said."""
        self._at, self._pointed, self._is_by_keys = index, NOWHERE, True
        self._describe()
        announce(self, self.accessibleDescription())
        self._scroll_to(self.place(index))
        self.update()

    def values_changed(self) -> None:
        """The keyboard stands on the last one, the newest."""
        self.arrange()
        self._at, self._pointed = self.count() - 1, NOWHERE
        some = Qt.FocusPolicy.StrongFocus if self.count() else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(some)
        self._describe()
        self.updateGeometry()
        self._anew()

    def metrics(self) -> QFontMetricsF:
        if self._metrics is None:
            self._metrics = QFontMetricsF(font(self._themes.type.small, tabular=True))
        return self._metrics

    def sizeHint(self) -> QSize:
        width = self._themes.type.px(USUAL_WIDTH_PX)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.type.px(LEAST_WIDTH_PX), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def _describe(self) -> None:
        self.setAccessibleDescription(". ".join(self.said(self._at)) if self.count() else "")

    def _dressed_anew(self) -> None:
        self._metrics = None
        self.updateGeometry()
        self._anew()

    def _anew(self) -> None:
        self.arrange()
        self._picture = None
        self.update()

    def _scroll_to(self, place: QRectF) -> None:
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None and (inside := page.widget()) is not None:
            at = self.mapTo(inside, place.center().toPoint())
            page.ensureVisible(at.x(), at.y(), EDGE, round(place.height()) + EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._anew()
        self.updateGeometry()  # for what is high where it is narrow

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._drawn(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        index = self.index()
        if index != NOWHERE:
            is_pointed = self._pointed != NOWHERE
            self.paint_marked(painter, index, by_keys=not is_pointed)
            if is_pointed or self._is_by_keys:
                room = QRectF(self.rect())
                paint_bubble(painter, self._themes, self.said(index), self.place(index), room)
        painter.end()

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self._themes.type.small, tabular=True))
        self.paint_all(painter)
        painter.end()
        return picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.count() - 1
        key, is_far = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in self.arrows:
            step = self.arrows[key] * (FURTHER if is_far else 1)
            self.go_to(max(0, min(self._at + step, last)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.index_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position())
        if index != NOWHERE and event.button() is Qt.MouseButton.LeftButton:
            self._at = index
            self._describe()
            self.choose(index)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(NOWHERE)

    def _point_at(self, index: int) -> None:
        if index != self._pointed:
            self._pointed = index
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._is_by_keys = event.reason() in BY_TAB
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
