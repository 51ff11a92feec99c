"""``midline history``: what was done."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from midline.cli.backups import is_lost, refuse_lost
from midline.data_folder import data_folder
from midline.history.deleted import bring_back, deleted
from midline.history.queries import past_sessions
from midline.history.recorder import wall_now
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.progress.past import Deleted, PastSession
from midline.terminal.text import table
from midline.terminal.words import clock, counted


def history_list(options: Namespace) -> int:
    with existing_history(options) as store:
        records = past_sessions(store) if store else []
    if not records:
        print("No session yet.")
        return 0
    header = ("begun", "lasted", "routine", "sets", "", "effort", "pain", "note")
    print(table([header, *map(_row, records)], right=" r"))
    return 0


def _row(record: PastSession) -> tuple[str, ...]:
    lasted = ""
    if record.finished_at:
        lasted = clock((record.finished_at - record.started_at).total_seconds())
    return (
        f"{record.started_at:%Y-%m-%d %H:%M}",
        lasted,
        record.routine_name,
        f"{record.done_sets} of {record.planned_sets}",
        _how_it_ended(record),
        "" if record.effort is None else str(record.effort),
        "" if record.pain is None else str(record.pain),
        record.note,
    )


def _how_it_ended(record: PastSession) -> str:
    """A session that runs now is not finished either, nor one that was killed."""
    if record.finished_at is None:
        return "not finished"
    return "stopped" if record.stopped else ""


def history_deleted(options: Namespace) -> int:
    """What can be brought back, what was deleted last first."""
    with existing_history(options) as store:
        found = deleted(store) if store else []
    if not found:
        print("Nothing was deleted.")
        return 0
    header = ("id", "begun", "routine", "what")
    print(table([header, *map(_deleted_row, found)]))
    return 0


def _deleted_row(gone: Deleted) -> tuple[str, ...]:
    if gone.set_id is None:
        what = counted(gone.sets, "set")
    else:
        amount = f"{gone.amount:g}{' s' if gone.kind == 'hold' else ''}"
        what = f"{gone.exercise}, set {gone.number}: {amount}"
    begun = f"{gone.started_at:%Y-%m-%d %H:%M}"
    return _name_of(gone), begun, gone.routine_name, what


def _name_of(gone: Deleted) -> str:
    """A session's id, or that of a set, which its own history has given to it."""
    return gone.session if gone.set_id is None else f"set-{gone.set_id}"


def history_bring_back(options: Namespace) -> int:
    """Of a session's id, the beginning is enough where no other begins so."""
    with existing_history(options) as store:
        found = [
            gone
            for gone in (deleted(store) if store else [])
            if _name_of(gone) == options.id
            or (gone.set_id is None and gone.session.startswith(options.id.lower()))
        ]
        if len(found) != 1:
            which = "More than one has that id" if found else "Nothing that was deleted has that id"
            raise KnownError(f"{which}: {options.id}. midline history deleted lists them.")
        assert store is not None
        bring_back(store, found[0], wall_now())
    print(f"Brought back: {', '.join(_deleted_row(found[0])[1:])}.")
    return 0


@contextmanager
def existing_history(options: Namespace) -> Iterator[Store | None]:
    """None where there is none yet: looking at it must not make one.

    Raises `KnownError` where it was lost, and there is a backup of it.
    """
    folder = data_folder(options.data)
    if folder.root.exists() and not folder.root.is_dir():
        raise KnownError(f"{folder.root} is not a folder. Name the one with your data.")
    if is_lost(folder.history):
        refuse_lost(folder)
        yield None
        return
    store = Store(folder.history)
    try:
        yield store
    finally:
        store.close()
