"""A round place in the middle of a panel: it lights up, or is tapped."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from midline.ui.fonts import font
from midline.ui.themes import Themes

SIZE_PX = 180


class BeatPad(QWidget):
    accessible_role = "Button"
    tapped = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._text = ""
        self._is_lit = False
        themes.changed.connect(self.update)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def set_lit(self, is_lit: bool) -> None:
        if is_lit != self._is_lit:
            self._is_lit = is_lit
            self.update()

    def is_lit(self) -> bool:
        return self._is_lit

    def set_tappable(self, is_tappable: bool) -> None:
        policy = Qt.FocusPolicy.StrongFocus if is_tappable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setEnabled(is_tappable)

    def sizeHint(self) -> QSize:
        return QSize(SIZE_PX, SIZE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        side = SIZE_PX - (12 if self._is_lit else 24)  # larger too, for who sees no colours
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if self._is_lit else "raised"))
        painter.drawEllipse(circle)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawEllipse(circle.adjusted(-4, -4, 4, 4))
        painter.setFont(font(self._themes.type.lead, QFont.Weight.DemiBold, tabular=True))
        painter.setPen(theme.color("on_accent" if self._is_lit else "text"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.set_lit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._press()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.set_lit(False)

    def _press(self) -> None:
        self.tapped.emit()
        self.set_lit(True)
