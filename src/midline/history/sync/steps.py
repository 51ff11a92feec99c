"""A sync from its first step to its last. Small steps, so that a window never waits for them.

What the folder is asked for may take long (a slow or missing drive), so it is handed out to be done
elsewhere; the store is touched in between, by whoever asks for the next step.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from midline.history.store import Store
from midline.history.sync.folder import Unread, read_versions, version_names, write_versions
from midline.history.sync.synced import Synced, of_damaged, of_newer
from midline.history.sync.versions import merge, unknown, unsent, versions_to_send
from midline.history.whole import of_unread

AT_ONCE = 5  # sessions in one step, and in one transaction: about 15 ms


Steps = Generator[Callable[[], Any], Any, Synced]


def sync_steps(store: Store, folder: Path) -> Steps:
    """Yields work on the folder, and is sent what that gave back. May end at any step.

    Raises `KnownError` where the folder or the history can't be used at all.
    """
    there: set[str] = yield partial(version_names, folder, store.path.parent)
    trouble = ""
    sent = taken = 0
    unread: list[Unread] = []
    unread_here: list[str] = []
    for some in _batches(unsent(store, there)):
        versions = versions_to_send(store, some, unread_here)
        trouble = yield partial(write_versions, folder, versions)
        if trouble:
            break
        there.update(version.file for version in versions)
        sent += len(versions)
    for some in _batches(unknown(store, there)):
        read = yield partial(read_versions, folder, some)
        taken += merge(store, [each for each in read if not isinstance(each, Unread)], there)
        unread += [each for each in read if isinstance(each, Unread)]
    here = of_unread(unread_here) if unread_here else ""
    problems = (trouble, of_newer(unread), of_damaged(folder, unread), here)
    return Synced(sent, taken, tuple(filter(None, problems)))


def sync(store: Store, folder: Path) -> Synced:
    """All steps, one after another. Raises `KnownError`."""
    steps = sync_steps(store, folder)
    given: Any = None
    while True:
        try:
            given = steps.send(given)()
        except StopIteration as end:
            synced: Synced = end.value
            return synced


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), AT_ONCE):
        yield names[start : start + AT_ONCE]
