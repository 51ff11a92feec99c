"""From ROUTINE on the command line to a plan."""

from __future__ import annotations

from midline.data_folder import DataFolder
from midline.known_errors import KnownError
from midline.library.entries import Entry, RoutineFile, list_files, read_entry
from midline.library.finding import find_routine
from midline.resources import resource
from midline.session.plan import Plan, compile_plan
from midline.terminal.text import printable


def library_files(folder: DataFolder) -> tuple[RoutineFile, ...]:
    return list_files(folder.workouts, resource("workouts"))


def read_plan(argument: str, folder: DataFolder) -> tuple[Entry, Plan]:
    """Raises `KnownError` with all problems of the file, if it is broken."""
    entry = read_entry(find_routine(argument, library_files(folder)))
    return entry, plan_of(entry)


def plan_of(entry: Entry) -> Plan:
    if entry.routine is None:
        problems = "\n".join(printable(str(problem)) for problem in entry.problems)
        raise KnownError(f"This routine can't be done until it is put right:\n{problems}")
    return compile_plan(entry.routine)
