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
from midline.history.exchange.foreign import Columns, read_rows
from midline.history.exchange.reading import Read
from midline.history.exchange.taken import DoneSet

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
    return read_rows(SOURCE, table(text), _COLUMNS, zone)


def _lasted_s(row: Row, begun: datetime) -> float:
    """0 where the end can't be read, or is a day or more later: the sets tell."""
    try:
        lasted = date_and_time(row["end_time"]) - begun
    except ValueError:
        return 0
    return lasted.total_seconds() if timedelta() < lasted < timedelta(days=1) else 0


_COLUMNS = Columns(
    begun="start_time",
    session="title",
    session_note="description",
    exercise="exercise_title",
    reps="reps",
    hold_s="duration_seconds",
    distance=("distance_km", "distance_miles"),
    note="exercise_notes",
    lasted_s=_lasted_s,
)


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
