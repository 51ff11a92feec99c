"""A button of an action: icon and word, and the key below. Painted, so that it can be quiet."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from midline.ui.fonts import font
from midline.ui.icons import pixmap
from midline.ui.theme import Theme
from midline.ui.widgets.button import RETURN

SPACE_BETWEEN = 0.45  # of the font's size, between icon and word


class KeyButton(QAbstractButton):
    """Follows an action: its word, whether it is enabled, its tool tip. Clicking triggers it."""

    def __init__(
        self, action: QAction, icon: str, key: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._action, self._icon, self._key, self._theme = action, icon, key, theme
        self._is_main = False
        self._size_px = 15.0
        self._ground = theme.color("background")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def set_main(self) -> None:
        """The one button that stands out."""
        self._is_main = True

    def set_icon_name(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_size_px(self, size_px: float) -> None:
        self._size_px = size_px
        self.update()

    def set_theme(self, theme: Theme, ground: QColor) -> None:
        if (theme, ground) != (self._theme, self._ground):
            self._theme, self._ground = theme, ground
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word and icon, with some air."""
        words = QFontMetricsF(font(self._size_px, 600, tabular=True)).horizontalAdvance(self.text())
        icon = (1.25 + SPACE_BETWEEN) * self._size_px if self._icon else 0.0
        return QSize(math.ceil(words + icon + 1.1 * self._size_px), round(self._size_px * 4))

    def event(self, event: QEvent) -> bool:
        """Enter presses the button that has the focus; Space stays the big button."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() in RETURN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        size, color = self._size_px, self._ink()
        self._paint_word(painter, QPointF(self.width() / 2, self.height() / 2 - size * 0.62), color)
        key_font = font(size * 0.8, 500)
        painter.setFont(key_font)
        painter.setPen(color if self._is_main else self._mixed("text_muted"))
        key_rect = QRectF(0, self.height() / 2 + size * 0.28, self.width(), size * 1.3)
        painter.drawText(key_rect, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        if self._is_main and self.isEnabled():
            painter.setBrush(theme.mixed("text", 0.8) if self.isDown() else theme.color("text"))
        elif self.isDown():
            painter.setBrush(theme.mixed("text", 0.16, "raised"))
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(theme.color("raised"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = min(16.0, rect.height() / 3)
        if self.hasFocus():
            painter.drawRoundedRect(rect.adjusted(3.5, 3.5, -3.5, -3.5), radius - 3, radius - 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2.5))
        painter.drawRoundedRect(rect, radius, radius)

    def _paint_word(self, painter: QPainter, middle: QPointF, color: QColor) -> None:
        made = font(self._size_px, 600, tabular=True)
        metrics = QFontMetricsF(made)
        side = round(self._size_px * 1.25) if self._icon else 0
        between = self._size_px * SPACE_BETWEEN if self._icon else 0.0
        room = self.width() - side - between - self._size_px
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        left = middle.x() - (side + between + metrics.horizontalAdvance(text)) / 2
        if self._icon:
            drawn = pixmap(self._icon, color.name(), side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, middle.y() - side / 2), drawn)
        painter.setFont(made)
        painter.setPen(color)
        baseline = middle.y() + metrics.capHeight() / 2
        painter.drawText(QPointF(left + side + between, baseline), text)

    def _ink(self) -> QColor:
        if self._is_main and self.isEnabled():
            return self._theme.color("background")
        return self._mixed("text")

    def _mixed(self, role: str) -> QColor:
        color = self._theme.color(role)
        if self.isEnabled():
            return color
        share, ground = 0.32, self._ground
        return QColor.fromRgbF(
            share * color.redF() + (1 - share) * ground.redF(),
            share * color.greenF() + (1 - share) * ground.greenF(),
            share * color.blueF() + (1 - share) * ground.blueF(),
        )

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(f"{self._action.toolTip()} ({self._key})")
        self.setAccessibleName(self._action.text())
        self.setAccessibleDescription(self._action.toolTip())
        self.update()
