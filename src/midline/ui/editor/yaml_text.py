"""A routine's text, to be written in: line numbers, colours, problems, completion, tips, find.

It knows no routine and undoes nothing by itself: who has it sets its value and its problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from midline.routine.limits import BYTES_MOST
from midline.routine.problems import Problem, Severity
from midline.ui.accessible import announce
from midline.ui.editor import indenting, key_tips, raw_text
from midline.ui.editor.completing import Completing
from midline.ui.editor.find_bar import FindBar
from midline.ui.editor.line_numbers import LineNumbers
from midline.ui.editor.marks import Marks
from midline.ui.editor.tip_line import TipLine
from midline.ui.editor.yaml_colors import YamlColors
from midline.ui.fonts import even_font
from midline.ui.spacing import TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr

LINE_MOST = 20_000  # characters: to break a longer one into lines would be felt
_KEYS = QKeySequence.StandardKey


class YamlText(QPlainTextEdit):
    """``value_changed`` comes when a person has changed it, ``place_changed`` with line and column.

    Tab indents. Esc, then Tab, goes on to what comes next on the page.
    """

    value_changed = Signal(str)
    place_changed = Signal(int, int)  # from 1

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._value = ""
        self._lines = [""]
        self._is_setting = False
        self.setObjectName("yaml")
        self.setAccessibleName(tr("Text of the routine"))
        self.setUndoRedoEnabled(False)
        self.setCenterOnScroll(False)
        self.marks = Marks(themes, self)
        self._colors = YamlColors(self.document(), themes)
        self._numbers = LineNumbers(themes, self)
        self.tip = TipLine(themes, self)
        self.find_bar = FindBar(themes, self)
        self.completing = Completing(self)
        self._connect()
        self._take_look()
        self.set_problems(())

    def _connect(self) -> None:
        self.textChanged.connect(self._tell_change)
        self.cursorPositionChanged.connect(self._tell_place)
        self.blockCountChanged.connect(self._arrange)
        self.updateRequest.connect(self._scroll_numbers)
        self.find_bar.moved.connect(self._arrange)
        self._themes.changed.connect(self._take_look)

    # What it holds.

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
        self._is_setting = False
        self._take(text)
        cursor = self.textCursor()
        cursor.setPosition(0 if is_first else at)
        self.setTextCursor(cursor)
        self.find_bar.look_again()

    def _take(self, value: str) -> None:
        self._value = value
        self._lines = value.split("\n")

    def lines(self) -> list[str]:
        """Those of the value."""
        return self._lines

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Underlined where they are; the marks beside the lines tell of them too."""
        self.marks.set_problems(problems)
        self._numbers.set_marks(self.marks.lines())
        said = [tr("Tab indents. Esc, then Tab, leaves the text.")]
        said += [key_tips.words_for(each, with_line=True) for each in problems[:5]]
        self.setAccessibleDescription("\n".join(said))
        self._show_tip()

    def set_known(self, names: Sequence[str]) -> None:
        """The names of exercises, which are completed as they are typed."""
        self.completing.set_known(names)

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

    def open_find(self) -> None:
        """Opens the bar to find something, with what is selected in it."""
        self.find_bar.open(self.textCursor().selectedText())

    def complete(self) -> None:
        """Offers what can stand at the cursor."""
        self.completing.offer(unasked=False)

    def lines_in(self, top: int, bottom: int) -> Iterator[tuple[int, int]]:
        """The number of each line between two heights, and where it begins; of the text's place."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > bottom:
                return
            if block.isVisible() and place.bottom() >= top:
                yield block.blockNumber() + 1, round(place.top())
            block = block.next()

    # What a person does.

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._take_override(event)
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(event), self)
            return True
        return super().event(event)

    def _take_override(self, event: QKeyEvent) -> bool:
        """Keys of its own are not the page's; undo and redo are."""
        if event.matches(_KEYS.Undo) or event.matches(_KEYS.Redo):
            event.ignore()
            return False
        is_escape = event.key() == Qt.Key.Key_Escape
        if (is_escape and self._has_use_for_escape()) or _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _has_use_for_escape(self) -> bool:
        return self.find_bar.isVisibleTo(self) or not self.tabChangesFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completing.has_use_for(event):
            event.ignore()  # for the list of completions, which hears it next
        elif event.key() == Qt.Key.Key_Escape:
            self._escape(event)
        elif self._take_own(event):
            pass
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            indenting.indent(self.textCursor(), 1 if event.key() == Qt.Key.Key_Tab else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            indenting.new_line(self.textCursor())
            self.ensureCursorVisible()
        else:
            self._arm(on=False)
            super().keyPressEvent(event)
            self.completing.typed(event.text())

    def _take_own(self, event: QKeyEvent) -> bool:
        if event.matches(_KEYS.Find):
            self.open_find()
        elif event.matches(_KEYS.FindNext):
            self.find_bar.step(1)
        elif event.matches(_KEYS.FindPrevious):
            self.find_bar.step(-1)
        elif _is_complete(event):
            self.complete()
        else:
            return False
        return True

    def _escape(self, event: QKeyEvent) -> None:
        if self.find_bar.isVisibleTo(self):
            self.find_bar.close_bar()
        elif self.tabChangesFocus():
            event.ignore()
        else:
            self._arm(on=True)
            announce(self, tr("Tab leaves the text now."))

    def _arm(self, *, on: bool) -> None:
        if on != self.tabChangesFocus():
            self.setTabChangesFocus(on)
            self._show_tip()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._arm(on=False)
        self._select()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._select()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # files are for the page

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        room = BYTES_MOST - len(self.value().encode("utf-8", "replace"))
        if len(text.encode("utf-8", "replace")) > room:
            self._refuse(tr("This would be more than 1 MB, too much for a routine: not pasted."))
        elif max(map(len, text.splitlines()), default=0) > LINE_MOST:
            self._refuse(tr("A line of this is too long for a routine: not pasted."))
        else:
            self.textCursor().insertText(raw_text.kept(text))
            self.ensureCursorVisible()

    def _refuse(self, sentence: str) -> None:
        self.tip.say(sentence, Severity.ERROR)
        announce(self, sentence, at_once=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Without undo and redo, which are the page's."""
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        if menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # What it shows.

    def _tell_change(self) -> None:
        value = self.value()
        if self._is_setting or value == self._value:
            return
        self._take(value)
        self.find_bar.look_again()
        self.value_changed.emit(value)
        self._show_tip()  # Qt tells of the place first

    def _tell_place(self) -> None:
        self._select()
        self._show_tip()
        self._numbers.update()
        if not self._is_setting:
            self.place_changed.emit(*self.place())

    def _select(self) -> None:
        self.setExtraSelections(self.marks.selections(self.find_bar.found()))

    def show_found(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_about(self, text: str) -> None:
        """What is chosen in the list of completions means this."""
        self.tip.say(text)

    def show_marks(self) -> None:
        self._select()

    def _show_tip(self) -> None:
        if self.tabChangesFocus():
            self.tip.say(tr("Tab leaves the text now."))
            return
        line = self.textCursor().blockNumber() + 1
        self.tip.say(*self._tip_of(line))

    def _tip_of(self, line: int) -> tuple[str, Severity | None]:
        """The worst problem of a line, or what its key means."""
        problem = self.marks.problem_of(line)
        if problem:
            return key_tips.words_for(problem), problem.severity
        return key_tips.about_line(self._lines, line - 1), None

    def _tip_at(self, event: QHelpEvent) -> str:
        at = self.viewport().mapFrom(self, event.pos())
        return self._tip_of(self.cursorForPosition(at).blockNumber() + 1)[0]

    def _take_look(self) -> None:
        scale = self._themes.type
        made = even_font(scale.body)
        self.setFont(made)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("0" * 4))
        self._arrange()
        self.marks.underline()

    def _arrange(self) -> None:
        top = self.find_bar.sizeHint().height() if self.find_bar.isVisibleTo(self) else 0
        left, below = self._numbers.sizeHint().width(), self.tip.sizeHint().height()
        self.setViewportMargins(left, top, 0, below)
        place = self.contentsRect()
        inner = place.adjusted(0, top, 0, -below)
        self._numbers.setGeometry(QRect(inner.left(), inner.top(), left, inner.height()))
        self.tip.setGeometry(place.left(), inner.bottom() + 1, place.width(), below)
        self.find_bar.setGeometry(place.left(), place.top(), place.width(), top or TIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _scroll_numbers(self, place: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, place.y(), self._numbers.width(), place.height())


def _is_own(event: QKeyEvent) -> bool:
    own = (_KEYS.Find, _KEYS.FindNext, _KEYS.FindPrevious)
    return any(event.matches(each) for each in own) or _is_complete(event)


def _is_complete(event: QKeyEvent) -> bool:
    """Ctrl+Space; on macOS that is the system's own, and Meta is the key that says Ctrl."""
    is_held = event.modifiers() in (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.MetaModifier,
    )
    return event.key() == Qt.Key.Key_Space and is_held
