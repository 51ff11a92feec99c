"""How days, weeks and months are written on the screens, in the window's language."""

from __future__ import annotations

from datetime import date

from midline.ui.translate import later, tr

WEEKDAYS = (
    later("Mon"), later("Tue"), later("Wed"), later("Thu"), later("Fri"), later("Sat"),
    later("Sun"),
)  # fmt: skip
MONTHS = (
    later("Jan"), later("Feb"), later("Mar"), later("Apr"), later("May"), later("Jun"),
    later("Jul"), later("Aug"), later("Sep"), later("Oct"), later("Nov"), later("Dec"),
)  # fmt: skip


def weekday(which: int) -> str:
    """0 is Monday: "Mon"."""
    return tr(WEEKDAYS[which])


def month(number: int) -> str:
    """1 is January: "Jan"."""
    return tr(MONTHS[number - 1])


def full_day(day: date) -> str:
    """ "Mon 16 Nov 2026"."""
    return tr(
        "{weekday} {day} {month} {year}",
        weekday=weekday(day.weekday()),
        day=day.day,
        month=month(day.month),
        year=day.year,
    )


def short_day(day: date) -> str:
    """ "16 Nov"."""
    return tr("{day} {month}", day=day.day, month=month(day.month))


def month_of_year(day: date) -> str:
    """ "Nov 2026"."""
    return tr("{month} {year}", month=month(day.month), year=day.year)
