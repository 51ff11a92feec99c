"""When this laptop was last synced: the time of an empty file among what may be deleted."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

_NAME = "synced"


def note_sync(cache: Path) -> None:
    """Now. Where that can't be written, nobody misses it."""
    with suppress(OSError):
        cache.mkdir(exist_ok=True)
        (cache / _NAME).touch()


def last_sync(cache: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp((cache / _NAME).stat().st_mtime, UTC)
    except OSError:
        return None
