"""A session that was cut short, in the terminal: go on with it, finish or discard it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from midline.cli.backups import take_rescued, tell
from midline.data_folder import DataFolder, data_folder
from midline.desktop.session_lock import is_under_way
from midline.history.corrections import remove_session
from midline.history.recorder import wall_now
from midline.history.resume import CutShort, cut_short, finish
from midline.history.store import Store
from midline.known_errors import KnownError
from midline.terminal.text import printable
from midline.terminal.words import lasting, set_name

_QUESTION = "g goes on with it, f finishes it, d discards it, Enter leaves it for later: "


def resume(options: Namespace) -> int:
    """``midline resume``."""
    from midline.cli.running import do

    if not options.headless and (options.jsonl or options.speed):
        options.usage_error("--speed and --jsonl go with --headless")
    folder = data_folder(options.data)
    found = find_cut_short(folder)
    if found is None:
        raise KnownError("No session was cut short. midline run ROUTINE begins one.")
    if options.finish or options.discard:
        _end(folder, found, "f" if options.finish else "d")
        return 0
    if found.next_set is None:
        raise KnownError(f"{told(found, wall_now())} End it with --finish or --discard.")
    return do(folder, found, options)


def find_cut_short(folder: DataFolder) -> CutShort | None:
    """Looking must not make a history. Raises `HistoryError`."""
    if not folder.history.exists():
        return None
    with _history(folder) as store:
        take_rescued(store, folder, tell)  # it tells where the session was
        return cut_short(store, partial(is_under_way, folder.running))


def offer_to_resume(folder: DataFolder) -> CutShort | None:
    """Asks what becomes of a session that was cut short; gives it back to go on with."""
    found = find_cut_short(folder)
    if found is None:
        return None
    print(told(found, wall_now()))
    answer = _answer(found)
    if answer == "g":
        return found
    if answer:
        _end(folder, found, answer)
    return None


def told(found: CutShort, now: datetime) -> str:
    """What it was, in sentences."""
    name = printable(found.begun.routine_name)
    ago_s = (now - found.last_at).total_seconds()
    sets = f"{found.saved} {'set is' if found.saved == 1 else 'sets are'} saved."
    said = f"{name} was cut short {lasting(ago_s)} ago: {sets}"
    if found.plan is None:
        return f"{said} Its routine can't be read any more."
    if found.next_set is None:
        return f"{said} No set is left."
    return f"{said} Next is {printable(set_name(found.next_set))}."


def _answer(found: CutShort) -> str:
    """g, f, d, or nothing."""
    question = _QUESTION if found.next_set else _QUESTION.partition(", ")[2]
    while True:
        try:
            answer = input(question).strip().lower()
        except (EOFError, KeyboardInterrupt):
            print()
            return ""
        if answer in ("", "f", "d") or (answer == "g" and found.next_set):
            return answer


def _end(folder: DataFolder, found: CutShort, answer: str) -> None:
    with _history(folder) as store:
        if answer == "f":
            finish(store, found.begun)
            print("Finished with its last set.")
        else:
            remove_session(store, found.begun.id, wall_now())
            print("Discarded.")


@contextmanager
def _history(folder: DataFolder) -> Iterator[Store]:
    store = Store(folder.history)
    try:
        yield store
    finally:
        store.close()
