"""What a sync did and what stood in its way, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from midline.history.sync.folder import Unread


@dataclass(frozen=True, slots=True)
class Synced:
    """How many sessions were sent and taken, and sentences for what did not work."""

    sent: int
    taken: int
    problems: tuple[str, ...] = ()


def of_newer(unread: Sequence[Unread]) -> str:
    """Empty if there are none; so is `of_damaged`."""
    count = sum(each.is_newer for each in unread)
    if count > 1:
        return f"{count} sessions were written by a newer Midline. Update Midline here."
    return "1 session was written by a newer Midline. Update Midline here." if count else ""


def of_damaged(folder: Path, unread: Sequence[Unread]) -> str:
    damaged = [each for each in unread if not each.is_newer]
    if not damaged:
        return ""
    first = damaged[0]
    why = f"{first.why}, and {len(damaged) - 1} more" if len(damaged) > 1 else first.why
    return (
        f"{first.file} in {folder} can't be used: {why}. If that stays so, delete it: the laptop "
        "that has the session sends it again."
    )
