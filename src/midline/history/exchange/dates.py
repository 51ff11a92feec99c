"""The dates that other programs write, by the language and the clock of the phone they ran on."""

from __future__ import annotations

import re
from datetime import datetime

_YEARS = range(1990, 2100)  # what a person means; and what every system's clock can count
# English, German, Spanish, French, Italian and Portuguese months, by how they begin.
_MONTHS = (
    *(("jan", "ene", "gen"), ("feb", "fév", "fev"), ("mar", "mär"), ("apr", "abr", "avr")),
    *(("may", "mai", "mag"), ("jun", "juin", "giu"), ("jul", "juil", "lug")),
    *(("aug", "ago", "aoû"), ("sep", "set"), ("oct", "okt", "ott", "out"), ("nov",)),
    ("dec", "dez", "déc", "dic"),
)
_CLOCK = r"(?:,|\s+at|\s+um|T)?\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
_CLOCK += r"(?:\.\d+)?\s*(?P<half>[AaPp]\.?\s?[Mm]\.?)?"
_DATES = tuple(
    re.compile(date + _CLOCK)
    for date in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})",
        r"(?P<day>\d\d?)\.?\s+(?:de\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?:de\s+)?(?P<year>\d{4})",
        r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d\d?),?\s+(?P<year>\d{4})",
    )
)


def date_and_time(text: str) -> datetime:
    """By the wall clock, without a zone. Raises ValueError."""
    text = " ".join(text.split())  # also the narrow space before PM
    for form in _DATES:
        if found := form.fullmatch(text):
            return _moment(found)
    raise ValueError(text)


def _moment(found: re.Match[str]) -> datetime:
    year = int(found["year"])
    if year not in _YEARS:
        raise ValueError(found[0])
    hour = _hour(int(found["hour"]), found["half"])
    second = int(found["second"] or 0)
    return datetime(  # noqa: DTZ001 - no program says its zone
        year, _month(found["month"]), int(found["day"]), hour, int(found["minute"]), second
    )


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half[0] in "Pp" else 0)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for number, begins in enumerate(_MONTHS, 1):
        if text.casefold().startswith(begins):
            return number
    raise ValueError(text)
