"""A year of days in columns of weeks: how much was done on each, by shade and number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from midline.progress.past import Day
from midline.ui import dates, phrases
from midline.ui.accessible import announce
from midline.ui.fonts import font
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.charts.chart import NOWHERE, Chart
from midline.ui.widgets.charts.shades import (
    STEPS,
    lettering,
    shade,
    shade_step,
    usual_range,
)
from midline.ui.widgets.charts.table import Table
from midline.ui.widgets.charts.year import DAYS, Cell, Year, year_of

GAP_PX = 2  # between two days
AIR = 1.1  # of the width of a number: what a day has for it
LARGEST_PX, LARGEST_FOLDED_PX = 34, 28  # of a day, at 100 %
RADIUS_PX = 4.0
RING_PX = 2.0
TODAY_PX = 1.5  # of the ring within a day, round its number


class YearCalendar(Chart):
    """Each day of a time, such as a year; the value is the chosen one: by a click, Enter or Space.

    Days before that time are no cells: what was done on them would be missing.
    """

    value_changed = Signal(object)  # the date

    arrows: Mapping[int, int] = {
        Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -DAYS, Qt.Key.Key_Right: DAYS,
    }  # fmt: skip

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, tr("Each day of a year"), parent)
        self._value: date | None = None
        self._today = self._first = self._last = date(2, 1, 1)
        self._done: dict[date, Day] = {}
        self._usual = (0.0, 0.0)
        self._year = year_of(self._first, self._last, 1)
        self._left = self._side = 0.0
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def value(self) -> date | None:
        return self._value

    def set_value(self, days: Sequence[Day], today: date, first: date, last: date) -> None:
        """From the ``first`` day that is shown to the ``last``."""
        self._today, self._first, self._last = today, first, last
        self._value = None
        self._done = {day.date: day for day in days if first <= day.date <= last}
        self._usual = usual_range(day.work_s for day in self._done.values())
        self.values_changed()

    def table(self) -> Table:
        """The days on which something was done, newest first."""
        days = sorted(self._done.values(), key=lambda day: day.date, reverse=True)
        return Table(
            [tr("Day"), tr("Sessions"), tr("Sets", "how many"), tr("Time in sets")],
            [[dates.full_day(d.date), str(d.sessions), str(d.sets), phrases.length(d.work_s)]
             for d in days],
            [[d.date.toordinal(), d.sessions, d.sets, d.work_s] for d in days],
        )  # fmt: skip

    def choose(self, index: int) -> None:
        self._value = self._day(index)
        announce(self, tr("Chosen: {day}", day=dates.full_day(self._value)))
        self._anew()
        self.value_changed.emit(self._value)

    def count(self) -> int:
        return (self._last - self._first).days + 1

    def said(self, index: int) -> list[str]:
        date_ = self._day(index)
        day = self._done.get(date_)
        name = dates.full_day(date_)
        first = tr("Today, {day}", day=name) if date_ == self._today else name
        if day is None:
            return [first, tr("nothing done")]
        sessions = phrases.count(day.sessions, "session", "sessions")
        sets = phrases.count(day.sets, "set", "sets")
        return [first, f"{sessions} · {sets} · {phrases.length(day.work_s)}"]

    def place(self, index: int) -> QRectF:
        return self._rect(self._year.cell(self._day(index)))

    def index_at(self, point: QPointF) -> int:
        if self._side <= 0 or point.x() < self._left or point.y() < 0:
            return NOWHERE
        row, y = divmod(point.y(), self._row_height())
        column = int((point.x() - self._left) // self._side)
        weekday = int((y - self._months_height()) // self._side)
        day = self._year.day(Cell(int(row), column, weekday))
        return (day - self._first).days if day else NOWHERE

    def heightForWidth(self, width: int) -> int:
        year, _, side = self._laid_out(width)
        return round(year.rows * self._row_height(side) + self._legend_height())

    def arrange(self) -> None:
        self._year, self._left, self._side = self._laid_out(self.width())

    def paint_all(self, painter: QPainter) -> None:
        theme = self._themes.theme
        painter.setPen(theme.color("text_muted"))
        for row in range(self._year.rows):
            for weekday in range(DAYS):
                beside = self._rect(Cell(row, 0, weekday))
                beside.setLeft(0)
                middle = Qt.AlignmentFlag.AlignVCenter
                painter.drawText(beside, middle, dates.weekday(weekday))
        for cell, day in self._year.months():
            if self._year.columns - cell.column > 1:
                self._paint_month(painter, cell, day)
        for day in self._year.days():
            self._paint_day(painter, day)
        self._paint_legend(painter)

    def paint_marked(self, painter: QPainter, index: int, *, by_keys: bool) -> None:
        role = "focus" if by_keys else "text"
        painter.setPen(QPen(self._themes.theme.color(role), RING_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.place(index).adjusted(-1, -1, 1, 1), RADIUS_PX, RADIUS_PX)

    def _paint_month(self, painter: QPainter, cell: Cell, day: date) -> None:
        column = self._rect(Cell(cell.row, cell.column, 0))
        text = dates.month_of_year(day) if day.month == 1 else dates.month(day.month)
        painter.drawText(QPointF(column.left(), column.top() - TIGHT), text)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        theme, place = self._themes.theme, self._rect(self._year.cell(day))
        done = self._done.get(day)
        step = shade_step(done.work_s, self._usual) if done else 0
        is_chosen = day == self._value
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text") if is_chosen else shade(theme, step))
        painter.drawRoundedRect(place, RADIUS_PX, RADIUS_PX)
        letters = theme.color("background") if is_chosen else lettering(theme, step)
        if day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(letters, TODAY_PX))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), RADIUS_PX - 1, RADIUS_PX - 1)
        if done:
            painter.setPen(letters)
            self._paint_number(painter, place, str(done.sets))

    def _paint_number(self, painter: QPainter, place: QRectF, number: str) -> None:
        """Three digits are smaller, and so are two where a year just has room."""
        room = place.width() - 1
        wide = self.metrics().horizontalAdvance(number)
        size = self._themes.type.small * min(1.0, room / wide)
        painter.setFont(font(size, tabular=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_legend(self, painter: QPainter) -> None:
        theme, metrics = self._themes.theme, self.metrics()
        painter.setFont(font(self._themes.type.small))
        middle = Qt.AlignmentFlag.AlignVCenter
        high = metrics.height()
        top = self._year.rows * self._row_height()
        place = QRectF(self._left, top, self.width() - self._left, high)
        for text, has_shades in ((tr("Number: sets"), False), (tr("Shade: time in sets"), True)):
            painter.setPen(theme.color("text_muted"))
            painter.drawText(place, middle, text)
            place.setLeft(place.left() + metrics.horizontalAdvance(text) + TIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            for step in range(STEPS + 1) if has_shades else ():
                painter.setBrush(shade(theme, step))
                square = QRectF(place.left(), place.top() + 2, high - 4, high - 4)
                painter.drawRoundedRect(square, RADIUS_PX - 1, RADIUS_PX - 1)
                place.setLeft(square.right() + HAIR)
            place.setLeft(place.left() + NEAR)

    def _day(self, index: int) -> date:
        return self._first + timedelta(days=index)

    def _laid_out(self, width: int) -> tuple[Year, float, float]:
        """The year for a width, where its first column begins, and how large a day is."""
        metrics = self.metrics()
        names = (metrics.horizontalAdvance(dates.weekday(n)) for n in range(DAYS))
        left = float(round(max(names)) + TIGHT)
        least = max(metrics.horizontalAdvance("00") * AIR + GAP_PX, metrics.height())
        year = year_of(self._first, self._last, int((width - left) / least))
        side = (width - left) // year.columns
        largest = LARGEST_PX if year.rows == 1 else LARGEST_FOLDED_PX
        return year, left, min(side, float(self._themes.type.px(largest)))

    def _months_height(self) -> float:
        return self.metrics().height() + HAIR

    def _row_height(self, side: float | None = None) -> float:
        return self._months_height() + DAYS * (side or self._side) + NEAR

    def _legend_height(self) -> float:
        return self.metrics().height() + 2

    def _rect(self, cell: Cell) -> QRectF:
        side = self._side
        x = self._left + cell.column * side
        y = cell.row * self._row_height() + self._months_height() + cell.weekday * side
        return QRectF(x, y, side - GAP_PX, side - GAP_PX)
