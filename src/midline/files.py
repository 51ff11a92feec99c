"""Reading small files that may be anything, and replacing files without ever losing one."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CHUNK = 256 * 1024
_NEW = re.compile(r"\.(?:.+\.)?([1-9]\d{0,8})\.new")  # what is being written, by which process


class NotAFile(OSError):  # noqa: N818 - reads as what it says
    """The path is a folder, a pipe, a device ... ``strerror`` says which."""


def read_bytes(path: Path, most: int) -> bytes:
    """The first ``most`` bytes of a file. Never waits, whatever the path is.

    Raises OSError for a file that can't be read, `NotAFile` for what is none.
    """
    _refuse_other_kinds(path.stat().st_mode, path)
    descriptor = os.open(path, _READ_ONLY)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        _refuse_other_kinds(os.fstat(descriptor).st_mode, path)
        data = bytearray()
        while len(data) < most and (chunk := file.read(min(_CHUNK, most - len(data)))):
            data += chunk
    return bytes(data)


def _refuse_other_kinds(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        kinds = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
        what = f"this is a {kinds.get(stat.S_IFMT(mode), 'device')}"
        raise NotAFile(0, what, os.fspath(path))


def is_folder(path: Path) -> bool:
    """False also where that can't be known, such as for a name that is too long."""
    try:
        return path.is_dir()
    except OSError:
        return False


def replace_file(path: Path, data: bytes, keep_as: Iterable[Path] = ()) -> None:
    """Put ``data`` in place of a file at once, or leave it as it was. Raises OSError.

    The previous content, if there is one, is kept under the names in ``keep_as``. Whoever might
    read and write the file still may, and nobody else.
    """
    mode = None
    if path.exists():
        mode = path.stat().st_mode
        _refuse_other_kinds(mode, path)
        for kept in keep_as:
            _write_and_rename(kept, path.read_bytes(), mode)
    _write_and_rename(path, data, mode)


def _write_and_rename(path: Path, data: bytes, mode: int | None) -> None:
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("wb") as file:
            if mode is not None:
                with suppress(OSError):  # some disks, such as a stick's, know no rights
                    new.chmod(stat.S_IMODE(mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        move_file(new, path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Delete what a killed process was writing in a folder, or in one of its own folders.

    What can't be deleted stays: on Windows also what is still being written.
    """
    for pattern in (".*.new", "*/.*.new"):
        with suppress(OSError):
            for path in list(folder.glob(pattern)):
                match = _NEW.fullmatch(path.name)
                if match and not _may_run(int(match[1])):
                    with suppress(OSError):
                        path.unlink()


def _may_run(process: int) -> bool:
    if os.name != "posix":
        return False  # to ask would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is another user's
    return True


def move_file(path: Path, to: Path) -> None:
    """Give a file another name, for good. Raises OSError."""
    path.replace(to)
    _sync_folder(to.parent)


def sync_file(path: Path) -> None:
    """Wait until what was written to a file is on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
