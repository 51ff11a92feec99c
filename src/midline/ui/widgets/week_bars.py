"""This week against the usual one, and the last weeks as bars with the line of the goal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from midline.progress.statistics import Week, week_start
from midline.ui import dates, phrases
from midline.ui.fonts import font
from midline.ui.spacing import HAIR, NEAR, TIGHT, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.charts.chart import NOWHERE, Chart
from midline.ui.widgets.charts.compared import (
    Compared,
    compare,
    compared_height,
    compared_width,
    paint_compared,
)
from midline.ui.widgets.charts.shades import shade
from midline.ui.widgets.charts.table import Table

BOTH_PX = 680  # at 100 %: from this width on they stand side by side
COMPARED_SHARE = 0.36  # of the width, then
BARS_PX, LOW_PX = 190, 130  # heights at 100 %: of the bars, and where all is stacked
BAR_SHARE, BAR_MOST_PX = 0.62, 44  # of a week's room; at 100 %
RADIUS_PX = 4.0
WEEKS = 12


class WeekBars(Chart):
    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Sessions of the last weeks"), parent)
        self._weeks: list[Week] = []
        self._usual: Week | None = None
        self._goal = 0
        self._this = date.min
        self._bars = QRectF()

    def set_value(self, weeks: Sequence[Week], usual: Week | None, goal: int, today: date) -> None:
        """``weeks`` oldest first; the last 12 are shown. ``goal`` is in sessions a week."""
        self._weeks, self._usual, self._goal = list(weeks[-WEEKS:]), usual, goal
        self._this = week_start(today)
        self.values_changed()

    def table(self) -> Table:
        """Newest first."""
        weeks = self._weeks[::-1]
        return Table(
            [tr("Week of"), tr("Sessions"), tr("Sets", "how many"), tr("Time in sets")],
            [[dates.full_day(w.start), phrases.number(w.sessions), phrases.number(w.sets),
              phrases.length(w.work_s)] for w in weeks],
            [[w.start.toordinal(), w.sessions, w.sets, w.work_s] for w in weeks],
        )  # fmt: skip

    def count(self) -> int:
        return len(self._weeks)

    def said(self, index: int) -> list[str]:
        week = self._weeks[index]
        is_this = week.start == self._this
        first = tr("This week") if is_this else tr("Week of {day}", day=_monday(week, self._this))
        sessions = phrases.count(round(week.sessions), "session", "sessions")
        sets = phrases.count(round(week.sets), "set", "sets")
        lines = [first, f"{sessions} · {sets} · {phrases.length(week.work_s)}"]
        if self._goal and week.sessions >= self._goal:
            lines.append(tr("goal reached"))
        return lines

    def place(self, index: int) -> QRectF:
        """The bar; of nothing a flat one."""
        slot = self._slot(index)
        wide = min(slot.width() * BAR_SHARE, self._themes.type.px(BAR_MOST_PX))
        top = self._y(self._weeks[index].sessions)
        return QRectF(slot.center().x() - wide / 2, top, wide, slot.bottom() - top)

    def index_at(self, point: QPointF) -> int:
        for index in range(len(self._weeks)):
            slot = self._slot(index)
            if slot.left() <= point.x() < slot.right() and point.y() >= self._bars.top() - WIDE:
                return index
        return NOWHERE

    def heightForWidth(self, width: int) -> int:
        scale = self._themes.type
        compared = round(compared_height(self._themes, self._compared()))
        if self._is_wide(width):
            return max(scale.px(BARS_PX), compared)
        return compared + WIDE + scale.px(LOW_PX)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        words = math.ceil(compared_width(self._themes, self._compared()))
        return QSize(max(least.width(), words), least.height())

    def arrange(self) -> None:
        line = self.metrics().height()
        goal_width = self.metrics().horizontalAdvance(self._goal_text()) + TIGHT
        left, top = 0.0, compared_height(self._themes, self._compared()) + WIDE
        if self._is_wide(self.width()):
            left, top = self._compared_width(self.width()) + 2 * WIDE, 0.0
        bottom = self.height() - line - HAIR
        self._bars = QRectF(
            QPointF(left, top + line + HAIR), QPointF(self.width() - goal_width, bottom)
        )

    def paint_all(self, painter: QPainter) -> None:
        theme = self._themes.theme
        wide = self._compared_width(self.width())
        paint_compared(painter, self._themes, self._compared(), wide)
        painter.setPen(QPen(theme.color("field"), 1))
        bars = self._bars
        painter.drawLine(bars.bottomLeft(), bars.bottomRight())
        for index in range(len(self._weeks)):
            self._paint_bar(painter, index)
        if self._goal and self._weeks:
            self._paint_goal(painter)
        self._paint_days(painter)

    def paint_marked(self, painter: QPainter, index: int, *, by_keys: bool) -> None:
        painter.setPen(QPen(self._themes.theme.color("focus" if by_keys else "text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = self.place(index).adjusted(-3, -3, 3, 3)
        painter.drawRoundedRect(around, RADIUS_PX + 2, RADIUS_PX + 2)

    def _paint_bar(self, painter: QPainter, index: int) -> None:
        """Of a week without a session nothing: a row of zeros would be the loudest of all."""
        theme, week, bar = self._themes.theme, self._weeks[index], self.place(index)
        if not week.sessions:
            return
        is_reached = week.sessions >= self._goal
        painter.setPen(QPen(theme.color("work"), 1.5))
        painter.setBrush(theme.color("work") if is_reached else shade(theme, 1))
        painter.drawRoundedRect(bar.adjusted(1, 1, -1, 0), RADIUS_PX, RADIUS_PX)
        slot, line = self._slot(index), self.metrics().height()
        painter.setFont(self._font(is_bold=is_reached))
        painter.setPen(theme.color("text"))
        above = QRectF(slot.left(), bar.top() - line - 1, slot.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, phrases.number(week.sessions))

    def _paint_goal(self, painter: QPainter) -> None:
        theme, bars, y = self._themes.theme, self._bars, self._y(self._goal)
        painter.setPen(QPen(theme.color("past_least"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(bars.left(), y), QPointF(bars.right(), y))
        painter.setFont(self._font(is_bold=True))
        line = self.metrics().height()
        beside = QRectF(bars.right() + TIGHT, y - line / 2, self.width() - bars.right(), line)
        painter.setPen(theme.color("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(beside, middle, self._goal_text())

    def _paint_days(self, painter: QPainter) -> None:
        """The Mondays, as many weeks apart as they need room, from the newest back."""
        painter.setFont(self._font())
        painter.setPen(self._themes.theme.color("text_muted"))
        texts = [self._day_text(week) for week in self._weeks]
        widths = [self.metrics().horizontalAdvance(text) for text in texts]
        apart = math.ceil((max(widths, default=0) + NEAR) / self._slot(0).width())
        for index in reversed(range(len(texts))):
            left = self._slot(index).center().x() - widths[index] / 2
            left = min(left, self.width() - widths[index] - 1)
            if (len(texts) - 1 - index) % apart == 0 and left >= self._bars.left() - WIDE:
                bottom = self.height() - self.metrics().descent()
                painter.drawText(QPointF(left, bottom), texts[index])

    def _day_text(self, week: Week) -> str:
        return tr("This week") if week.start == self._this else dates.short_day(week.start)

    def _goal_text(self) -> str:
        return tr("goal {n}", n=self._goal) if self._goal else ""

    def _font(self, *, is_bold: bool = False) -> QFont:
        return font(self._themes.type.small, 700 if is_bold else 400, tabular=True)

    def _is_wide(self, width: int) -> bool:
        return width >= self._themes.type.px(BOTH_PX)

    def _compared(self) -> list[Compared]:
        return compare(self._weeks[-1], self._usual) if self._weeks else []

    def _compared_width(self, width: int) -> float:
        if not self._is_wide(width):
            return width
        return max(width * COMPARED_SHARE, compared_width(self._themes, self._compared()))

    def _slot(self, index: int) -> QRectF:
        wide = max(1.0, self._bars.width() / max(1, len(self._weeks)))
        return QRectF(self._bars.left() + index * wide, self._bars.top(), wide, self._bars.height())

    def _y(self, sessions: float) -> float:
        most = max(self._goal, 1.0, *(week.sessions for week in self._weeks))
        return self._bars.bottom() - self._bars.height() * sessions / most


def _monday(week: Week, this: date) -> str:
    """With its year, where it could be another."""
    is_near = this - week.start < timedelta(days=300)
    return dates.short_day(week.start) if is_near else dates.full_day(week.start)
