"""A history as somebody would have it who trains for a while: the same at every run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from midline.history.records import WholeSet, kind_of
from midline.history.store import Store
from midline.history.writing import NewSession, finish_session, put_session, put_set
from midline.library.entries import Entry, Origin, RoutineFile, read_entry
from midline.resources import resource
from midline.session.amounts import least, whole
from midline.session.plan import Plan, PlannedSet, compile_plan

ROUTINES = ("core-for-runners", "core-basics", "plank-family")
AWAY = range(30, 34)  # weeks before the last one in which nothing was done
SET_EVERY_S = 75.0
NOTES = ("Planks felt steady", "", "", "Tired, slept badly", "", "Left side is weaker", "")


def make_weeks(store: Store, until: datetime, weeks: int) -> None:
    """Two to four sessions a week up to ``until``, which has its zone; holds grow over time."""
    random = Random(weeks)
    entries = [_entry(name) for name in ROUTINES]
    with store.transaction() as connection:
        for begun, week in _beginnings(random, until, weeks):
            entry = random.choice(entries)
            assert entry.routine is not None
            plan = compile_plan(entry.routine)
            id_ = str(UUID(int=random.getrandbits(128), version=4))
            name, sets = entry.routine.name, len(plan.sets)
            put_session(connection, NewSession(id_, entry.file.key, name, entry.text, begun, sets))
            done = [*_sets(random, plan, begun, week / max(1, weeks))]
            for record in done:
                put_set(connection, id_, record)
            is_stopped = len(done) < sets
            finish_session(connection, id_, done[-1].completed_at, stopped=is_stopped)
            connection.execute(
                "UPDATE session SET effort = ?, pain = ?, note = ? WHERE id = ?",
                (random.randint(4, 9), random.choice((0, 0, 1, 2)), random.choice(NOTES), id_),
            )


def _beginnings(random: Random, until: datetime, weeks: int) -> Iterator[tuple[datetime, int]]:
    """When sessions begin, oldest first, and the number of their week."""
    monday = until - timedelta(days=until.weekday())
    for week in range(weeks):
        back = weeks - 1 - week
        if back in AWAY:
            continue
        for day in sorted(random.sample(range(7), random.randint(2, 4))):
            begun = (monday - timedelta(weeks=back) + timedelta(days=day)).replace(
                hour=random.choice((7, 18, 19)), minute=random.randrange(60), second=0
            )
            if begun < until:
                yield begun, week


def _entry(name: str) -> Entry:
    return read_entry(RoutineFile(resource("workouts", f"{name}.yaml"), Origin.SHIPPED))


def _sets(random: Random, plan: Plan, begun: datetime, share: float) -> Iterator[WholeSet]:
    """``share`` of the time has passed; of one session in eight the end was left out."""
    count = len(plan.sets) if random.random() > 1 / 8 else random.randint(3, len(plan.sets))
    for i, planned in enumerate(plan.sets[:count]):
        ends = begun + timedelta(seconds=SET_EVERY_S * (i + 1))
        actual = _actual(random, planned, share)
        yield WholeSet(
            planned.ordinal, planned.section, planned.exercise.name, planned.number,
            planned.of, str(planned.side) if planned.side else None, kind_of(planned),
            least(planned), whole(planned), actual, actual,
            ends - timedelta(seconds=planned.duration_s), ends,
            "full" if actual >= whole(planned) else "finished",
        )  # fmt: skip


def _actual(random: Random, planned: PlannedSet, share: float) -> float:
    """From a little below the least to the most, the right side a little ahead."""
    lowest, most = least(planned) * 0.8, whole(planned)
    ahead = 0.1 if planned.side == "right" else 0.0
    reached = lowest + (most - lowest) * min(1.0, share + ahead + random.uniform(-0.15, 0.15))
    return float(max(1, round(reached)))
