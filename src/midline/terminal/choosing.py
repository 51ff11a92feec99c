"""Choosing a routine from a numbered list."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from midline.library.entries import Entry, RoutineFile, read_entry
from midline.session.plan import compile_plan
from midline.terminal.text import printable, table
from midline.terminal.words import clock


def choose(files: Sequence[RoutineFile]) -> str | None:
    """The path of the chosen routine; None where nobody can be asked or nothing is chosen."""
    entries = [read_entry(file) for file in files]
    print(table([_row(number, entry) for number, entry in enumerate(entries, 1)], right="rr"))
    if not sys.stdin.isatty():
        print("\nTo do one: midline run NAME, for example midline run core-basics")
        return None
    return _ask(entries)


def _row(number: int, entry: Entry) -> tuple[str, ...]:
    name = entry.path.stem
    if entry.routine is None:
        return str(number), "", name, f"broken: {entry.problems[0].text}", ""
    plan = compile_plan(entry.routine)
    kit = ", ".join(entry.routine.needs)
    return str(number), clock(plan.total_s), name, entry.routine.name, kit


def _ask(entries: Sequence[Entry]) -> str | None:
    while True:
        try:
            answer = input("\nWhich one? Its number, or Enter to leave: ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return None
        if not answer:
            return None
        if not answer.isdecimal() or not 1 <= int(answer) <= len(entries):
            print(f"Please type a number from 1 to {len(entries)}.")
            continue
        entry = entries[int(answer) - 1]
        if entry.routine is not None:
            return str(entry.path)
        print("This file is broken:", *(printable(str(p)) for p in entry.problems), sep="\n")
