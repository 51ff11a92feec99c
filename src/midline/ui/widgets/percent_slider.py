"""A slider from 0 to 100 % with its number. Arrow keys move it in steps of 5."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStyle, QWidget

from midline.ui.scrolling_past import ScrollingPast
from midline.ui.spacing import TIGHT

STEP = 5
HANDLE_PX = 22  # as in the stylesheet


class PercentSlider(QWidget):
    """``tried`` comes with each move, ``changed`` when it is let go, or moved with a key."""

    tried = Signal(int)
    changed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        ScrollingPast(self.slider)
        self.slider.setAccessibleName(name)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(STEP)
        self.slider.setMinimumHeight(44)
        self.slider.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = QLabel()
        self.number.setObjectName("number")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._let_go)
        self._make_room()
        self._show()

    def value(self) -> int:
        return self.slider.value()

    def set_value(self, value: int) -> None:
        """Shown, and not announced."""
        self.slider.blockSignals(True)
        self.slider.setValue(value)
        self.slider.blockSignals(False)
        self._show()

    def _moved(self, value: int) -> None:
        self._show()
        self.tried.emit(value)
        if not self.slider.isSliderDown():
            self.changed.emit(value)

    def _let_go(self) -> None:
        self.changed.emit(self.value())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def _make_room(self) -> None:
        """The slider keeps its length, whatever the number."""
        self.number.ensurePolished()
        self.number.setFixedWidth(self.number.fontMetrics().horizontalAdvance("100 %") + 8)

    def _show(self) -> None:
        self.number.setText(f"{self.value()} %")


class _Slider(QSlider):
    """The handle comes to where the mouse is pressed, and is held there."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _follow(self, event: QMouseEvent) -> None:
        at = round(event.position().x()) - HANDLE_PX // 2
        span = self.width() - HANDLE_PX
        self.setSliderPosition(QStyle.sliderValueFromPosition(0, 100, at, span))
