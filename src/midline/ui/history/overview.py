"""The year at a glance, this week against the usual one, and the run of weeks with the goal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from midline.progress.past import Day
from midline.progress.statistics import run_of_weeks, usual_week, week_start, weeks
from midline.ui.history import words
from midline.ui.history.cards import card_with, eyebrow, set_beside
from midline.ui.history.pictured import Pictured
from midline.ui.labels import label
from midline.ui.spacing import EDGE, GAP, HAIR, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.pick import Pick
from midline.ui.widgets.scroll import Scroll
from midline.ui.widgets.week_bars import WeekBars
from midline.ui.widgets.year_calendar import YearCalendar

BESIDE_PX = 1000  # at 100 %; in less room the two cards of the weeks stand below one another
WEEKS = 12
YEAR = 365  # days
GOAL_MOST = 14
LATEST = ""  # of the years to choose from: the last twelve months


class Overview(QWidget):
    """``day_chosen`` carries a date, ``goal_changed`` sessions a week."""

    day_chosen = Signal(object)
    goal_changed = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._days: tuple[Day, ...] = ()
        self._today, self._goal = date.min, 0
        self.year = Pick([(LATEST, tr("The last 12 months"))])
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.calendar = YearCalendar(themes)
        self.bars = WeekBars(themes)
        self.goal = Pick([(str(n), words.sessions(n)) for n in range(1, GOAL_MOST + 1)])
        self.year_sum = label("", "muted")
        self.week_sum = label("", "hero")
        self.usual = label(tr("From next week on you see here what is usual for you."), "muted")
        self.run, self.run_about = label("", "hero"), label("", "muted")
        self._pictured = (
            Pictured(themes, self.calendar, tr("Days with a session")),
            Pictured(themes, self.bars, tr("The last weeks")),
        )
        self._lay_out()
        self.year.changed.connect(self._show_year)
        self.goal.changed.connect(self._change_goal)
        self.calendar.value_changed.connect(self.day_chosen)
        themes.changed.connect(self._arrange)

    def set_value(self, days: Sequence[Day], today: date, goal: int) -> None:
        """``days`` are all that have anything, oldest first."""
        self._days, self._today, self._goal = tuple(days), today, goal
        years = sorted({day.date.year for day in days}, reverse=True)
        self.year.set_options(
            [(LATEST, tr("The last 12 months")), *((f"{y}", f"{y}") for y in years)]
        )
        self.goal.set_value(str(goal))
        self._show_year()
        self._show_weeks()

    def show_tables(self, is_table: bool) -> None:
        for each in self._pictured:
            each.show_table(is_table)

    def _change_goal(self, chosen: str) -> None:
        self._goal = int(chosen)
        self._show_weeks()
        self.goal_changed.emit(self._goal)

    def _show_year(self) -> None:
        chosen = self.year.value()
        last = min(self._today, date(int(chosen), 12, 31)) if chosen else self._today
        first = date(last.year, 1, 1) if chosen else last - timedelta(days=YEAR - 1)
        shown = [day for day in self._days if first <= day.date <= last]
        self.calendar.set_value(shown, self._today, first, last)
        self.year_sum.setText(words.done(summed(shown)) if shown else tr("Nothing in this time"))
        self._pictured[0].fill()

    def _show_weeks(self) -> None:
        this = week_start(self._today)
        first = this - timedelta(weeks=WEEKS - 1)
        shown, usual = weeks(self._days, first, self._today), usual_week(self._days, self._today)
        self.bars.set_value(shown, usual, self._goal, self._today)
        now = shown[-1]
        self.week_sum.setText(words.sessions(now.sessions))
        self.usual.setVisible(usual is None)
        run = run_of_weeks(self._days, self._goal, self._today)
        self.run.setText(words.weeks(run))
        self.run_about.setText(self._about_run(self._goal - now.sessions))
        self._pictured[1].fill()

    def _about_run(self, left: float) -> str:
        if left > 0:
            return tr("{sessions} to go this week.", sessions=words.sessions(left))
        return tr("This week's goal is reached.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        set_beside(self._weeks, self.width() >= self._themes.type.px(BESIDE_PX))

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, EDGE, GAP)
        rows.setSpacing(GAP)
        rows.addWidget(self._year_card())
        self._weeks = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._weeks.setSpacing(GAP)
        self._weeks.addWidget(self._week_card(), 2)
        self._weeks.addWidget(self._run_card(), 1)
        rows.addLayout(self._weeks, 1)
        self.foot = rows  # the page adds what stands below
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scroll(inside))

    def _year_card(self) -> QFrame:
        card, column = card_with()
        column.setContentsMargins(GAP, GAP, GAP, WIDE)  # room for a whole year
        words = QVBoxLayout()
        words.setSpacing(HAIR)
        heading = eyebrow(tr("Your year"))
        heading.setBuddy(self.year)  # names it to a screen reader, as the one of the goal does
        words.addWidget(heading)
        words.addWidget(self.year_sum)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.year)
        column.addLayout(head)
        column.addWidget(self._pictured[0], 1)
        return card

    def _week_card(self) -> QFrame:
        card, column = card_with(eyebrow(tr("This week")), self.week_sum, self.usual)
        column.addWidget(self._pictured[1], 1)
        return card

    def _run_card(self) -> QFrame:
        card, column = card_with(eyebrow(tr("Weeks in a row")), self.run, self.run_about)
        column.addStretch(1)
        about_goal = label(tr("Your goal for a week"), "small")
        about_goal.setBuddy(self.goal)
        column.addWidget(about_goal)
        column.addWidget(self.goal)
        return card


def summed(days: Sequence[Day]) -> Day:
    """All of them as if they were one."""
    first = days[0].date
    counts = (sum(d.sessions for d in days), sum(d.sets for d in days), sum(d.work_s for d in days))
    return Day(first, *counts)
