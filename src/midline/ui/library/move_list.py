"""The moves of a routine: name and sets, one line each, under the names of their sections."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from midline.routine.model import Order, Routine
from midline.ui.fonts import BODY, SMALL, font
from midline.ui.themes import Themes
from midline.ui.translate import content, tr

LINE_PX = 38


class MoveList(QWidget):
    """Painted, so that 500 moves are as quick as five."""

    accessible_role = "StaticText"

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._lines: list[tuple[str, str]] = []
        self._name_font = font(BODY, QFont.Weight.DemiBold)
        self._target_font = font(BODY, tabular=True)
        self._section_font = font(SMALL, QFont.Weight.Bold)

    def set_routine(self, routine: Routine | None) -> None:
        self._lines = [] if routine is None else lines_of(routine)
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleName("; ".join(f"{name} {target}" for name, target in self._lines[:50]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(1, len(self._lines)) * LINE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first = max(0, event.rect().top() // LINE_PX)
        last = min(len(self._lines), event.rect().bottom() // LINE_PX + 1)
        for i in range(first, last):
            self._paint_line(painter, QRect(0, i * LINE_PX, self.width(), LINE_PX), *self._lines[i])
        painter.end()

    def _paint_line(self, painter: QPainter, place: QRect, name: str, target: str) -> None:
        theme = self._themes.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._section_font)
        if not target:
            painter.setPen(theme.color("text_muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, name)
            return
        painter.setPen(theme.color("outline"))
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        painter.setFont(self._target_font)
        painter.setPen(theme.color("text_muted"))
        wide = painter.boundingRect(place, Qt.AlignmentFlag.AlignRight | middle, target)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, target)
        painter.setFont(self._name_font)
        painter.setPen(theme.color("text"))
        free = place.adjusted(0, 0, -wide.width() - 16, 0)
        shown = QFontMetrics(self._name_font).elidedText(
            name[:300], Qt.TextElideMode.ElideRight, free.width()
        )
        painter.drawText(free, Qt.AlignmentFlag.AlignLeft | middle, shown)


def lines_of(routine: Routine) -> list[tuple[str, str]]:
    """Name and target; a section's name has no target."""
    from midline.ui import phrases

    lines = []
    for section in routine.sections:
        if section.name:
            parts = [content(section.name).upper()]
            if section.order is Order.CIRCUIT:
                parts.append(tr("circuit"))
            if section.rounds > 1:
                parts.append(tr("{n} rounds", n=section.rounds))
            lines.append((" · ".join(parts), ""))
        lines += [(content(e.name), phrases.exercise_targets(e)) for e in section.exercises]
    return lines
