"""A text of many lines whose value is exact: nothing is changed that a person did not change.

It undoes nothing by itself: undo and redo are the page's, which has more to undo than this text.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from midline.routine.limits import BYTES_MOST
from midline.ui.editor import raw_text
from midline.ui.editor.hanging import Hanging
from midline.ui.translate import tr

LINE_MOST = 20_000  # characters: to break a longer one into lines would be felt


class PlainText(QPlainTextEdit):
    """``value_changed`` comes when a person has changed it, ``place_changed`` with line and column.

    ``refused`` says why something was not pasted.
    """

    value_changed = Signal(str)
    place_changed = Signal(int, int)  # from 1
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._lines = [""]
        self._is_setting = False
        self.setUndoRedoEnabled(False)
        self.document().setDocumentLayout(Hanging(self.document()))
        self.textChanged.connect(self._tell_change)
        self.cursorPositionChanged.connect(self._tell_place)

    def value(self) -> str:
        """Character by character what is in it; lines end in LF."""
        return raw_text.text_of(self.document())

    def set_value(self, text: str) -> None:
        """Shows another text. What is the same stays in its place; the cursor goes to the rest."""
        if text == self._value:
            return
        is_first = not self._value
        self._is_setting = True
        at = raw_text.replace(self.document(), self._value, text)
        self._take(text)
        cursor = self.textCursor()
        cursor.setPosition(0 if is_first else at)
        self.setTextCursor(cursor)
        self._is_setting = False

    def lines(self) -> list[str]:
        """Those of the value."""
        return self._lines

    def go_to(self, line: int, column: int) -> None:
        """Both count from 1; where there is no such place, to the nearest one."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        before = block.text()[: column - 1]
        cursor = self.textCursor()
        cursor.setPosition(block.position() + raw_text.units(before))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def place(self) -> tuple[int, int]:
        """Line and column of the cursor, from 1."""
        cursor = self.textCursor()
        column = raw_text.characters(cursor.block().text(), cursor.positionInBlock())
        return cursor.blockNumber() + 1, column + 1

    def _take(self, value: str) -> None:
        """Whoever changed it."""
        self._value = value
        self._lines = value.split("\n")

    def _tell_change(self) -> None:
        """Qt tells of new colours too."""
        value = self.value()
        if not self._is_setting and value != self._value:
            self._take(value)
            self.value_changed.emit(value)

    def _tell_place(self) -> None:
        if not self._is_setting:
            self.place_changed.emit(*self.place())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # files are for the page

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        room = BYTES_MOST - len(self.value().encode("utf-8", "replace"))
        if len(text.encode("utf-8", "replace")) > room:
            self.refused.emit(
                tr("This would be more than 1 MB, too much for a routine: not pasted.")
            )
        elif max(map(len, text.splitlines()), default=0) > LINE_MOST:
            self.refused.emit(tr("A line of this is too long for a routine: not pasted."))
        else:
            self.textCursor().insertText(raw_text.kept(text))
            self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Without undo and redo."""
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        if menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
