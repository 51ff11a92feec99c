"""``midline history export`` and ``midline history import``: to and from other programs."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from midline.cli.backups import open_unless_missing
from midline.cli.past import existing_history
from midline.data_folder import data_folder
from midline.history.exchange.steps import count_sets
from midline.history.exporting import FORMATS, Format, export_file
from midline.history.importing import Preview, import_, preview, read_file
from midline.history.recorder import wall_now
from midline.history.store import Store
from midline.history.whole import of_unread
from midline.known_errors import KnownError
from midline.terminal.words import counted


def history_export(options: Namespace) -> int:
    """To the file, else to the standard output."""
    format_ = FORMATS[options.format]
    if options.file is None and format_.is_binary:
        options.usage_error("name a FILE for it: it is no text")
    if options.file is not None and options.file.exists():
        raise KnownError(f"{options.file} exists. Name another file, or move it away.")
    with _history(options) as store:
        if options.file is None:
            unread: list[str] = []
            for _ in format_.write(store, sys.stdout.buffer, unread):
                pass
            if unread:
                raise KnownError(of_unread(unread))
        else:
            _to_file(store, format_, options.file)
    return 0


@contextmanager
def _history(options: Namespace) -> Iterator[Store]:
    """An empty one where there is none yet."""
    with existing_history(options) as store:
        if store is not None:
            yield store
            return
        with TemporaryDirectory() as folder, closing(Store(Path(folder) / "history.db")) as empty:
            yield empty


def _to_file(store: Store, format_: Format, path: Path) -> None:
    total = count_sets(store)
    for done in _shown(export_file(store, format_, path), total):
        total = done
    print(f"{counted(total, 'set')} written to {path}.")


def _shown(counts: Iterator[int], total: int) -> Iterator[int]:
    """In a terminal, one line says how far it is."""
    done = 0
    for done in counts:
        if sys.stderr.isatty():
            print(f"\r{done:,} of {total:,} sets", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    yield done


def history_import(options: Namespace) -> int:
    """Says first what would happen; imports once the person agrees, or with ``--yes``."""
    read = read_file(options.file)
    folder = data_folder(options.data)
    folder.make()
    with closing(open_unless_missing(folder)) as store:
        found = preview(store, read)
        for line in described(found, wall_now()):
            print(line)
        if found.sessions and _agreed(options):
            count = import_(store, found.new, found.completed, wall_now())
            print(f"{counted(count, 'session')} imported.")
            if found.completed:
                print(f"{counted(len(found.completed), 'session')} completed.")
    return 0


def _agreed(options: Namespace) -> bool:
    if options.yes:
        return True
    if not sys.stdin.isatty():
        print("Nothing was imported. To import them, add --yes.")
        return False
    try:
        answer = input("Import them? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().casefold() in ("y", "yes"):
        return True
    print("Nothing was imported.")
    return False


def described(found: Preview, now: datetime) -> Iterator[str]:
    """What an import would do, in lines."""
    source = found.source or "Midline"
    if found.new:
        days = sorted(session.day for session in found.new)
        sets = counted(found.new_sets, "set")
        yield (
            f"From {source}: {counted(len(found.new), 'session')} with {sets}"
            f" to import, {days[0]} to {days[-1]}."
        )
    elif not found.completed:
        yield f"From {source}: nothing to import."
    if ahead := found.in_future(now):
        yield f"Of these, in the future: {counted(len(ahead), 'session')}, the last on {ahead[-1]}."
    if found.new_deleted:
        deleted = counted(found.new_deleted, "session")
        yield f"Of these, deleted in the file, and left so: {deleted}."
    if found.completed:
        yield (
            f"There only in part, to be completed: {counted(len(found.completed), 'session')},"
            f" with {counted(found.completed_sets, 'more set')}."
        )
    if found.there:
        yield f"There already: {counted(found.there, 'session')}."
    if found.deleted:
        yield f"Deleted here before, and left so: {counted(found.deleted, 'session')}."
    for each in found.left_out:
        first = "is number" if each.reason.counts_sessions else "in line"
        yield f"Left out: {each.reason}: {each.count:,}, the first {first} {each.first}."
