"""One exercise over time: the best set of each day, and all sets of it together."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from midline.progress.past import Point
from midline.routine.model import Side
from midline.ui import dates, phrases
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.charts.axis import Unit, amount_ticks, day_ticks
from midline.ui.widgets.charts.chart import NOWHERE, Chart
from midline.ui.widgets.charts.line_painting import MARK_PX, LinePainter, style_of
from midline.ui.widgets.charts.plot import Plot, by_day, sides
from midline.ui.widgets.charts.table import Table

HOLD = "hold"
HEIGHT_PX = 340  # at 100 %
BEST_SHARE = 0.62  # of the height, for the best sets
TICKS, FEW_TICKS = 4, 2
NONE = date.min


class ExerciseLine(Chart):
    """Above the best sets before the band of their targets, below the sums; the days are shared."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("The exercise over time"), parent)
        self._points: list[Point] = []
        self._is_time = True
        self._days = by_day([])
        self._sides = sides([])
        self._xs: list[float] = []
        self._best = self._total = Plot(QRectF(), NONE, NONE, (0.0, 1.0))

    def set_value(self, points: Sequence[Point], kind: str) -> None:
        """``kind`` is hold, reps or hold cluster, as in the history: the amounts are its own."""
        self._points, self._is_time = list(points), kind == HOLD
        self._days, self._sides = by_day(points), sides(points)
        self.values_changed()

    def table(self) -> Table:
        """A row for each day and side, newest first; without sides there is no column for them."""
        points = sorted(self._points, key=lambda point: point.day, reverse=True)
        table = Table(
            [tr("Day"), tr("Side"), tr("Best set"), tr("All sets"), tr("Sets", "how many"),
             tr("Target")],
            [[dates.full_day(p.day), _side(p.side), self._amount(p.best, p.target_least),
              self._amount(p.total), str(p.sets), self._target(p.target_least, p.target_most)]
             for p in points],
            [[p.day.toordinal(), p.side or "", p.best, p.total, p.sets, p.target_least]
             for p in points],
        )  # fmt: skip
        return table if any(p.side for p in points) else table.without(1)

    def count(self) -> int:
        return len(self._days)

    def said(self, index: int) -> list[str]:
        day = self._days[index]
        lines = [dates.full_day(day.day)]
        for point in day.points:
            best = tr("best {amount}", amount=self._amount(point.best, point.target_least))
            all_sets = tr(
                "{sets}, {total} in all",
                sets=phrases.count(point.sets, "set", "sets"),
                total=self._amount(point.total),
            )
            text = f"{best} · {all_sets}"
            lines.append(f"{_side(point.side)}: {text}" if point.side else text)
        return [*lines, tr("target {amount}", amount=self._target(*day.target()))]

    def place(self, index: int) -> QRectF:
        """Of its marks among the best sets."""
        ys = [self._best.y(point.best) for point in self._days[index].points]
        size = 2 * MARK_PX
        return QRectF(self._xs[index] - MARK_PX, min(ys) - MARK_PX, size, max(ys) - min(ys) + size)

    def index_at(self, point: QPointF) -> int:
        """The nearest day."""
        if not self._xs:
            return NOWHERE
        after = bisect_left(self._xs, point.x())
        near = [i for i in (after - 1, after) if 0 <= i < len(self._xs)]
        return min(near, key=lambda i: abs(self._xs[i] - point.x()))

    def heightForWidth(self, width: int) -> int:
        return self._themes.type.px(HEIGHT_PX)

    def arrange(self) -> None:
        if not self._days:
            self._xs = []
            return
        line = self.metrics().height()
        bests, totals = self._ticks()
        ends = (bests[-1], totals[-1])
        left = max(self.metrics().horizontalAdvance(self._tick(end)) for end in ends) + NEAR
        below = 2 * (line + HAIR) + HAIR  # the days, and what the marks mean
        above = line + TIGHT  # what it is
        room = self.height() - below - 2 * above - NEAR
        best, total = BEST_SHARE * room, (1 - BEST_SHARE) * room
        wide = self.width() - left - 2 * TIGHT
        first, last = self._days[0].day, self._days[-1].day
        self._best = Plot(QRectF(left, above, wide, best), first, last, bests)
        top = above + best + NEAR + above
        self._total = Plot(QRectF(left, top, wide, total), first, last, totals)
        self._xs = [place.x for place in self._best.places((day.day, 0.0) for day in self._days)]

    def paint_all(self, painter: QPainter) -> None:
        if not self._days:
            painter.setPen(self._themes.theme.color("text_muted"))
            middle = Qt.AlignmentFlag.AlignCenter
            painter.drawText(self.rect(), middle, tr("Nothing here yet"))
            return
        line = LinePainter(painter, self._themes)
        words = (tr("Longest hold"), tr("All holds of the day"))
        if not self._is_time:
            words = (tr("Most reps in a set"), tr("All reps of the day"))
        targets = [day.target() for day in self._days]
        line.band(self._best, self._xs, targets)
        for plot, text in zip((self._best, self._total), words, strict=True):
            line.amounts(plot, [(each, self._tick(each)) for each in plot.ticks], text)
        for side in self._sides:
            own = [point for point in self._points if point.side == side]
            line.series(self._best, [(p.day, p.best) for p in own], side)
            line.series(self._total, [(p.day, p.total) for p in own], side)
        line.days(self._total, self._day_texts())
        named = [(side, _side(side)) for side in self._sides if side]
        is_band = any(least < most for least, most in targets)
        line.legend(self.height(), named, tr("target"), is_band)

    def paint_marked(self, painter: QPainter, index: int, *, by_keys: bool) -> None:
        theme, x = self._themes.theme, self._xs[index]
        color = theme.color("focus" if by_keys else "text")
        painter.setPen(QPen(color, 1.5))
        painter.drawLine(QPointF(x, self._best.rect.top()), QPointF(x, self._total.rect.bottom()))
        painter.setPen(QPen(color, 2))
        painter.setBrush(theme.color("surface"))
        for point in self._days[index].points:
            for plot, amount in ((self._best, point.best), (self._total, point.total)):
                style_of(theme, point.side).paint_mark(
                    painter, QPointF(x, plot.y(amount)), MARK_PX + 2
                )

    def _ticks(self) -> tuple[list[float], list[float]]:
        """Of the best sets, which need not begin at 0, and of the sums."""
        points, is_time = self._points, self._is_time
        least = min(min(point.best, point.target_least) for point in points)
        most = max(max(point.best, point.target_most) for point in points)
        total = max(point.total for point in points)
        return (
            amount_ticks(most, least=least, is_time=is_time, count=TICKS),
            amount_ticks(total, is_time=is_time, count=FEW_TICKS),
        )

    def _day_texts(self) -> list[tuple[date, str]]:
        widest = self.metrics().horizontalAdvance(dates.month_of_year(date(2028, 11, 30)))
        count = max(1, int(self._best.rect.width() / (widest + 2 * NEAR)))
        unit, days = day_ticks(self._best.first, self._best.last, count)
        return [(day, _day_text(unit, day)) for day in days]

    def _tick(self, amount: float) -> str:
        return phrases.clock(amount) if self._is_time else phrases.number(amount)

    def _amount(self, amount: float, least: float = 0.0) -> str:
        """Rounded, but not up to a target that was not reached."""
        whole = math.floor(amount) if amount < least else round(amount)
        return phrases.clock(whole) if self._is_time else phrases.count(whole, "rep", "reps")

    def _target(self, least: float, most: float) -> str:
        if least == most:
            return self._amount(most)
        return f"{self._tick(least)}–{self._amount(most)}"


def _day_text(unit: Unit, day: date) -> str:
    match unit:
        case Unit.DAY:
            return dates.short_day(day)
        case Unit.MONTH:
            return dates.month_of_year(day)
        case Unit.YEAR:
            return str(day.year)


def _side(side: str | None) -> str:
    return phrases.side(Side(side)) if side else "–"
