"""One routine file's text under edit: every change is a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from midline.routine.writing.document import Document
from midline.routine.writing.refusing import CannotEdit
from midline.ui.editor.raw_text import common
from midline.ui.translate import told, tr

AT_ONCE_MOST = 200_000  # characters; longer texts are read after a pause in typing
PAUSE_MS = 300
_GOES_ON = 1  # any number tells Qt that a step may be made one with the next


class Editing(QObject):
    """The form, the text and the list of problems all show ``document`` and change it here.

    ``changed`` tells that there is another document, whoever changed it; ``stepped``, right after
    it, that there is something else to undo or redo. ``waiting`` tells that someone types in a text
    that is too long to be read at each letter. ``rewrite_wanted`` comes where only the way that the
    file is written stands in the way of an edit.
    """

    changed = Signal()
    stepped = Signal()
    waiting = Signal()
    rewrite_wanted = Signal(str, object)  # the edit's name; what the file would have to say

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = Document.of(text)
        self._typed: str | None = None  # and not yet read
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self.stepped)  # which is silent while this is deleted
        self._saved_text: str | None = text
        self._open: _Open | None = None

    @property
    def document(self) -> Document:
        """With all that was typed, whether there was a pause or not."""
        self._read()
        return self._document

    @property
    def is_waiting(self) -> bool:
        return self._typed is not None

    @property
    def is_saved(self) -> bool:
        return self.document.text == self._saved_text

    def mark_saved(self) -> None:
        """The text as it is now is that of the file."""
        self._saved_text = self.document.text
        self.settle()
        self.changed.emit()

    def mark_unsaved(self) -> None:
        """There is no such file: whatever the text is, it can be saved."""
        self._saved_text = None
        self.changed.emit()

    def edit(self, text: str, change: Callable[[Document], Document], goes_on: str = "") -> str:
        """One step, named ``text``. Gives back why it cannot be done, or an empty string.

        Edits one after the other with the same ``goes_on``, such as letters typed in a field, are
        one step from the document before the first of them: what was left out for a moment, like
        a value with its comment, comes back as it was.
        """
        self._read()
        open_ = self._open if self._open and goes_on and self._open.name == goes_on else None
        open_ = open_ or _Open(goes_on, self.document)
        try:
            after = change(open_.before)
        except CannotEdit as refused:
            if refused.intended is not None:
                self.rewrite_wanted.emit(text, refused.intended)
            return told(str(refused))
        if after.text != self.document.text:
            self.stack.push(_Step(self, text, open_.before, after, open_ if goes_on else None))
            self._open = open_ if goes_on else None
        return ""

    def settle(self) -> None:
        """What comes next is a step of its own."""
        self._open = None

    def type_text(self, shown: str) -> None:
        """What a text widget holds now. Typing that goes on in one place is one step."""
        self._typed = shown
        if len(shown) <= AT_ONCE_MOST:
            self._read()
        else:
            self._pause.start()
            self.waiting.emit()

    def _read(self) -> None:
        """What was typed becomes a step."""
        self._pause.stop()
        shown, self._typed, before = self._typed, None, self._document
        if shown is None:
            return
        if shown == before.shown:
            self.changed.emit()  # nobody waits any more
            return
        self.settle()
        after = before.with_shown(shown)
        change = _Change.between(before.text, after.text)
        self.stack.push(_Step(self, tr("Typing"), before, after, change))

    def reset(self, text: str) -> None:
        """The file has another text now: one step, so that the text before is not lost."""
        self.settle()
        self._saved_text = text
        if text != self.document.text:
            after = Document.of(text)
            self.stack.push(_Step(self, tr("Changed on disk"), self.document, after))
        else:
            self.changed.emit()

    def undo(self) -> None:
        self._read()
        self.settle()
        self.stack.undo()

    def redo(self) -> None:
        self._read()
        self.settle()
        self.stack.redo()

    def show(self, document: Document) -> None:
        """For the steps only: what is edited now."""
        self._document = document
        self.changed.emit()


@dataclass(eq=False)
class _Open:
    """An edit that may go on, and what it began with."""

    name: str
    before: Document


@dataclass(frozen=True)
class _Change:
    """The one place where two texts differ; ``before`` and ``after`` are where it ends in each.

    A letter beside its like may be anyone of them: all three may be less, by up to ``slack``.
    """

    start: int
    before: int
    after: int
    slack: int
    has_line_break: bool

    @classmethod
    def between(cls, old: str, new: str) -> _Change:
        start, end = common(old, new), common(old[::-1], new[::-1])
        slack = max(0, start + end - min(len(old), len(new)))
        before, after = len(old) - end + slack, len(new) - end + slack
        return cls(start, before, after, slack, "\n" in old[start:before] + new[start:after])

    def goes_on_with(self, other: _Change) -> bool:
        """Whether typing went on where it had stopped, on the same line."""
        is_there = self._ends_at(other.start, other) or self._ends_at(other.before, other)
        return is_there and not (self.has_line_break or other.has_line_break)

    def _ends_at(self, place: int, other: _Change) -> bool:
        return place - other.slack <= self.after and self.after - self.slack <= place


class _Step(QUndoCommand):
    """``goes_on`` is what a later step is compared with, to make one of both."""

    def __init__(
        self,
        editing: Editing,
        text: str,
        before: Document,
        after: Document,
        goes_on: _Change | _Open | None = None,
    ) -> None:
        super().__init__(text)
        self._editing, self._before, self._after = editing, before, after
        self._goes_on = goes_on

    def id(self) -> int:
        return _GOES_ON if self._goes_on else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or not _is_one(self._goes_on, other._goes_on):
            return False
        self._after, self._goes_on = other._after, other._goes_on
        del other._before, other._after  # PySide keeps the other, but not its documents with it
        self.setObsolete(self._after.text == self._before.text)
        return True

    def undo(self) -> None:
        self._editing.show(self._before)

    def redo(self) -> None:
        self._editing.show(self._after)


def _is_one(first: _Change | _Open | None, second: _Change | _Open | None) -> bool:
    if isinstance(first, _Change) and isinstance(second, _Change):
        return first.goes_on_with(second)
    return first is second and first is not None
