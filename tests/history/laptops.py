"""Laptops of one person: each with its history, and its copy of the folder that is synced."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from midline.history.records import WholeSession, WholeSet
from midline.history.store import Store
from midline.history.sync.steps import sync
from midline.history.sync.synced import Synced
from midline.history.whole import put_whole, whole_sessions

BEGUN = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)


def session_id(number: int) -> str:
    return str(UUID(int=number))


def whole(number: int = 1, sets: int = 2, **more: object) -> WholeSession:
    begun = BEGUN + timedelta(days=number)
    values = {
        "id": session_id(number),
        "routine_file": "user/plank.yaml",
        "routine_name": "Plank",
        "routine_text": "name: Plank\n",
        "started_at": begun,
        "utc_offset_min": 60,
        "finished_at": begun + timedelta(minutes=10),
        "stopped": False,
        "planned_sets": sets,
        "effort": None,
        "pain": None,
        "note": "",
        "source": "",
        "changed_at": None,
        "deleted_at": None,
        "sets": tuple(_set(begun, at, sets) for at in range(sets)),
    }
    return WholeSession(**values | more)  # type: ignore[arg-type]


def _set(begun: datetime, at: int, of: int) -> WholeSet:
    started = begun + timedelta(minutes=at)
    ended = started + timedelta(seconds=45.5)
    return WholeSet(
        at, "", "Plank", at + 1, of, None, "hold", 45.0, 60.0, 45.5, 45.5, started, ended, "left"
    )  # fmt: skip


@dataclass(frozen=True)
class Laptop:
    store: Store
    folder: Path

    def record(self, session: WholeSession) -> None:
        with self.store.transaction() as connection:
            put_whole(connection, session)

    def sync(self) -> Synced:
        return sync(self.store, self.folder)

    def sessions(self) -> list[WholeSession]:
        rows = self.store.rows("SELECT id FROM session ORDER BY id")
        return whole_sessions(self.store, [row[0] for row in rows])

    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def set_id(self, number: int, ordinal: int = 0) -> int:
        row = self.store.rows(
            "SELECT id FROM completed_set WHERE session = ? AND ordinal = ?",
            *(session_id(number), ordinal),
        )[0]
        return int(row[0])


@contextmanager
def laptop(root: Path, folder: Path | None = None) -> Iterator[Laptop]:
    """Its folder is one of its own unless it shares one."""
    root.mkdir(parents=True)
    own = folder or root.with_name(f"{root.name}-folder")
    own.mkdir(exist_ok=True)
    with closing(Store(root / "history.db")) as store:
        yield Laptop(store, own)


def carry(one: Laptop, other: Laptop) -> None:
    """As an engine does: what is missing there is copied there."""
    for path in one.folder.iterdir():
        if not (other.folder / path.name).exists():
            shutil.copyfile(path, other.folder / path.name)
