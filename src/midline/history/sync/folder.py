"""The folder itself. It may be on a slow or a missing drive: nothing here touches the store."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from midline.files import read_bytes, replace_file
from midline.history.sync.version_file import (
    BYTES_MOST,
    NewerFormat,
    Version,
    as_bytes,
    from_bytes,
    is_version_name,
)
from midline.known_errors import KnownError, reason


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is left as it is, and why. ``is_newer``: a newer Midline wrote it."""

    file: str
    why: str
    is_newer: bool = False


def version_names(folder: Path, data: Path) -> set[str]:
    """Raises `KnownError` where the folder is not there, can't be read, or is in that of the
    ``data``: what is synced must not have the history's own file in it.
    """
    try:
        _refuse_own_data(folder, data)
        with os.scandir(folder) as entries:
            return {
                entry.name for entry in entries if is_version_name(entry.name) and entry.is_file()
            }
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KnownError(
            f"There is no folder {folder} to sync with. Connect its drive, make it, or choose "
            "another one."
        ) from error
    except OSError as error:
        raise KnownError(
            f"The folder {folder} can't be read: {reason(error)}. Allow reading it, or choose "
            "another one to sync with."
        ) from error


def _refuse_own_data(folder: Path, data: Path) -> None:
    if folder.resolve().is_relative_to(data.resolve()):
        raise KnownError(
            f"The folder {folder} is of your data itself. Choose one of its own to sync with."
        )


def write_versions(folder: Path, versions: Iterable[Version]) -> str:
    """A sentence for what stopped the writing, empty if nothing did."""
    for version in versions:
        try:
            replace_file(folder / version.file, as_bytes(version))
        except OSError as error:
            return (
                f"Your sessions can't be sent: {folder} can't be written to ({reason(error)}). "
                "They are safe here, and are sent once there is room and writing is allowed."
            )
    return ""


def read_versions(folder: Path, names: Iterable[str]) -> list[Version | Unread]:
    return [_read(folder / name) for name in names]


def _read(path: Path) -> Version | Unread:
    try:
        data = read_bytes(path, BYTES_MOST + 1)
        if len(data) > BYTES_MOST:
            raise ValueError("it is too large")
        return from_bytes(path.name, data)
    except OSError as error:
        return Unread(path.name, reason(error))
    except NewerFormat as error:
        return Unread(path.name, str(error), is_newer=True)
    except ValueError as error:
        return Unread(path.name, str(error))
