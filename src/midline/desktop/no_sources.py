"""Keeps the source of the modules out of memory.

PySide reads the source of each module that is imported, and `linecache` keeps it: 5 MB, of which
clearing it later gives back less than not keeping it.
"""

from __future__ import annotations

import linecache


class _KeepsNothing(dict[str, object]):
    def __setitem__(self, key: str, value: object) -> None:
        pass


def keep_no_sources() -> None:
    """Whoever wants a line of source, such as a traceback, has it read from the file."""
    linecache.clearcache()
    setattr(linecache, "cache", _KeepsNothing())  # noqa: B010 - typeshed does not know of it
