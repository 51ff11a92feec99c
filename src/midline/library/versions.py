"""Saving a routine file, with the last twenty versions of it kept in a folder of their own.

A version is what the file was before a save. To bring one back is to save its text: then what was
there until now is a version too.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from midline.files import read_bytes, replace_file
from midline.known_errors import KnownError, reason
from midline.library.kept import kept_name
from midline.routine.limits import BYTES_MOST

KEPT_MOST = 20
_READ_MOST = 8 * BYTES_MOST
_MOMENT = "%Y-%m-%d-%H%M%S-%f"


class ChangedElsewhere(KnownError):  # noqa: N818 - reads as what it says
    """Another program changed the file since it was read. ``data`` is what it has now."""

    def __init__(self, file: Path, data: bytes | None) -> None:
        gone = f"{file.name} was deleted by another program. It was not saved again."
        other = f"{file.name} was changed by another program. Nothing was saved over it."
        super().__init__(gone if data is None else other)
        self.data = data


@dataclass(frozen=True, slots=True)
class Version:
    path: Path
    saved_at: datetime  # when the next one took its place; in UTC


def save(file: Path, data: bytes, seen: bytes | None, folder: Path, now: datetime) -> None:
    """Put ``data`` in the file at once, or leave it as it is. ``folder`` is that of all versions.

    ``seen`` is what the file had when it was read; None for a file that is new. Raises
    `ChangedElsewhere` where it has something else now, and `KnownError` where it can't be saved.
    """
    target = Path(os.path.realpath(file))
    try:
        there = content(target)
        if there != seen and there != data:
            raise ChangedElsewhere(file, there)
        if there is not None and not os.access(target, os.W_OK):
            raise PermissionError(0, "it may only be read")
        if there is None:
            replace_file(target, data)
        elif there != data:
            replace_file(target, data, keep_as=(_new(file, folder, now),))
    except OSError as error:
        raise KnownError(
            f"{file.name} could not be saved: {reason(error)}. It is as it was before; "
            "your text is still here."
        ) from error
    _delete_oldest(file, folder)


def keep(file: Path, data: bytes, folder: Path, now: datetime) -> None:
    """Without a save: another program's text takes its place. Raises `KnownError`."""
    try:
        replace_file(_new(file, folder, now), data)
    except OSError as error:
        raise KnownError(
            f"Your text of {file.name} could not be kept as a version: {reason(error)}."
        ) from error
    _delete_oldest(file, folder)


def versions(file: Path, folder: Path) -> tuple[Version, ...]:
    """The newest first. What else lies in the folder is left alone."""
    try:
        paths = sorted(_folder_of(file, folder).iterdir(), reverse=True)
    except OSError:
        return ()
    moments = ((path, _moment(path.name)) for path in paths)
    return tuple(Version(path, moment) for path, moment in moments if moment)


def read_version(version: Version) -> bytes:
    """Raises `KnownError`."""
    try:
        return read_bytes(version.path, _READ_MOST)
    except OSError as error:
        raise KnownError(f"This version can't be read: {reason(error)}.") from error


def content(file: Path) -> bytes | None:
    """None where there is no such file. Raises OSError."""
    try:
        return read_bytes(file, _READ_MOST)
    except FileNotFoundError:
        return None


def _folder_of(file: Path, folder: Path) -> Path:
    return folder / kept_name(file)


def _new(file: Path, folder: Path, now: datetime) -> Path:
    """Its folder is made. Raises OSError."""
    version = _folder_of(file, folder) / f"{now.astimezone(UTC):{_MOMENT}}.yaml"
    version.parent.mkdir(parents=True, exist_ok=True)
    return version


def _moment(name: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.strptime(name, f"{_MOMENT}.yaml").replace(tzinfo=UTC)
    return None


def _delete_oldest(file: Path, folder: Path) -> None:
    """Those beyond the last twenty; what can't be deleted is tried again at the next save."""
    for version in versions(file, folder)[KEPT_MOST:]:
        with suppress(OSError):
            version.path.unlink()
