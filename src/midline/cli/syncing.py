"""``midline sync``: the history on several laptops."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from midline import settings
from midline.cli.backups import open_unless_missing
from midline.data_folder import DataFolder, data_folder
from midline.history.sync.last import note_sync
from midline.history.sync.steps import sync
from midline.history.sync.synced import Synced
from midline.known_errors import KnownError
from midline.terminal.words import counted


def sync_history(options: Namespace) -> int:
    data = data_folder(options.data)
    folder = options.folder or _chosen(data)
    data.make()
    with closing(open_unless_missing(data)) as store:
        synced = sync(store, folder)
    note_sync(data.cache)
    print(_in_words(synced))
    for problem in synced.problems:
        print(f"midline: {problem}", file=sys.stderr)
    return int(bool(synced.problems))


def _in_words(synced: Synced) -> str:
    if synced.sent or synced.taken:
        return f"{counted(synced.sent, 'session')} sent, {synced.taken:,} taken."
    return "Nothing new was taken." if synced.problems else "Nothing new."


def _chosen(data: DataFolder) -> Path:
    folder = settings.load(data.settings)[0].sync_path
    if folder is None:
        raise KnownError("Which folder? Name it (midline sync FOLDER), or choose it in Settings.")
    return folder
