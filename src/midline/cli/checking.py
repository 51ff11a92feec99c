"""``midline check``: the mistakes in routine files."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from midline.files import is_folder
from midline.library.entries import RoutineFile, is_routine_name, read_entry
from midline.routine.problems import Problem, Severity
from midline.terminal.text import printable
from midline.terminal.words import counted


def check(options: Namespace) -> int:
    files = [file for path in options.paths for file in _files(path)]
    problems = [problem for file in files for problem in read_entry(RoutineFile(file)).problems]
    if options.json:
        print(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print(printable(str(problem)))
    print(_count(files, problems), file=sys.stderr)
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _files(path: Path) -> Iterator[Path]:
    """The path itself, or the routine files anywhere below it, sorted."""
    if not is_folder(path):
        yield path
        return
    for folder, folders, names in os.walk(path, onerror=_raise):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if is_routine_name(name))


def _raise(error: OSError) -> None:
    from midline.known_errors import KnownError, reason

    raise KnownError(f"{error.filename} can't be searched: {reason(error)}.")


def _count(files: Iterable[Path], problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    counts = ((len(list(files)), "file"), (errors, "error"), (warnings, "warning"))
    return ", ".join(counted(count, word) for count, word in counts)
