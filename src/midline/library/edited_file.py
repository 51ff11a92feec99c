"""One routine file that is being edited: what it had when it was read, its draft, and saving it.

A shipped routine is saved as a copy among the user's own, and so is a new one, by its name. Nothing
is written over what another program wrote since: `ChangedElsewhere` then carries what is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from midline.data_folder import DataFolder
from midline.known_errors import KnownError, reason
from midline.library import drafts, versions
from midline.library.adding import free_path, stem_of
from midline.library.drafts import Draft
from midline.library.entries import Origin, RoutineFile
from midline.library.kept import mark
from midline.routine.limits import BYTES_MOST

NEW = "new"  # under this name, which no routine file has, lies the draft of a new one


@dataclass
class EditedFile:
    """``seen`` is what the file had when it was last read or saved; None while it is not there.

    ``text`` is what is edited from then on: that of ``seen``, or of a shipped file or a template.
    """

    path: Path
    seen: bytes | None
    text: str
    data: DataFolder
    original: Path | None = None  # the shipped routine that this is, or was, a copy of
    is_gone: bool = False  # deleted since: ``text`` is nowhere but here
    is_mine: bool = False  # ``text`` was saved here, and not yet replaced by another program's

    @property
    def is_new(self) -> bool:
        """It gets its path when it is saved for the first time."""
        return self.path == self.data.workouts / NEW

    @property
    def key(self) -> str:
        """Its name in the library and in the history."""
        is_own = self.path.parent == self.data.workouts
        return RoutineFile(self.path, Origin.USER if is_own else Origin.ELSEWHERE).key

    def there(self) -> bytes | None:
        """What the file has now. Raises `KnownError`."""
        return _read(self.path)

    def take(self, there: bytes) -> str:
        """Go on with what another program wrote. Raises `KnownError` for what is no text."""
        self.text, self.seen = text_of(self.path, there), there
        self.is_gone = self.is_mine = False
        return self.text

    def keep_mine(self, text: str, there: bytes, now: datetime) -> None:
        """A version of ``text`` before ``there`` is taken, unless it is another program's too.

        Raises `KnownError`.
        """
        data = bytes_of(self.path, text)
        if data != there and (self.is_mine or self.is_gone or text != self.text):
            versions.keep(self.path, data, self.data.versions, now)

    def lose(self) -> None:
        """It was deleted by another program, or can't be read any more."""
        self.seen, self.is_gone = None, True

    def save(self, text: str, name: str, now: datetime) -> None:
        """``name`` is the routine's, for a new file. Raises `ChangedElsewhere` and `KnownError`."""
        before = self.path
        path = self._free(stem_of(name)) if self.is_new else before
        data = bytes_of(path, text)
        versions.save(path, data, self.seen, self.data.versions, now)
        self._is_saved(path, data, text)
        drafts.drop_draft(before, self.data.drafts)

    def save_copy(self, text: str, now: datetime) -> None:
        """Among the user's own routines; what is edited from then on is the copy."""
        path = self._free(self.path.stem)
        data = bytes_of(path, text)
        versions.save(path, data, None, self.data.versions, now)
        drafts.drop_draft(self.path, self.data.drafts)
        self._is_saved(path, data, text)

    def _is_saved(self, path: Path, data: bytes, text: str) -> None:
        self.path, self.seen, self.text = path, data, text
        self.is_gone, self.is_mine = False, True

    def _free(self, stem: str) -> Path:
        try:
            return free_path(self.data.workouts, stem)
        except OSError as error:
            raise KnownError(f"{stem}.yaml could not be saved: {reason(error)}.") from error

    # Drafts and versions

    def draft(self) -> Draft | None:
        """What was typed the last time and not saved."""
        draft = drafts.draft_of(self.path, self.data.drafts)
        return None if draft is None or draft.text == self.text else draft

    def is_made_from_it(self, draft: Draft) -> bool:
        """False if the file has changed since."""
        return draft.seen == (mark(self.seen) if self.seen is not None else "")

    def keep_draft(self, text: str) -> None:
        """Raises `KnownError`."""
        seen = mark(self.seen) if self.seen is not None else ""
        drafts.keep_draft(self.path, Draft(text, seen), self.data.drafts)

    def drop_draft(self) -> None:
        drafts.drop_draft(self.path, self.data.drafts)

    def versions(self) -> tuple[versions.Version, ...]:
        return versions.versions(self.path, self.data.versions)


def open_file(file: RoutineFile, data: DataFolder, shipped: Path) -> EditedFile:
    """A shipped file is opened as the user's copy of it, which may be there already.

    ``shipped`` is the folder of those. Of a file that is gone, or can't be edited any more, a draft
    will do. Raises `KnownError` for what can't be read, or is no text.
    """
    path = data.workouts / file.path.name if file.origin is Origin.SHIPPED else file.path
    like = shipped / path.name if path.parent == data.workouts else path
    original = like if like != path and like.exists() else None
    try:
        seen = _read(path)
        begun = _read(file.path) if seen is None else seen
        if begun is None:
            raise KnownError(f"{path.name} can't be edited: there is no such file any more.")
        return EditedFile(path, seen, text_of(path, begun), data, original)
    except KnownError:
        draft = drafts.draft_of(path, data.drafts)
        if draft is None:
            raise
        return EditedFile(path, None, draft.text, data, original, is_gone=True)


def new_file(text: str, data: DataFolder) -> EditedFile:
    return EditedFile(data.workouts / NEW, None, text, data)


def text_of(path: Path, data: bytes) -> str:
    """With its byte order mark and its line ends. Raises `KnownError`."""
    if len(data) > BYTES_MOST:
        raise KnownError(f"{path.name} can't be edited: it is larger than a routine can be.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise KnownError(
            f"{path.name} can't be edited: it is no UTF-8 text. Save it as UTF-8 in a text editor."
        ) from None


def bytes_of(path: Path, text: str) -> bytes:
    """Raises `KnownError` for half a character, as it may be pasted."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise KnownError(
            f"{path.name} could not be saved: line {line} has a character that no file can hold."
        ) from None


def _read(path: Path) -> bytes | None:
    try:
        return versions.content(path)
    except OSError as error:
        raise KnownError(f"{path.name} can't be read: {reason(error)}.") from error
