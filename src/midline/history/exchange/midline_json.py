"""Midline's own JSON, in and out: everything that the history holds, a session a line.

``{"format": "midline history", "version": 1, "sessions": [...]}``; a session has the columns of
the history (see `session_json.py`), with all rows of its sets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import StringIO

from midline.history.exchange.reading import BadFileError, Leaving, Read, Reason
from midline.history.records import WholeSession
from midline.history.session_json import session_as_dict, session_from_dict

FORMAT = "midline history"
VERSION = 1
BEGIN = f'{{"format": "{FORMAT}", "version": {VERSION}, "sessions": [\n'
END = "\n]}\n"


def as_line(session: WholeSession) -> str:
    return json.dumps(session_as_dict(session), ensure_ascii=False)


def read(text: str) -> Read:
    """Raises `BadFileError`."""
    try:
        return _taken(_by_line(text))
    except (ValueError, RecursionError):
        return _taken(_sessions(text))  # not as we write it, or broken: that is told with its line


def _by_line(text: str) -> Iterator[object]:
    """Of what `as_line` wrote. Read at once, twenty years would hold up the window's thread, too.

    Raises ValueError.
    """
    if not (text.startswith(BEGIN) and text.endswith(END)):
        raise ValueError
    for line in StringIO(text[len(BEGIN) : -len(END)]):
        yield json.loads(line.removesuffix(",\n"))


def _taken(found: Iterable[object]) -> Read:
    leaving = Leaving()
    sessions = []
    for number, each in enumerate(found, 1):
        try:
            sessions.append(session_from_dict(each))
        except ValueError:
            leaving.out(Reason.NOT_TAKEN, number)
    return Read("", tuple(sessions), leaving.all())


def _sessions(text: str) -> list[object]:
    whole = _parsed(text)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise BadFileError("it is JSON, but not a history that Midline exported")
    version = whole.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadFileError("a newer Midline wrote it", "Update Midline first.")
    sessions = whole.get("sessions")
    if version != VERSION or not isinstance(sessions, list):
        raise BadFileError("its list of sessions is missing")
    return sessions


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadFileError(
            f"it is no whole JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        ) from error
    except RecursionError as error:
        raise BadFileError("its JSON is nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise BadFileError("a number in it is too long") from error
