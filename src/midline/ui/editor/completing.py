"""Offers what can stand at the cursor: keys with what they mean, words, known exercises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QCompleter, QListView

from midline.routine.fields import KEYS
from midline.routine.writing.at_cursor import AtCursor, at_cursor
from midline.routine.writing.scalars import scalar
from midline.ui.accessible import announce
from midline.ui.editor import key_tips, raw_text

if TYPE_CHECKING:
    from midline.ui.editor.yaml_text import YamlText

NAMES_SHOWN, SHOWN = 100, 8  # offered, and seen at once
BAR_PX = 28  # of the scroll bar, and air
_TAKEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
_WORDS = Qt.ItemDataRole.UserRole  # of an item: what is put in
_TIP = _WORDS + 1


class Completing(QObject):
    """Lists them below the cursor, unasked from the first letter of a key or the second of a name.

    Enter and Tab take one, Esc closes the list.
    """

    def __init__(self, text: YamlText) -> None:
        super().__init__(text)
        self._text = text
        self._known: tuple[str, ...] = ()
        self._at = AtCursor("", "", "")
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(text)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(_WORDS)
        self._completer.setMaxVisibleItems(SHOWN)
        self.popup = QListView()
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self.popup)
        self.popup.setObjectName("completions")
        self._completer.activated.connect(self._take)
        self.popup.selectionModel().currentChanged.connect(self._tell)

    def set_known(self, names: Sequence[str]) -> None:
        self._known = tuple(dict.fromkeys(names))

    def is_open(self) -> bool:
        return self.popup.isVisible()

    def has_use_for(self, event: QKeyEvent) -> bool:
        return self.is_open() and event.key() in _TAKEN

    def offered(self) -> list[str]:
        """What stands in the list now."""
        rows = range(self._model.rowCount())
        return [str(self._model.item(row).data(_WORDS)) for row in rows]

    def typed(self, letters: str) -> None:
        """After each key that the text has taken."""
        if letters.isalpha() or (self.is_open() and letters):
            self.offer(unasked=True)
        else:
            self.popup.hide()

    def offer(self, *, unasked: bool) -> None:
        line, column = self._text.place()
        self._at = at_cursor(self._text.lines(), line - 1, column - 1)
        least = (2 if self._at.key else 1) if unasked else 0
        found = list(self._found()) if len(self._at.word) >= least else []
        if not found or [words for words, _ in found] == [self._at.word]:
            self.popup.hide()
            return
        self._show(found)

    def _show(self, found: Sequence[tuple[str, str]]) -> None:
        self._model.clear()
        for words, tip in found:
            item = QStandardItem(words)
            item.setData(words, _WORDS)
            item.setData(tip, _TIP)
            item.setData(tip, Qt.ItemDataRole.AccessibleDescriptionRole)
            self._model.appendRow(item)
        self._place()
        self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        self._tell(self.popup.currentIndex())

    def follow(self) -> None:
        """The cursor may be elsewhere on the screen, in the same text."""
        if self.is_open():
            self._place()

    def _place(self) -> None:
        place = self._text.cursorRect()
        place.translate(self._text.viewport().pos())
        margins = 2 * self.popup.frameWidth() + BAR_PX
        place.setWidth(self.popup.sizeHintForColumn(0) + margins)
        self._completer.complete(place)

    def _tell(self, index: QModelIndex) -> None:
        """What the one means that the keyboard is on: a reader does not see the list."""
        tip = str(index.data(_TIP) or "")
        self._text.tip.say(tip)
        announce(self._text, f"{index.data(_WORDS) or ''}. {tip}")

    def _found(self) -> Iterator[tuple[str, str]]:
        """What can stand here, best first, and what it means."""
        at = self._at
        if not at.owner:
            return
        if not at.key:
            for key in _matching(KEYS[at.owner], at.word):
                if key not in at.given:
                    yield key, key_tips.about(at.owner, key)
            return
        words = self._known if (at.owner, at.key) == ("exercise", "name") else ()
        for each in _matching(words or key_tips.choices(at.owner, at.key), at.word)[:NAMES_SHOWN]:
            yield each, ""

    def _take(self, words: str) -> None:
        """In place of what was typed of it."""
        cursor = self._text.textCursor()
        length = raw_text.units(self._at.word)
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        after = cursor.block().text()[cursor.positionInBlock() + length :]
        if self._at.key:
            in_flow = "{" in cursor.block().text()
            cursor.insertText(scalar(words, in_flow))
        else:
            cursor.insertText(words if after.lstrip().startswith(":") else f"{words}: ")
        self._text.setTextCursor(cursor)


def _matching(words: Sequence[str], typed: str) -> list[str]:
    """Those that begin with it, then those in which a later word does."""
    start = typed.casefold()
    first = [each for each in words if each.casefold().startswith(start)]
    later = [each for each in words if f" {start}" in each.casefold() and each not in first]
    return first + later
