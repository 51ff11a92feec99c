"""Whether one copy of the history has all that another one has."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def holds_all_of(newer: Path, older: Path) -> bool:
    """True where each session of ``older`` is in ``newer``, with at least as many rows of sets.

    No row is ever deleted, whatever is corrected: so a later copy of the same history holds all of
    an earlier one. False too where a file can't be read. Neither is written to.
    """
    try:
        there = _sessions(newer)
        return all(there.get(id_, -1) >= sets for id_, sets in _sessions(older).items())
    except sqlite3.Error:
        return False


def _sessions(path: Path) -> dict[str, int]:
    """How many rows of sets each has."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        return dict(
            connection.execute(
                "SELECT session.id, count(completed_set.id) FROM session"
                " LEFT JOIN completed_set ON completed_set.session = session.id"
                " GROUP BY session.id"
            ).fetchall()
        )
