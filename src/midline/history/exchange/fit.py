"""A session as a Garmin FIT file: a strength training with its sets.

Sources: https://developer.garmin.com/fit/file-types/activity/ (which messages an activity has, and
their order) and the FIT profile 21.218 (their fields). Sets and rests are ``set`` messages; the
names of the moves are ``exercise_title`` messages, found by category and exercise. A move that
Garmin does not know has the category "unknown" and a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from midline.history.exchange.fit_encoding import Message, Values, fit_file
from midline.history.exchange.fit_exercises import UNKNOWN, exercise_of
from midline.history.exchange.fit_profile import (
    ACTIVITY,
    FILE_ID,
    LAP,
    SESSION,
    SET,
    TIMER,
    TITLE,
)
from midline.history.records import WholeSession, WholeSet

_TRAINING: Values = {"sport": 10, "sub_sport": 20}  # training, strength training
_REST, _ACTIVE = 0, 1
_STOP = 1
_REST_LEAST_S = 1.0


def activity(session: WholeSession) -> bytes:
    """The FIT file of a session, with the sets that count."""
    return fit_file(_messages(session))


def file_name(session: WholeSession) -> str:
    """Sorts by time: ``2026-03-29-0230-1f0c9a2e.fit``, by the wall clock where it was done."""
    there = session.started_at + timedelta(minutes=session.utc_offset_min)
    return f"{there:%Y-%m-%d-%H%M}-{session.id[:8]}.fit"


def _messages(session: WholeSession) -> Iterator[Message]:
    ended = _ended(session)
    sets = _sets_until(session, ended)
    begun = min([session.started_at, *(each.started_at for each in sets)])
    exercises = _exercises(sets)
    yield _file_id(session, begun)
    yield Message(TIMER, {"timestamp": begun, "event": 0, "event_type": 0})
    yield from _titles(exercises)
    yield from _sets(sets, exercises)
    yield Message(TIMER, {"timestamp": ended, "event": 0, "event_type": 4})
    yield from _summaries(session, begun, ended)


def _ended(session: WholeSession) -> datetime:
    """Where it does not say so: with its last set."""
    ends = [each.completed_at for each in session.sets if each.state == "counts"]
    return session.finished_at or max([session.started_at, *ends])


def _sets_until(session: WholeSession, ended: datetime) -> list[WholeSet]:
    """As they were done. What was entered by hand has the time of that, which may be later."""
    sets = (
        replace(
            each,
            started_at=min(each.started_at, ended),
            completed_at=min(each.completed_at, ended),
        )
        for each in session.sets
        if each.state == "counts"
    )
    return sorted(sets, key=lambda each: (each.completed_at, each.ordinal))


def _exercises(sets: list[WholeSet]) -> dict[str, tuple[int, int]]:
    """Category and exercise by name; those that no list has are numbered."""
    names = list(dict.fromkeys(each.exercise for each in sets))
    return {name: exercise_of(name) or (UNKNOWN, at) for at, name in enumerate(names)}


def _file_id(session: WholeSession, begun: datetime) -> Message:
    return Message(
        FILE_ID,
        {
            "type": 4,  # an activity
            "manufacturer": 255,  # one without a number of its own
            "product": 0,
            "serial_number": UUID(session.id).int % 0xFFFFFFFE + 1,
            "time_created": begun,
            "product_name": "Midline",
        },
    )


def _titles(exercises: dict[str, tuple[int, int]]) -> Iterator[Message]:
    for at, (name, (category, exercise)) in enumerate(exercises.items()):
        yield Message(
            TITLE,
            {
                "message_index": at,
                "exercise_category": category,
                "exercise_name": exercise,
                "wkt_step_name": name,
            },
        )


def _sets(sets: list[WholeSet], exercises: dict[str, tuple[int, int]]) -> Iterator[Message]:
    """Each set, and before it the rest since the one before."""
    at = 0
    before: datetime | None = None
    for each in sets:
        rest_s = (each.started_at - before).total_seconds() if before else 0
        if before and rest_s >= _REST_LEAST_S:
            yield _rest(at, before, rest_s)
            at += 1
        yield _set(at, each, *exercises[each.exercise])
        at += 1
        before = each.completed_at


def _rest(at: int, begun: datetime, lasted_s: float) -> Message:
    values: Values = {
        "timestamp": begun + timedelta(seconds=lasted_s),
        "duration": lasted_s,
        "set_type": _REST,
        "start_time": begun,
        "message_index": at,
    }
    return Message(SET, values)


def _set(at: int, done: WholeSet, category: int, exercise: int) -> Message:
    lasted_s = (done.completed_at - done.started_at).total_seconds()
    values: Values = {
        "timestamp": done.completed_at,
        "duration": done.actual if done.kind == "hold" else lasted_s,
        "set_type": _ACTIVE,
        "start_time": done.started_at,
        "message_index": at,
        "category": category,
        "category_subtype": exercise,
    }
    return Message(SET, values if done.kind == "hold" else values | {"repetitions": done.actual})


def _summaries(session: WholeSession, begun: datetime, ended: datetime) -> Iterator[Message]:
    """The lap, the session, and the activity they are in: each sums up what came before."""
    lasted_s = (ended - begun).total_seconds()
    common: Values = {"timestamp": ended, "event_type": _STOP, "total_timer_time": lasted_s}
    span: Values = {"message_index": 0, "start_time": begun, "total_elapsed_time": lasted_s}
    laps: Values = {"first_lap_index": 0, "num_laps": 1, "sport_profile_name": session.routine_name}
    there = ended + timedelta(minutes=session.utc_offset_min)
    yield Message(LAP, common | span | _TRAINING | {"event": 9, "lap_trigger": 7})
    yield Message(SESSION, common | span | _TRAINING | laps | {"event": 8, "trigger": 0})
    whole: Values = {"num_sessions": 1, "type": 0, "event": 26, "local_timestamp": there}
    yield Message(ACTIVITY, common | whole)
