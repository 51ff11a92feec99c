"""What is wrong with single sessions where the file itself is whole; for ``midline history check``.

The backups stand in for checksums: what nobody corrected must be as it is in them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from midline.history.exchange.steps import sessions
from midline.history.session_json import session_as_dict, session_from_dict
from midline.history.store import Store
from midline.history.whole import named

_SESSION = ("routine_file", "routine_name", "routine_text", "started_at", "utc_offset_min",
            "planned_sets", "source", "deleted_at")  # fmt: skip
_SAID_LATER = ("finished_at", "effort", "pain", "note")  # each once, without counting as corrected
_SET = ("ordinal", "section", "exercise", "number", "of", "side", "kind", "target_least",
        "target_most", "measured", "actual", "started_at", "completed_at", "ended")  # fmt: skip
_DIFFERING = f"""
    WITH uncorrected AS MATERIALIZED (
        SELECT id, {
    " OR ".join(
        [f"was.{name} IS NOT now.{name}" for name in _SESSION]
        + [f"nullif(was.{name}, '') <> ifnull(now.{name}, '')" for name in _SAID_LATER]
    )
} AS differs
        FROM older.session AS was JOIN main.session AS now USING (id)
        WHERE was.changed_at = now.changed_at
    )
    SELECT id FROM uncorrected WHERE differs
    UNION
    SELECT uncorrected.id FROM uncorrected
    JOIN older.completed_set AS was ON was.session = uncorrected.id
    WHERE NOT EXISTS (
        SELECT * FROM main.completed_set AS now WHERE now.session = was.session
        AND {" AND ".join(f'now."{name}" IS was."{name}"' for name in _SET)}
    )"""

_THERE = (
    "SELECT id FROM older.session AS was JOIN main.session AS now USING (id)"
    " WHERE was.changed_at = now.changed_at"
)


def faults(store: Store, backups: Iterable[Path]) -> list[str]:
    """Sentences, one a session at most. Writes nothing.

    ``backups`` come the oldest first: the first that has a session tells what it was.

    Raises `HistoryError` where the file can't be read.
    """
    found: dict[str, str] = {}
    for session, why in _unreadable(store):
        found.setdefault(session, why)
    known: set[str] = set()
    for backup in backups:
        differing, there = _compared(store.path, backup)
        for id_ in differing - known:
            found.setdefault(
                named(store, id_), f"it is not as it is in {backup.name}, and nobody corrected it"
            )
        known |= there
    return [f"The session of {session}: {why}." for session, why in sorted(found.items())]


def _unreadable(store: Store) -> Iterator[tuple[str, str]]:
    """By name, and why. What no import would take is no session, either."""
    unread: list[str] = []
    for session in sessions(store, unread, with_deleted=True):
        try:
            session_from_dict(session_as_dict(session))
        except ValueError as error:
            yield named(store, session.id), str(error)
    yield from ((name, "a value can't be read") for name in unread)
    for (lost,) in store.rows(
        "SELECT DISTINCT session FROM completed_set WHERE session NOT IN (SELECT id FROM session)"
    ):
        yield lost, "its sets are there, but it is not"


def _compared(history: Path, backup: Path) -> tuple[set[str], set[str]]:
    """The ids of sessions that have changed though nobody noted it, and of all there.

    Nothing where the backup can't be read, or is of a version that noted no corrections.
    """
    now, older = (f"{path.absolute().as_uri()}?mode=ro" for path in (history, backup))
    with suppress(sqlite3.Error), closing(sqlite3.connect(now, uri=True)) as connection:
        connection.execute("ATTACH ? AS older", (f"{older}&immutable=1",))
        differing, there = (
            {row[0] for row in connection.execute(query).fetchall()}
            for query in (_DIFFERING, _THERE)
        )
        return differing, there
    return set(), set()
