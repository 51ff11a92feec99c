"""Sessions that were cut short: recorded as far as the script goes, and never ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from midline.history.recorder import Recorder
from midline.history.store import Store
from midline.history.writing import NewSession
from midline.routine.reading import read_routine
from midline.session.plan import compile_plan
from tests.history.histories import BEGUN, WallClock
from tests.session.scenario import run

TEXT = """\
name: Test
get_ready: 5s
rest: 10s
exercises:
  - {name: Plank, do: 3 x 20s}
  - {name: Bridge, do: 1 x 12, sides: left-right, switch: 5s}
"""
TWO_PLANKS = "0 start\n25\n55\n60"


def interrupt(
    store: Store,
    script: str = TWO_PLANKS,
    *,
    text: str = TEXT,
    file: str = "user/test.yaml",
    begun: datetime = BEGUN,
) -> NewSession:
    """Two sets of three planks are done, if not said otherwise."""
    routine = read_routine(text.encode(), file).routine
    assert routine is not None
    recorder = Recorder(
        lambda: store,
        compile_plan(routine),
        file,
        text,
        _fail,
        WallClock(begun),
        lambda clock_ns: begun + timedelta(microseconds=clock_ns / 1000),
    )
    session, events = run(routine, script)
    for event in events:
        recorder(session, (event,))
    return recorder.session


def _fail(trouble: str) -> None:
    raise AssertionError(trouble)
