"""The CSV of Hevy (https://www.hevyapp.com), in and out.

Source: exports that their owners published, and the programs that read them (github.com:
Jake-Leicht/Hevy-Dashboard-App, adrianbb05/training_charts; the sample of Hevy's own help). All
have ``title, start_time, end_time, description, exercise_title, superset_id, exercise_notes,
set_index, set_type, weight_kg, reps, distance_km, duration_seconds, rpe``; pounds and miles stand
in ``weight_lbs`` and ``distance_miles``. Times are the phone's wall clock to the minute, in its
language: ``22 Dec 2025, 08:00``, ``18 Sept. 2026, 16:01``, ``11 März 2026, 15:32``, ``Jan 1, 2024,
10:00 AM``. A hold has its seconds and no reps. Sets are counted from 0 within an exercise.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from midline.history.exchange.cells import Row, table
from midline.history.exchange.dates import date_and_time
from midline.history.exchange.foreign import ForeignSession, as_ours, set_of
from midline.history.exchange.reading import Leaving, Read, Reason
from midline.history.exchange.taken import DoneSet, side_of

SOURCE = "Hevy"
HEADER = (
    *("title", "start_time", "end_time", "description", "exercise_title", "superset_id"),
    *("exercise_notes", "set_index", "set_type", "weight_kg", "reps", "distance_km"),
    *("duration_seconds", "rpe"),
)
_NEEDED = {"start_time", "exercise_title"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_it(header: list[str]) -> bool:
    return set(header) >= _NEEDED


def read(text: str, zone: tzinfo | None) -> Read:
    leaving = Leaving()
    sessions: dict[tuple[datetime, str], ForeignSession] = {}
    for row in table(text):
        _take(row, sessions, leaving)
    ours = tuple(as_ours(each, zone) for each in sessions.values())
    return Read(SOURCE, ours, leaving.all())


def _take(row: Row, sessions: dict[tuple[datetime, str], ForeignSession], leaving: Leaving) -> None:
    if row.is_ragged:
        return leaving.out(Reason.RAGGED, row.line)
    try:
        begun = date_and_time(row["start_time"])
    except ValueError:
        return leaving.out(Reason.NO_DATE, row.line)
    distance = row["distance_km"] or row["distance_miles"]
    side = side_of(row["exercise_notes"])
    done = set_of(row["exercise_title"], row["reps"], row["duration_seconds"], distance, side)
    if isinstance(done, Reason):
        return leaving.out(done, row.line)
    name = row["title"] or SOURCE
    session = sessions.setdefault((begun, name), ForeignSession(SOURCE, begun, name))
    session.lasted_s = max(session.lasted_s, _lasted_s(begun, row["end_time"]))
    session.note = session.note or row["description"]
    session.sets.append(done)
    return None


def _lasted_s(begun: datetime, ended: str) -> float:
    """0 where the end can't be read, or is a day or more later: the sets tell."""
    try:
        lasted = date_and_time(ended) - begun
    except ValueError:
        return 0
    return lasted.total_seconds() if timedelta() < lasted < timedelta(days=1) else 0


def row(done: DoneSet) -> tuple[object, ...]:
    is_hold = done.kind == "hold"
    return (
        done.routine,
        _when(done.begun),
        _when(done.begun + timedelta(seconds=done.lasted_s)),
        done.note,
        done.exercise,
        "",
        done.side,
        done.order,
        "normal",
        "",
        "" if is_hold else done.amount,
        "",
        round(done.amount) if is_hold else "",
        "",
    )


def _when(moment: datetime) -> str:
    """In English whatever the system's language."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment:%Y, %H:%M}"
