"""Sessions that were really run through the player into a store, for the tests of the history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from midline.history.exchange.steps import sessions
from midline.history.recorder import Recorder
from midline.history.records import WholeSet
from midline.history.store import Store
from midline.routine.model import Routine
from midline.session.plan import compile_plan
from tests.session.scenario import DIP, PLANK, SIDE_PLANK, routine, run

BEGUN = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
MIXED = routine(PLANK, DIP, SIDE_PLANK)

# Plank 52 s and 60 s, dips 8 and 8, left side whole, stopped on the right one.
MOST_OF_IT = """
    0 start
    62 finish_set
    152
    182
    200 finish_set
    230
    240 finish_set
    300
    306 stop
"""


class WallClock:
    """Moved by hand."""

    def __init__(self, now: datetime = BEGUN) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_s(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def when(clock_ns: int, begun: datetime = BEGUN) -> datetime:
    """The wall time of the scripts' clock."""
    return begun + timedelta(microseconds=clock_ns / 1000)


def record(
    store: Store,
    script: str = MOST_OF_IT,
    *,
    of: Routine = MIXED,
    file: str = "user/mixed.yaml",
    begun: datetime = BEGUN,
) -> Recorder:
    """Run the script's session into the store."""
    troubles: list[str] = []
    recorder = Recorder(
        lambda: store,
        compile_plan(of),
        file,
        "name: Mixed",
        troubles.append,
        WallClock(begun),
        lambda clock_ns: when(clock_ns, begun),
    )
    session, events = run(of, script)
    for event in events:
        recorder(session, (event,))
    assert not troubles
    return recorder


def sets(store: Store) -> list[WholeSet]:
    """All that count, the oldest session first, in the order of its plan."""
    return [
        each
        for session in sessions(store)
        for each in sorted(session.sets, key=lambda each: each.ordinal)
        if each.state == "counts"
    ]
