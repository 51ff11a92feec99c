"""The reference for processor time: a bare widget that repaints all of its 1280×800, with one ring
and one number, 30 times a second. Ends after the seconds given.
"""

from __future__ import annotations

import sys
from time import monotonic

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

PERIOD_S = 60.0


class Ring(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 800)
        self._font = QFont("Inter")
        self._font.setPixelSize(260)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.update)
        self._timer.start(1000 // 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        left_s = PERIOD_S - monotonic() % PERIOD_S
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#10141a"))
        painter.setPen(QPen(QColor("#4fd1a5"), 24, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(QRectF(390, 150, 500, 500), 90 * 16, int(360 * 16 * left_s / PERIOD_S))
        painter.setFont(self._font)
        painter.setPen(QColor("white"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(int(left_s)))
        painter.end()


def main() -> int:
    application = QApplication(sys.argv)
    ring = Ring()
    ring.show()
    QTimer.singleShot(int(float(sys.argv[1]) * 1000), application.quit)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
