"""Writes each set of a running session to the store at once.

A set is dated by the session clock, however late its end is handled. The session's row comes with
its first set: a session without any leaves none.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from sqlite3 import Connection
from uuid import uuid4

from midline.history.edits import Summary, save_summary
from midline.history.errors import HistoryError
from midline.history.records import WholeSet, set_done
from midline.history.store import BUSY_TIMEOUT_MS, Store
from midline.history.writing import NewSession, finish_session, put_session, put_set
from midline.session.events import CueDue, Event, SessionFinished, SetCompleted
from midline.session.plan import Plan
from midline.session.state import Session

# The session must not stand still while another program writes: the next event tries again.
BUSY_IN_SESSION_MS = 150


def wall_now() -> datetime:
    """The wall clock with the zone of this place."""
    return datetime.now().astimezone()


def wall_time(real_ns: int) -> datetime:
    """The wall clock at a moment of ``time.monotonic_ns``, which does not run during sleep."""
    return wall_now() - timedelta(microseconds=(time.monotonic_ns() - real_ns) / 1000)


class Recorder:
    """An output of the `Runner`; it must be the first one.

    Where a commit fails, the sets wait in memory, ``on_trouble`` is told why in a sentence, once,
    and every later event tries again. ``open_store`` is asked when there is a first set to write.
    ``trouble`` is the latest such sentence, empty while everything is written. ``when`` tells the
    wall time of a moment of the session clock; left out, that clock is ``time.monotonic_ns``.
    ``begun`` is a session that was cut short and goes on.
    """

    def __init__(
        self,
        open_store: Callable[[], Store],
        plan: Plan,
        routine_file: str,
        routine_text: str,
        on_trouble: Callable[[str], None],
        now: Callable[[], datetime] = wall_now,
        when: Callable[[int], datetime] = wall_time,
        begun: NewSession | None = None,
    ) -> None:
        self._open_store = open_store
        self._plan = plan
        self._on_trouble = on_trouble
        self._now = now
        self._when = when
        self._waiting: list[WholeSet] = []
        self._finished: tuple[datetime, bool] | None = None
        self._has_row = begun is not None
        self.trouble = ""
        self.session = begun or NewSession(
            str(uuid4()), routine_file, plan.routine.name, routine_text, now(), len(plan.sets)
        )

    @property
    def waiting(self) -> tuple[WholeSet, ...]:
        """The sets that are not on disk yet."""
        return tuple(self._waiting)

    @property
    def finished(self) -> tuple[datetime, bool] | None:
        """When the session was over, and whether it was stopped; None while it is not."""
        return self._finished

    @property
    def unsaved(self) -> int:
        """How many sets are not on disk yet."""
        return len(self._waiting)

    def __call__(self, _session: Session, events: tuple[Event, ...]) -> None:
        for event in events:
            match event:
                case SetCompleted(completed=completed):
                    self._waiting.append(set_done(completed, self._when))
                case SessionFinished(stopped=stopped):
                    self._finished = (self._now(), stopped)
        if not all(isinstance(event, CueDue) for event in events):
            self._try_to_write()

    def save(self, summary: Summary) -> None:
        """Write what is waiting and the summary. Raises `HistoryError`; may be tried again."""
        with self._troubled():
            self._write_waiting(BUSY_TIMEOUT_MS)
            self._write_summary(summary)

    def write(self) -> None:
        """Try once more to write what is waiting. Raises `HistoryError`."""
        with self._troubled():
            self._write_waiting(BUSY_TIMEOUT_MS)

    def _write_summary(self, summary: Summary) -> None:
        if not self._has_row and not any(summary.actual.values()):
            return
        with self._open_store().transaction() as connection:
            put_session(connection, self.session)
            self._put_finish(connection)
            save_summary(connection, self.session.id, self._plan, summary, self._now())
        self._has_row = True

    def _try_to_write(self) -> None:
        is_told = bool(self.trouble)
        try:
            with self._troubled():
                self._write_waiting(BUSY_IN_SESSION_MS)
        except HistoryError as error:
            if not is_told:
                self._on_trouble(f"{error} Your sets are kept until then.")

    @contextmanager
    def _troubled(self) -> Iterator[None]:
        """Remember what goes wrong within, or that all went well."""
        try:
            yield
        except HistoryError as error:
            self.trouble = str(error)
            raise
        self.trouble = ""

    def _write_waiting(self, busy_ms: int) -> None:
        is_over = self._finished is not None and (self._has_row or bool(self._waiting))
        if not self._waiting and not is_over:
            return
        with self._open_store().transaction(busy_ms) as connection:
            put_session(connection, self.session)
            for record in self._waiting:
                put_set(connection, self.session.id, record)
            self._put_finish(connection)
        self._has_row = True
        self._waiting.clear()

    def _put_finish(self, connection: Connection) -> None:
        if self._finished:
            at, stopped = self._finished
            finish_session(connection, self.session.id, at, stopped=stopped)
