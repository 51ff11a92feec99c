"""The CSV of Strong (https://www.strong.app), in and out.

Strong has written several shapes. Found in exports that their owners published and in programs
that read them (github.com: imacek/lifting-with-friends-old, mtanzim/vis-strong-go,
mwcaisse/strong-data-viz, rgdotplot/simple-workout-log-to-hevy):

- iPhone: ``Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,
  Workout Notes,RPE``; later without the notes. This is the shape we write; Hevy takes it, too.
- Android: with semicolons, ``Weight Unit``, ``Distance Unit`` and ``Workout Duration``.
- Newer: ``Workout #;Date;Workout Name;Duration (sec);...;Weight (kg);Reps;RPE;Distance (meters);
  Seconds;Notes;Workout Notes``.

Dates are the phone's wall clock, ``2022-02-16 17:40:08``, or with AM and PM where the phone has
it so. A hold has its seconds and 0 reps. ``Set Order`` is a number, W, D or F for a warm-up, drop
or failed set, and "Rest Timer" or "Note" in rows that are no sets.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from midline.history.exchange.cells import Row, table
from midline.history.exchange.foreign import Columns, length_s, read_rows
from midline.history.exchange.reading import Read
from midline.history.exchange.taken import DoneSet

SOURCE = "Strong"
HEADER = (
    *("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps"),
    *("Distance", "Seconds", "Notes", "Workout Notes", "RPE"),
)
_NEEDED = {"date", "exercise name", "set order"}
_NO_SETS = ("rest", "note")


def is_it(header: list[str]) -> bool:
    return set(header) >= _NEEDED


def read(text: str, zone: tzinfo | None) -> Read:
    rows = table(text)
    sets = (row for row in rows if not row["set order"].casefold().startswith(_NO_SETS))
    return read_rows(SOURCE, sets, _COLUMNS, zone)


def _lasted_s(row: Row, _begun: datetime) -> float:
    return length_s(row["duration"] or row["workout duration"] or row["duration (sec)"])


_COLUMNS = Columns(
    begun="date",
    session="workout name",
    session_note="workout notes",
    exercise="exercise name",
    reps="reps",
    hold_s="seconds",
    distance=("distance", "distance (meters)", "distance (miles)"),
    note="notes",
    lasted_s=_lasted_s,
)


def row(done: DoneSet) -> tuple[object, ...]:
    is_hold = done.kind == "hold"
    return (
        f"{done.begun:%Y-%m-%d %H:%M:%S}",
        done.routine,
        length(done.lasted_s),
        done.exercise,
        done.order + 1,
        0,
        0 if is_hold else done.amount,
        0,
        done.amount if is_hold else 0,
        done.side,
        done.note,
        "",
    )


def length(seconds: float) -> str:
    """``1h 5m``; shorter than a minute: ``45s``."""
    if seconds < 60:
        return f"{seconds:.0f}s"
    hours, minutes = divmod(int(seconds) // 60, 60)
    return f"{hours}h {minutes}m" if hours else f"{minutes}m"
