"""Where a day and an amount stand in a rectangle, and what an exercise's line is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import QRectF

from midline.progress.past import Point
from midline.ui.widgets.charts.thinning import Place


@dataclass(frozen=True, slots=True)
class Plot:
    """From the first day to the last, and over the ticks. A single day is in the middle."""

    rect: QRectF
    first: date
    last: date
    ticks: Sequence[float]

    def x(self, day: date) -> float:
        span = (self.last - self.first).days
        share = (day - self.first).days / span if span else 0.5
        return self.rect.left() + share * self.rect.width()

    def y(self, amount: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.rect.bottom() - (amount - low) / (high - low) * self.rect.height()

    def places(self, values: Iterable[tuple[date, float]]) -> list[Place]:
        """The same for years of days, which is why it is done at once."""
        left, low, first = self.x(self.first), self.ticks[0], self.first.toordinal()
        wide = self.rect.width() / max(1, (self.last - self.first).days)
        high = self.rect.height() / (self.ticks[-1] - low)
        bottom = self.rect.bottom()
        return [
            Place(left + (day.toordinal() - first) * wide, bottom - (amount - low) * high)
            for day, amount in values
        ]


@dataclass(frozen=True, slots=True)
class DayPoints:
    """A point for each side that was done on a day, or one without sides."""

    day: date
    points: tuple[Point, ...]

    def target(self) -> tuple[float, float]:
        """Least and most, of all sides."""
        if len(self.points) == 1:  # the same, for years of days
            return self.points[0].target_least, self.points[0].target_most
        return (
            min(point.target_least for point in self.points),
            max(point.target_most for point in self.points),
        )


def by_day(points: Sequence[Point]) -> list[DayPoints]:
    ordered = sorted(points, key=lambda point: (point.day, point.side or ""))
    return [
        DayPoints(day, tuple(group)) for day, group in groupby(ordered, key=lambda point: point.day)
    ]


def sides(points: Sequence[Point]) -> list[str | None]:
    """None first, then left, then right: those that there are."""
    return sorted({point.side for point in points}, key=lambda side: side or "")
