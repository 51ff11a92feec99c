"""A file of another program, or of Midline, to routines. It may be anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from midline.files import read_bytes
from midline.known_errors import KnownError, reason
from midline.library.importers import (
    calisthenics_memory,
    just_another_workout_timer,
    openhiit,
    qintervals,
)
from midline.library.importers.imported import Found, Imported
from midline.routine.decoding import decode
from midline.routine.limits import BYTES_MOST
from midline.routine.problems import Misfit, Severity
from midline.routine.reading import read_routine
from midline.routine.writing.said import SaidKeys, says
from midline.routine.yaml_tree import parse_tree

_READ_MOST = 8 * BYTES_MOST  # far above what it may have, so that the reader can say so
_JSON: tuple[Any, ...] = (just_another_workout_timer, openhiit, calisthenics_memory)


def import_file(path: Path) -> Found:
    """All routines of a file. Raises `KnownError`, also where it can't be read."""
    try:
        data = read_bytes(path, _READ_MOST)
    except OSError as error:
        raise KnownError(f"{path.name} can't be imported: {reason(error)}.") from error
    return import_routines(data, path.name)


def import_routines(data: bytes, file: str) -> Found:
    """All routines of a file, at least one, each with what could not be carried over.

    A Midline routine is taken as it is, with its comments. Raises `KnownError` for what is no
    routine of a known format, or none that Midline can run. ``file`` is its name in that sentence.
    """
    try:
        text = decode(data, "a routine")
        found = _from_json(text) if text.lstrip()[:1] in ("{", "[") else _from_yaml(text)
        if found.refused and not found.routines:
            raise KnownError(found.refused[0].why)
    except Misfit as misfit:
        raise KnownError(f"{file} can't be imported: {misfit.text}.") from None
    except KnownError as error:
        raise KnownError(f"{file} can't be imported. {error}") from None
    if found.routines:
        return found
    reading = read_routine(data, file)
    if reading.routine is None:
        wrong = next(each for each in reading.problems if each.severity is Severity.ERROR)
        raise KnownError(f"{file} can't be imported: {wrong}")
    return Found((Imported(reading.routine.name, text),))


def _from_json(text: str) -> Found:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Found()  # Midline's own YAML may begin with a bracket too
    for importer in _JSON:
        if importer.is_one(data):
            return cast(Found, importer.routines(data))
    return Found()


def _from_yaml(text: str) -> Found:
    root = parse_tree(text)
    said = says(root) if root else None
    return qintervals.routines(cast(SaidKeys, said)) if qintervals.is_one(said) else Found()
