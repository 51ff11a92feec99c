"""The last resort for sets that the history does not take: a file of their own."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from midline.files import replace_file
from midline.history.recorder import Recorder
from midline.history.records import as_text
from midline.known_errors import KnownError, reason


def rescue(recorder: Recorder, data_folder: Path) -> Path:
    """Write the sets that wait to a JSON file, with their session; gives back where it is.

    It is beside the data folder, else in the home folder, else in the system's temporary one.
    Raises `KnownError` where none of them takes it.
    """
    session = recorder.session
    name = f"midline-unsaved-{session.started_at:%Y-%m-%d-%H%M%S}-{session.id[:8]}.json"
    content = {"session": asdict(session), "sets": [asdict(done) for done in recorder.waiting]}
    data = json.dumps(content, default=_plain, ensure_ascii=False, indent=2) + "\n"
    why = ""
    for folder in _folders(data_folder):
        try:
            replace_file(folder / name, data.encode("utf-8", "backslashreplace"))
        except OSError as error:
            why = why or f"{folder}: {reason(error)}"
            continue
        return folder / name
    raise KnownError(f"No folder takes a file with your sets ({why}). Make room on the disk.")


def _folders(data_folder: Path) -> tuple[Path, ...]:
    return data_folder.parent, Path("~").expanduser(), Path(tempfile.gettempdir())


def _plain(value: object) -> str:
    assert isinstance(value, datetime)
    return as_text(value)
