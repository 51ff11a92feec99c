"""Whatever is pressed and whenever the disk fails: the history ends as the session did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from midline.history.edits import Summary
from midline.history.errors import HistoryError
from midline.history.recorder import Recorder
from midline.history.store import Store
from midline.routine.model import Routine
from midline.session.events import AnyCommand
from midline.session.plan import compile_plan
from tests.history.histories import WallClock, sets
from tests.session.routines import routines
from tests.session.test_player_properties import obey, scripts


class SometimesFull:
    """A store on a disk that is full at the moments drawn."""

    def __init__(self, store: Store, fails: Iterator[bool]) -> None:
        self._store = store
        self._fails = fails

    def __call__(self) -> Store:
        if next(self._fails, False):
            raise HistoryError(self._store.path, "can't be written: the disk is full", "Make room")
        return self._store


@settings(max_examples=60, deadline=None)
@given(routine=routines, script=scripts, fails=st.lists(st.booleans(), max_size=30))
def test_every_set_that_counts_is_kept_once(
    routine: Routine, script: list[tuple[float, AnyCommand | None]], fails: list[bool]
) -> None:
    session, events, _ = obey(routine, script)
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "history.db")) as store:
        recorder = Recorder(
            SometimesFull(store, iter(fails)),
            compile_plan(routine),
            *("user/any.yaml", ""),
            lambda _: None,
            WallClock(),
        )
        for event in events:
            recorder(session, (event,))
        fails.clear()
        recorder.save(Summary())
        kept = {each.ordinal: each.actual for each in sets(store)}
    assert recorder.unsaved == 0
    assert kept == {each.planned.ordinal: each.actual for each in session.done}
