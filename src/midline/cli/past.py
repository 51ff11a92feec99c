"""``midline history``: what was done."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from io import TextIOWrapper
from typing import TypeVar

from midline.data_folder import data_folder
from midline.history import export
from midline.history.queries import sessions
from midline.history.records import SessionRecord
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.terminal.text import table
from midline.terminal.words import clock

T = TypeVar("T")


def history_list(options: Namespace) -> int:
    records = _read(options, sessions)
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


def history_export(options: Namespace) -> int:
    rows = _read(options, export.rows)
    text = export.as_csv(rows) if options.format == "csv" else export.as_json(rows)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(text)
    return 0


def _read(options: Namespace, query: Callable[[Store], list[T]]) -> list[T]:
    """Nothing where there is no history yet: looking at it must not make one."""
    folder = data_folder(options.data)
    path = folder.history
    if folder.root.exists() and not folder.root.is_dir():
        raise KnownError(f"{folder.root} is not a folder. Name the one with your data.")
    if not path.exists():
        return []
    with closing(Store(path)) as store:
        return query(store)
