"""``midline history``: what was done."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from midline.data_folder import data_folder
from midline.history.queries import sessions
from midline.history.records import SessionRecord
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.terminal.text import table
from midline.terminal.words import clock


def history_list(options: Namespace) -> int:
    with existing_history(options) as store:
        records = sessions(store) if store else []
    if not records:
        print("No session yet.")
        return 0
    header = ("begun", "lasted", "routine", "sets", "", "effort", "pain", "note")
    print(table([header, *map(_row, records)], right=" r"))
    return 0


def _row(record: SessionRecord) -> tuple[str, ...]:
    lasted = ""
    if record.finished_at:
        lasted = clock((record.finished_at - record.started_at).total_seconds())
    return (
        f"{record.started_at.astimezone():%Y-%m-%d %H:%M}",
        lasted,
        record.routine_name,
        f"{record.done_sets} of {record.planned_sets}",
        "" if record.finished_at and not record.stopped else "stopped",
        "" if record.effort is None else str(record.effort),
        "" if record.pain is None else str(record.pain),
        record.note,
    )


@contextmanager
def existing_history(options: Namespace) -> Iterator[Store | None]:
    """None where there is none yet: looking at it must not make one."""
    folder = data_folder(options.data)
    if folder.root.exists() and not folder.root.is_dir():
        raise KnownError(f"{folder.root} is not a folder. Name the one with your data.")
    if not folder.history.exists():
        yield None
        return
    store = Store(folder.history)
    try:
        yield store
    finally:
        store.close()
