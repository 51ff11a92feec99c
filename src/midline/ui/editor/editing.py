"""One routine file's text under edit: every change is a step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from midline.routine.writing.document import Document
from midline.routine.writing.refusing import CannotEdit
from midline.ui.translate import told, tr

_TYPING = 1


class Editing(QObject):
    """The form, the text and the list of problems all show ``document`` and change it here.

    ``changed`` tells that there is another document, whoever changed it.
    """

    changed = Signal()

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document.of(text)
        self.stack = QUndoStack(self)
        self._saved_text = text

    @property
    def is_saved(self) -> bool:
        return self.document.text == self._saved_text

    def mark_saved(self) -> None:
        """The text as it is now is that of the file."""
        self._saved_text = self.document.text
        self.changed.emit()

    def edit(self, text: str, change: Callable[[Document], Document]) -> str:
        """One step, named ``text``. Gives back why it cannot be done, or an empty string."""
        try:
            after = change(self.document)
        except CannotEdit as refused:
            return told(str(refused))
        self._push(text, after)
        return ""

    def type_text(self, shown: str) -> None:
        """What a text widget holds now. Typing that goes on in one place is one step."""
        if shown != self.document.shown:
            after = self.document.with_shown(shown)
            change = _Change.between(self.document.text, after.text)
            self.stack.push(_Step(self, tr("Typing"), self.document, after, change))

    def reset(self, text: str) -> None:
        """The file has another text now: one step, so that the text before is not lost."""
        self._saved_text = text
        self._push(tr("Changed on disk"), Document.of(text))
        self.changed.emit()

    def undo(self) -> None:
        self.stack.undo()

    def redo(self) -> None:
        self.stack.redo()

    def show(self, document: Document) -> None:
        """For the steps only: what is edited now."""
        self.document = document
        self.changed.emit()

    def _push(self, text: str, after: Document) -> None:
        if after.text != self.document.text:
            self.stack.push(_Step(self, text, self.document, after))


@dataclass(frozen=True)
class _Change:
    """The one place where two texts differ; ``before`` and ``after`` are where it ends in each."""

    start: int
    before: int
    after: int
    has_line_break: bool

    @classmethod
    def between(cls, old: str, new: str) -> _Change:
        start = _common(old, new)
        rest = min(len(old), len(new)) - start
        same = min(_common(old[::-1], new[::-1]), rest)
        before, after = len(old) - same, len(new) - same
        return cls(start, before, after, "\n" in old[start:before] + new[start:after])

    def goes_on_with(self, other: _Change) -> bool:
        """Whether typing went on where it had stopped, on the same line."""
        is_there = other.start == self.after or other.before in (self.start, self.after)
        return is_there and not (self.has_line_break or other.has_line_break)


class _Step(QUndoCommand):
    def __init__(
        self,
        editing: Editing,
        text: str,
        before: Document,
        after: Document,
        typed: _Change | None = None,
    ) -> None:
        super().__init__(text)
        self._editing, self._before, self._after = editing, before, after
        self._typed = typed

    def id(self) -> int:
        return _TYPING if self._typed else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not (isinstance(other, _Step) and self._typed and other._typed):
            return False
        if not self._typed.goes_on_with(other._typed):
            return False
        self._after, self._typed = other._after, other._typed
        return True

    def undo(self) -> None:
        self._editing.show(self._before)

    def redo(self) -> None:
        self._editing.show(self._after)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their start: halving, as most are long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[:middle]):
            low = middle
        else:
            high = middle - 1
    return low
