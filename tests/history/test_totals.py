"""Whatever is recorded, corrected, removed, brought back or merged: the totals are what a plain
count of the rows gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midline.history.corrections import (
    bring_back_session,
    bring_back_set,
    change_session,
    change_set,
    remove_session,
    remove_set,
)
from midline.history.queries import days, exercises, line, past_sessions
from midline.history.records import WholeSet
from midline.history.store import Store
from midline.history.totals import count_all_again, mend_totals, wrong_totals
from midline.history.whole import put_whole, whole_sessions
from midline.history.writing import NewSession, put_session, put_set
from midline.progress.past import Day, ExerciseTotal, Point
from tests.history.histories import record

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
ALWAYS = (date.min, date.max)
# Around midnight, the end of a year and the hour that summer time skips in Europe.
MOMENTS = (
    datetime(2025, 12, 31, 11, 30, tzinfo=UTC),
    datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 0, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
)
ZONES = (0, 60, 120, -420, 345, 780, -720)
EXERCISES = (
    ("Plank", "hold", None),
    ("Plank", "reps", None),
    ("Side plank", "hold", "left"),
    ("Side plank", "hold", "right"),
    ("Bird dog", "hold cluster", "left"),
)


@dataclass(frozen=True)
class Row:
    """A set that counts, straight from the tables."""

    session: str
    day: date
    exercise: str
    kind: str
    side: str | None
    actual: float
    work_s: float
    target: tuple[float, float]


def rows(store: Store) -> Iterator[Row]:
    for row in store.rows(
        "SELECT s.*, begun.started_at AS begun_at, utc_offset_min FROM completed_set AS s JOIN"
        " session AS begun ON begun.id = session WHERE state = 'counts' AND deleted_at IS NULL"
    ):
        begun, started, completed = (
            datetime.fromisoformat(row[name]) for name in ("begun_at", "started_at", "completed_at")
        )
        there = begun.astimezone(timezone(timedelta(minutes=row["utc_offset_min"])))
        is_hold = row["kind"] == "hold"
        yield Row(
            *(row["session"], there.date(), row["exercise"], row["kind"], row["side"]),
            row["actual"],
            row["actual"] if is_hold else (completed - started).total_seconds(),
            (row["target_least"], row["target_most"]),
        )


def grouped(found: Sequence[Row], key: Callable[[Row], object]) -> dict[object, list[Row]]:
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in found:
        groups[key(row)].append(row)
    return groups


def plain_days(found: Sequence[Row]) -> list[Day]:
    return [
        Day(
            group[0].day,
            len({row.session for row in group}),
            len(group),
            round(sum(row.work_s for row in group), 3),
        )
        for _, group in sorted(grouped(found, lambda row: row.day).items())
    ]


def plain_exercises(found: Sequence[Row]) -> list[ExerciseTotal]:
    totals = []
    for group in grouped(found, lambda row: (row.exercise, row.kind)).values():
        last = max(row.day for row in group)
        best, latest = (
            max(row.actual for row in group if row.day in days)
            for days in ({row.day for row in group}, {last})
        )
        exercise, kind = group[0].exercise, group[0].kind
        totals.append(ExerciseTotal(exercise, kind, len(group), best, latest, last))
    return sorted(totals, key=lambda each: (-each.last_day.toordinal(), each.name, each.kind))


def plain_line(found: Sequence[Row], exercise: str, kind: str) -> list[Point]:
    of_it = [row for row in found if (row.exercise, row.kind) == (exercise, kind)]
    return [
        Point(
            *(group[0].day, group[0].side, max(row.actual for row in group)),
            round(sum(row.actual for row in group), 3),
            len(group),
            *(max(row.target[i] for row in group) for i in (0, 1)),
        )
        for _, group in sorted(grouped(of_it, lambda row: (row.day, row.side or "")).items())
    ]


def assert_counted(store: Store) -> None:
    found = list(rows(store))
    assert days(store, *ALWAYS) == plain_days(found)
    assert exercises(store) == plain_exercises(found)
    for exercise, kind in {(name, kind) for name, kind, _ in EXERCISES}:
        assert line(store, exercise, kind, *ALWAYS) == plain_line(found, exercise, kind)
    of_session = grouped(found, lambda row: row.session)
    for past in past_sessions(store, None, 99):
        assert past.done_sets == len(of_session[past.id])
        assert past.work_s == pytest.approx(sum(row.work_s for row in of_session[past.id]))
    with store.transaction() as connection:
        assert wrong_totals(connection) == []


# A choice of a session or set is a number that is taken modulo how many there are.
choices = st.integers(0, 30)
amounts = st.integers(1, 120_000).map(lambda ms: ms / 1000)
SESSIONS = 4
Step = tuple[Callable[..., None], *tuple[object, ...]]


@dataclass
class History:
    store: Store
    begun: dict[int, datetime]

    def record(self, session: int, ordinal: int, exercise: int, actual: float) -> None:
        begun = self.begun[session % SESSIONS]
        name, kind, side = EXERCISES[exercise % len(EXERCISES)]
        at = begun + timedelta(minutes=ordinal)
        id_ = str(session % SESSIONS)
        with self.store.transaction() as connection:
            put_session(connection, NewSession(id_, "user/any.yaml", "Any", "", begun, 9))
            put_set(
                connection,
                id_,
                WholeSet(
                    *(ordinal, "Core", name, 1, 1, side, kind, actual / 2, 2.0 * ordinal),
                    *(actual, actual, at, at + timedelta(seconds=actual), "full"),
                ),
            )

    def _set(self, which: int) -> int:
        ids = [row[0] for row in self.store.rows("SELECT id FROM completed_set")]
        return int(ids[which % len(ids)])

    def correct(self, which: int, actual: float) -> None:
        change_set(self.store, self._set(which), actual, NOW)

    def remove(self, which: int) -> None:
        remove_set(self.store, self._set(which), NOW)

    def bring_back(self, which: int) -> None:
        bring_back_set(self.store, self._set(which), NOW)

    def remove_session(self, session: int) -> None:
        remove_session(self.store, str(session % SESSIONS), NOW)

    def bring_back_session(self, session: int) -> None:
        bring_back_session(self.store, str(session % SESSIONS), NOW)

    def merge(self, session: int, exercise: int, actual: float, minutes: int) -> None:
        """As another laptop has it: moved to another day, sets taken out and changed."""
        for whole in whole_sessions(self.store, [str(session % SESSIONS)]):
            name, kind, side = EXERCISES[exercise % len(EXERCISES)]
            first = replace(whole.sets[0], exercise=name, kind=kind, side=side, actual=actual)
            other = replace(
                whole,
                utc_offset_min=minutes,
                sets=(first, *whole.sets[2:]),
                deleted_at=None if exercise % 3 else NOW,
            )
            with self.store.transaction() as connection:
                put_whole(connection, other)


recordings = st.tuples(st.just(History.record), choices, st.integers(0, 5), choices, amounts)
steps = st.one_of(
    recordings,
    st.tuples(st.just(History.correct), choices, amounts),
    st.tuples(st.just(History.remove), choices),
    st.tuples(st.just(History.bring_back), choices),
    st.tuples(st.just(History.remove_session), choices),
    st.tuples(st.just(History.bring_back_session), choices),
    st.tuples(st.just(History.merge), choices, choices, amounts, st.sampled_from(ZONES)),
)
beginnings = st.fixed_dictionaries(
    {
        i: st.builds(
            lambda moment, zone: moment.astimezone(timezone(timedelta(minutes=zone))),
            *(st.sampled_from(MOMENTS), st.sampled_from(ZONES)),
        )
        for i in range(SESSIONS)
    }
)


@settings(max_examples=60, deadline=None)
@given(
    begun=beginnings,
    recorded=st.lists(recordings, min_size=1, max_size=8),
    then=st.lists(steps, min_size=1, max_size=12),
)
def test_the_totals_are_what_a_plain_count_gives(
    begun: dict[int, datetime], recorded: list[Step], then: list[Step]
) -> None:
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "history.db")) as store:
        history = History(store, begun)
        for do, *arguments in recorded + then:
            do(history, *arguments)
        assert_counted(store)
        with store.transaction() as connection:
            count_all_again(connection)
        assert_counted(store)


def test_a_total_that_is_wrong_is_found_and_counted_again(store: Store) -> None:
    record(store)
    with store.transaction() as connection:
        assert wrong_totals(connection) == []
        connection.execute("UPDATE day_total SET sets = sets + 1")
        connection.execute("DELETE FROM exercise_year WHERE exercise = 'Plank'")
    assert store.problem() == "its totals are wrong (day_total, exercise_year)"
    with store.transaction() as connection:
        assert mend_totals(connection) == ["day_total", "exercise_year"]
        assert mend_totals(connection) == []
    assert store.problem() == ""


def test_new_sets_are_counted_when_somebody_looks(store: Store) -> None:
    record(store, "0 start\n 62 finish_set\n 152")  # still under way
    assert [day.sets for day in days(store, *ALWAYS)] == [2]
    assert [past.done_sets for past in past_sessions(store, None, 9)] == [2]


def test_a_writer_does_not_keep_anybody_from_looking(store: Store, path: Path) -> None:
    record(store)
    record(store, "0 start\n 62 finish_set", begun=MOMENTS[0])
    with closing(Store(path)) as other, other.transaction():
        assert [day.sets for day in days(store, *ALWAYS)] == [6]
    assert [day.sets for day in days(store, *ALWAYS)] == [1, 6]


def test_a_session_without_a_set_that_counts_is_no_session_of_its_day(store: Store) -> None:
    id_ = record(store).session.id
    for row in store.rows("SELECT id FROM completed_set"):
        remove_set(store, row[0], NOW)
    assert days(store, *ALWAYS) == []
    assert [past.done_sets for past in past_sessions(store, None, 9)] == [0]
    change_session(store, id_, 5, None, "", NOW)
    assert_counted(store)
