"""The last resort for sets that the history does not take: a file of their own.

It is Midline's own JSON (`exchange.midline_json`) with the one session, as far as it waits, and
with the data folder that it belongs to. `rescued` takes it in later.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from midline.files import replace_file
from midline.history.edits import Summary
from midline.history.exchange.midline_json import FORMAT, VERSION
from midline.history.recorder import Recorder
from midline.history.records import WholeSession, WholeSet
from midline.history.rescue_files import BEGIN, BELONGS_TO, END, free_name, rescue_folders
from midline.history.session_json import session_as_dict
from midline.known_errors import KnownError, reason

_NOTHING_SAID = Summary()


def rescue(recorder: Recorder, data_folder: Path, summary: Summary = _NOTHING_SAID) -> Path:
    """Write the sets that wait to a JSON file, with their session and what was said of them; gives
    back where it is.

    It is beside the data folder, else in the home folder, else in the system's temporary one.
    Raises `KnownError` where none of them takes it.
    """
    session = recorder.session
    name = f"{BEGIN}{session.started_at:%Y-%m-%d-%H%M%S}-{session.id[:8]}"
    data = _as_json(_waiting(recorder, summary), data_folder)
    why = ""
    for folder in rescue_folders(data_folder):
        try:
            path = free_name(folder, name, END)
            replace_file(path, data)
        except OSError as error:
            why = why or f"{folder}: {reason(error)}"
            continue
        return path
    raise KnownError(f"No folder takes a file with your sets ({why}). Make room on the disk.")


def _waiting(recorder: Recorder, summary: Summary) -> WholeSession:
    """The session with the sets that are not on disk."""
    begun = recorder.session
    offset = begun.started_at.utcoffset()
    finished_at, stopped = recorder.finished or (None, False)
    return WholeSession(
        *(begun.id, begun.routine_file, begun.routine_name, begun.routine_text, begun.started_at),
        utc_offset_min=round(offset.total_seconds() / 60) if offset else 0,
        finished_at=finished_at,
        stopped=stopped,
        planned_sets=begun.planned_sets,
        effort=summary.effort,
        pain=summary.pain,
        note=summary.note,
        source="",
        changed_at=None,
        deleted_at=None,
        sets=tuple(_corrected(each, summary) for each in recorder.waiting),
    )


def _corrected(done: WholeSet, summary: Summary) -> WholeSet:
    amount = summary.actual.get(done.ordinal, done.actual)
    return replace(done, actual=amount) if amount else replace(done, state="removed")


def _as_json(session: WholeSession, data_folder: Path) -> bytes:
    content = {
        "format": FORMAT,
        "version": VERSION,
        BELONGS_TO: str(data_folder.resolve()),
        "sessions": [session_as_dict(session)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")
