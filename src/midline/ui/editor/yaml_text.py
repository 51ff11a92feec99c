"""A routine's text, to be written in: line numbers, colours, problems, completion, tips, find.

It knows no routine: who has it sets its value and its problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from midline.routine.problems import Problem, Severity
from midline.ui.accessible import announce
from midline.ui.editor import indenting, key_tips
from midline.ui.editor.completing import Completing
from midline.ui.editor.find_bar import FindBar
from midline.ui.editor.line_numbers import LineNumbers
from midline.ui.editor.marks import Marks
from midline.ui.editor.plain_text import PlainText
from midline.ui.editor.tip_line import TipLine
from midline.ui.editor.yaml_colors import YamlColors
from midline.ui.fonts import even_font
from midline.ui.themes import Themes
from midline.ui.translate import tr

PROBLEMS_TOLD = 5  # in the description of the text; each is told at its line too
_KEYS = QKeySequence.StandardKey
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class YamlText(PlainText):
    """Tab indents. Esc, then Tab, goes on to what comes next on the page."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._told_line = 0
        self.setObjectName("yaml")
        self.setAccessibleName(tr("Text of the routine"))
        self.marks = Marks(themes, self)
        self._colors = YamlColors(self.document(), themes)
        self._numbers = LineNumbers(themes, self)
        self.tip = TipLine(themes, self)
        self.find_bar = FindBar(themes, self)
        self.completing = Completing(self)
        # Qt must not be told of other marks while it scrolls because of marks.
        self._scrolled = QTimer(self, singleShot=True, interval=0)
        self._connect()
        self._take_look()
        self.set_problems(())

    def _connect(self) -> None:
        self.cursorPositionChanged.connect(self._show_place)
        self.blockCountChanged.connect(self._arrange)
        self.updateRequest.connect(self._scroll_numbers)
        self.find_bar.moved.connect(self._arrange)
        self._scrolled.timeout.connect(self.marks.underline)
        self.verticalScrollBar().valueChanged.connect(lambda: self._scrolled.start())
        self.refused.connect(self._refuse)
        self._themes.changed.connect(self._take_look)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Underlined where they are; the marks beside the lines tell of them too."""
        self.marks.set_problems(problems)
        self._numbers.set_marks(self.marks.lines())
        said = [tr("Tab indents. Esc, then Tab, leaves the text.")]
        said += [key_tips.words_for(each, with_line=True) for each in problems[:PROBLEMS_TOLD]]
        self.setAccessibleDescription("\n".join(said))
        self._show_tip()

    def set_known(self, names: Sequence[str]) -> None:
        """The names of exercises, which are completed as they are typed."""
        self.completing.set_known(names)

    def open_find(self) -> None:
        """The bar to find something, with what is selected in it."""
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

    def lines_seen(self) -> range:
        """The numbers of the lines that there is room for, from the first that is seen on."""
        first = self.firstVisibleBlock().blockNumber() + 1
        return range(first, first + self.viewport().height() // self.fontMetrics().height() + 2)

    def show_marks(self) -> None:
        self.setExtraSelections(self.marks.selections(self.find_bar.found()))

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
        if _is_own(event) or (event.key() == Qt.Key.Key_Escape and self._has_use_for_escape()):
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
        elif event.key() in _RETURN:
            indenting.new_line(self.textCursor())
            self.ensureCursorVisible()
        else:
            self._let_tab_leave(on=False)
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
        """Closes the bar; then lets Tab leave; then is the page's."""
        if self.find_bar.isVisibleTo(self):
            self.find_bar.close_bar()
        elif self.tabChangesFocus():
            event.ignore()
        else:
            self._let_tab_leave(on=True)
            announce(self, self.tip.text())

    def _let_tab_leave(self, *, on: bool) -> None:
        if on != self.tabChangesFocus():
            self.setTabChangesFocus(on)
            self._show_tip()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._let_tab_leave(on=False)
        self.show_marks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_marks()

    # What it shows.

    def _take(self, value: str) -> None:
        super()._take(value)
        self.find_bar.look_again()
        self._show_tip()

    def _refuse(self, sentence: str) -> None:
        self.tip.say(sentence, Severity.ERROR)
        announce(self, sentence, at_once=True)

    def _show_place(self) -> None:
        self.show_marks()
        self._show_tip()
        self._numbers.update()
        self._tell_problem()

    def _tell_problem(self) -> None:
        """To a screen reader, when the cursor comes to its line."""
        line = self.textCursor().blockNumber() + 1
        problem = self.marks.problem_of(line)
        if problem and line != self._told_line and self.hasFocus():
            announce(self, key_tips.words_for(problem, with_line=True))
        self._told_line = line

    def _show_tip(self) -> None:
        if self.tabChangesFocus():
            self.tip.say(tr("Tab leaves the text now."))
        else:
            self.tip.say(*self._tip_of(self.textCursor().blockNumber() + 1))

    def _tip_of(self, line: int) -> tuple[str, Severity | None]:
        """The worst problem of a line, or what its key means."""
        problem = self.marks.problem_of(line)
        if problem:
            return key_tips.words_for(problem), problem.severity
        return key_tips.about_line(self.lines(), line - 1), None

    def _tip_at(self, event: QHelpEvent) -> str:
        at = self.viewport().mapFrom(self, event.pos())
        return self._tip_of(self.cursorForPosition(at).blockNumber() + 1)[0]

    def _take_look(self) -> None:
        self.setFont(even_font(self._themes.type.body))
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
        self.find_bar.setGeometry(place.left(), place.top(), place.width(), top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A cursor that is seen stays so, such as when the list of problems opens below."""
        is_seen = QRect(QPoint(), event.oldSize()).intersects(self.cursorRect())
        super().resizeEvent(event)
        self._arrange()
        if is_seen:
            self.ensureCursorVisible()
        self.completing.follow()
        self._scrolled.start()

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
