"""Totals that make twenty years as quick to read as one, kept equal to the rows by triggers.

Only new sets wait in the table ``uncounted``, until the session is over or somebody looks.

The views ``…_recount`` say what each total is; see ``migrations/0002_kept_for_good.sql``.
"""

from __future__ import annotations

from sqlite3 import Connection

# Each counts the one before.
_TABLES = {
    "session_total": "session_recount",
    "day_total": "day_recount",
    "exercise_day": "exercise_day_recount",
    "exercise_year": "exercise_year_recount",
}


def count_new(connection: Connection) -> None:
    """Count what was recorded since the last time, within a transaction."""
    connection.execute(
        "INSERT INTO recount SELECT DISTINCT session.id, day, exercise, kind, ifnull(side, '')"
        " FROM uncounted CROSS JOIN session ON session.id = uncounted.session"
        " CROSS JOIN completed_set ON completed_set.session = session.id"
    )
    connection.execute("DELETE FROM uncounted")


def count_all_again(connection: Connection) -> None:
    """Within a transaction. Takes seconds for a million sets."""
    connection.execute("DELETE FROM uncounted")
    for table, recount in _TABLES.items():
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} SELECT * FROM {recount}")


def wrong_totals(connection: Connection) -> list[str]:
    """The tables that do not say what the rows do, within a transaction.

    Takes seconds for a million sets.
    """
    count_new(connection)
    return [
        table
        for table, recount in _TABLES.items()
        if _differ(connection, table, recount) or _differ(connection, recount, table)
    ]


def mend_totals(connection: Connection) -> list[str]:
    """Count again if a total is wrong, within a transaction; gives back which ones were."""
    wrong = wrong_totals(connection)
    if wrong:
        count_all_again(connection)
    return wrong


def _differ(connection: Connection, one: str, other: str) -> bool:
    query = f"SELECT EXISTS (SELECT * FROM {one} EXCEPT SELECT * FROM {other})"
    return bool(connection.execute(query).fetchone()[0])
