"""The one folder that holds all that is the user's: routines, history, settings and the log."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from midline.known_errors import KnownError, reason

VARIABLE = "MIDLINE_DATA"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where the user's files are. Nothing is read or made by asking."""

    root: Path

    @property
    def workouts(self) -> Path:
        return self.root / "workouts"

    @property
    def versions(self) -> Path:
        """What the routine files were before they were saved."""
        return self.root / "versions"

    @property
    def drafts(self) -> Path:
        """Routines that were changed but not saved."""
        return self.root / "drafts"

    @property
    def history(self) -> Path:
        return self.root / "history.db"

    @property
    def backups(self) -> Path:
        """Copies of the history, and what was moved out of its way."""
        return self.root / "backups"

    @property
    def running(self) -> Path:
        """Locks of the sessions under way."""
        return self.root / "running"

    @property
    def settings(self) -> Path:
        return self.root / "settings.yaml"

    @property
    def sounds(self) -> Path:
        """The user's own, in place of the shipped ones. Made by the user only."""
        return self.root / "sounds"

    @property
    def themes(self) -> Path:
        """The user's own. Made by the user only."""
        return self.root / "themes"

    @property
    def figures(self) -> Path:
        """The user's own, before the shipped ones. Made by the user only."""
        return self.root / "figures"

    @property
    def cache(self) -> Path:
        """What can be made anew, and may be deleted at any time."""
        return self.root / "cache"

    @property
    def cues(self) -> Path:
        return self.root / "cues.log"

    @property
    def rows(self) -> Path:
        return self.root / "library.tsv"

    @property
    def log(self) -> Path:
        return self.root / "midline.log"

    def make(self) -> None:
        """Make the folder and its ``workouts``. Raises `KnownError` where that can't be."""
        try:
            self.workouts.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KnownError(
                f"The folder for your data, {self.root}, can't be made: {reason(error)}. "
                f"Choose another one with --data DIR or {VARIABLE}."
            ) from error


def data_folder(chosen: str | None = None) -> DataFolder:
    """The folder named by ``--data``, else by ``MIDLINE_DATA``, else the system's own place."""
    named = chosen or os.environ.get(VARIABLE)
    if named:
        return DataFolder(Path(named).expanduser().absolute())
    from platformdirs import user_data_path

    return DataFolder(user_data_path("midline", appauthor=False))
