"""Which file is meant by ROUTINE on the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from midline.known_errors import KnownError
from midline.library.entries import SUFFIXES, RoutineFile, read_entry

_NAMED_MOST = 5


def find_routine(argument: str, files: Sequence[RoutineFile]) -> RoutineFile:
    """The file at a path, or one of ``files`` by its stem, its name, or the start of either.

    A whole stem or name goes before the start of one. Capitals don't matter. Of several with one
    stem the first is taken, which is the user's own. Raises `KnownError` if there is none,
    or more than one.
    """
    if _is_path(argument):
        return _same(Path(argument), files)
    wanted = argument.casefold()
    for file in files:
        if file.path.stem.casefold() == wanted:
            return file
    if argument and os.access(argument, os.F_OK):
        return RoutineFile(Path(argument))
    names = _names(files) if wanted else []
    matches = (
        [file for name, file in names if name == wanted]
        or [file for file in files if wanted and file.path.stem.casefold().startswith(wanted)]
        or [file for name, file in names if name.startswith(wanted)]
    )
    if len(matches) == 1:
        return matches[0]
    raise KnownError(_ambiguous(argument, matches) if matches else _unknown(argument, files))


def _is_path(argument: str) -> bool:
    separators = [s for s in (os.sep, os.altsep) if s]
    return any(s in argument for s in separators) or argument.lower().endswith(SUFFIXES)


def _same(path: Path, files: Sequence[RoutineFile]) -> RoutineFile:
    """A path may lead to a file of the library: then it has its history."""
    absolute = Path(os.path.realpath(path))
    return next((f for f in files if Path(os.path.realpath(f.path)) == absolute), RoutineFile(path))


def _names(files: Sequence[RoutineFile]) -> list[tuple[str, RoutineFile]]:
    """What the routines are called. This reads all of them."""
    entries = [read_entry(file) for file in files]
    return [(entry.routine.name.casefold(), entry.file) for entry in entries if entry.routine]


def _ambiguous(argument: str, matches: Sequence[RoutineFile]) -> str:
    from midline.routine.problems import quoted

    named = ", ".join(f.path.stem for f in matches[:_NAMED_MOST])
    more = " …" if len(matches) > _NAMED_MOST else ""
    return f"{quoted(argument)} may be any of {named}{more}: write more of it, or its path."


def _unknown(argument: str, files: Sequence[RoutineFile]) -> str:
    from difflib import get_close_matches

    from midline.routine.problems import quoted

    stems = [file.path.stem for file in files]
    near = get_close_matches(argument.casefold(), stems, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else "Run midline check on a folder to see its files."
    if not near and stems:
        hint = f"There are {', '.join(stems[:8])}{' …' if len(stems) > 8 else ''}."
    return f"There is no routine called {quoted(argument)}. {hint}"
