"""Finds something in a text: what is sought, how often it is there, next and previous."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from midline.ui.accessible import announce
from midline.ui.spacing import HAIR, NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import RETURN, Button

if TYPE_CHECKING:
    from midline.ui.editor.yaml_text import YamlText

MOST = 500  # places that are counted and marked
COUNT_PX = 72  # at 100 %
_KEYS = QKeySequence.StandardKey


class FindBar(QWidget):
    """``moved`` tells that it came or went. Capital letters do not matter.

    Enter and F3 go on, with Shift back; Esc closes it.
    """

    moved = Signal()

    def __init__(self, themes: Themes, text: YamlText) -> None:
        super().__init__(text)
        self._themes, self._text = themes, text
        self._found: list[QTextCursor] = []
        self.sought = QLineEdit()
        self.sought.setAccessibleName(tr("Find"))
        self.sought.setPlaceholderText(tr("Find"))
        self.sought.installEventFilter(self)
        self.count = QLabel()
        self.count.setObjectName("small")
        self._lay_out()
        self.sought.textChanged.connect(self._seek)
        themes.changed.connect(self._take_sizes)
        self._take_sizes()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(TIGHT, TIGHT, TIGHT, HAIR)
        row.setSpacing(HAIR)
        row.addWidget(self.sought, 1)
        row.addSpacing(NEAR)
        row.addWidget(self.count)
        for words, name, do in (
            ("↑", tr("Previous place"), lambda: self.step(-1)),
            ("↓", tr("Next place"), lambda: self.step(1)),
            ("✕", tr("Close"), self.close_bar),
        ):
            button = Button(words, "quiet")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(do)
            row.addWidget(button)

    def _take_sizes(self) -> None:
        self.count.setMinimumWidth(self._themes.type.px(COUNT_PX))

    def sizeHint(self) -> QSize:
        return QSize(0, self.sought.sizeHint().height() + TIGHT + HAIR)

    def found(self) -> list[QTextCursor]:
        """Every place that is marked."""
        return self._found if self.isVisibleTo(self._text) else []

    def open(self, selected: str = "") -> None:
        if selected and "\u2029" not in selected:
            self.sought.setText(selected)
        self.show()
        self.moved.emit()
        self.sought.selectAll()
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.look_again()

    def close_bar(self) -> None:
        self.hide()
        self.moved.emit()
        self._text.show_marks()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """After the text has changed."""
        if not self.isVisibleTo(self._text):
            return
        self._found = self._places()
        self._show_count()
        self._text.show_marks()

    def step(self, way: int) -> None:
        """To the next place, or the one before (-1); round, at an end of the text."""
        if not self.isVisibleTo(self._text):
            self.open()
            return
        now = self._text.textCursor()
        if way > 0:
            ahead = [each for each in self._found if each.selectionStart() >= now.selectionEnd()]
            target = (ahead or self._found)[:1]
        else:
            behind = [each for each in self._found if each.selectionEnd() <= now.selectionStart()]
            target = (behind or self._found)[-1:]
        for each in target:
            self._text.setTextCursor(each)
        self._show_count()
        announce(self, self.count.text())

    def _seek(self) -> None:
        """From the cursor on, as it is typed."""
        self._found = self._places()
        now = self._text.textCursor().selectionStart()
        ahead = [each for each in self._found if each.selectionStart() >= now]
        for each in (ahead or self._found)[:1]:
            self._text.setTextCursor(each)
        self._show_count()
        self._text.show_marks()

    def _places(self) -> list[QTextCursor]:
        word, document = self.sought.text(), self._text.document()
        found: list[QTextCursor] = []
        place = document.find(word) if word else QTextCursor()
        while not place.isNull() and len(found) < MOST:
            found.append(place)
            place = document.find(word, place)
        return found

    def _show_count(self) -> None:
        if not self.sought.text():
            self.count.setText("")
        elif not self._found:
            self.count.setText(tr("Not found"))
        else:
            start = self._text.textCursor().selectionStart()
            n = sum(each.selectionStart() <= start for each in self._found)
            of = f"{MOST}+" if len(self._found) == MOST else str(len(self._found))
            self.count.setText(tr("{n} of {of}", n=max(1, n), of=of))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The keys of the field: of its own, whatever the page does with them."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        action = self._action(event)
        if action is None:
            return False
        if event.type() is QEvent.Type.KeyPress:
            action()
        event.accept()
        return True

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            return self.close_bar
        if event.matches(_KEYS.Find):
            return self.sought.selectAll
        if event.key() in (*RETURN, Qt.Key.Key_F3):
            return (lambda: self.step(-1)) if is_back else (lambda: self.step(1))
        return None
