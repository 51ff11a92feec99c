"""The editor's head: the way back, what is edited and whether it is saved, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from midline.ui.editor.editing import Editing
from midline.ui.keys import EDITOR, shown
from midline.ui.labels import label
from midline.ui.spacing import HAIR, NEAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.flow import Flow

ONE_LINE_PX = 1080  # at 100 %; in less room most of the buttons have a line of their own
HIGHEST_PX = 10_000  # of a text that is measured


class StateLine(QLabel):
    """Has room for "Not saved yet" all the time: the page would jump at the first letter."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("small")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._longest = ""

    def show_state(self, about: str, is_saved: bool) -> None:
        self._longest = " · ".join(filter(None, (about, tr("Not saved yet"))))
        self.setText(about if is_saved else self._longest)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._longest) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, QFontMetrics(self.font()).height())

    def heightForWidth(self, width: int) -> int:
        room, wrap = QRect(0, 0, width, HIGHEST_PX), Qt.TextFlag.TextWordWrap
        return QFontMetrics(self.font()).boundingRect(room, wrap, self._longest).height()


class Head(QWidget):
    """``buttons`` by the names of their keys in keys.py."""

    def __init__(self, themes: Themes, editing: Editing) -> None:
        super().__init__()
        self._themes, self._editing = themes, editing
        self._about = ""
        self.title = label("", "title")
        self.state = StateLine()
        back = Button(tr("←  Back"), "quiet")
        back.setAccessibleName(tr("Back", "to the page before"))
        self.original = Button(tr("Original"), "quiet")
        self.original.setToolTip(tr("Back to the routine as Midline brought it"))
        self.original.hide()
        self.buttons = {
            "leave": back,
            "insert": Button(tr("Add exercises"), "quiet"),
            "undo": Button(tr("Undo"), "quiet"),
            "redo": Button(tr("Redo"), "quiet"),
            "versions": Button(tr("Versions"), "quiet"),
            "print": Button(tr("Print"), "quiet"),
            "keys": Button(tr("Keys"), "quiet"),
            "try": Button(tr("Try it")),
            "save": Button(tr("Save"), "accent"),
        }
        for key in EDITOR:
            if key.name in self.buttons and key.name != "leave":
                self.buttons[key.name].setToolTip(f"{tr(key.about)} ({shown(key.keys[0])})")
        self._lay_out()
        self.show_steps()
        themes.changed.connect(self._arrange)

    def show_file(self, name: str, about: str) -> None:
        self.title.setText(name)
        self._about = about
        self.show_steps()

    def show_steps(self) -> None:
        """Whether it is saved, and what there is to undo and redo."""
        stack = self._editing.stack
        is_saved = self._editing.is_saved
        self.buttons["save"].setEnabled(not is_saved)
        self.state.show_state(self._about, is_saved)
        for name, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            self.buttons[name].setEnabled(can)
            self.buttons[name].setAccessibleDescription(text)

    def _lay_out(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(NEAR)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.state)
        left.addWidget(self.buttons["leave"])
        left.addLayout(names, 1)
        self._tools = QWidget(self)  # before the others: Tab goes through it first
        tools = Flow(self._tools, ends=True)
        tools.setSpacing(HAIR)
        for name in ("insert", "undo", "redo", "versions", "print", "keys"):
            if name == "versions":
                tools.addWidget(self.original)
            tools.addWidget(self.buttons[name])
        ends = QHBoxLayout()
        ends.setSpacing(HAIR)
        for name in ("try", "save"):
            ends.addWidget(self.buttons[name])
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(HAIR)
        self._grid.addLayout(left, 0, 0)
        self._grid.addLayout(ends, 0, 2)
        self._grid.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= self._themes.type.px(ONE_LINE_PX)
        self._grid.removeWidget(self._tools)
        if is_wide:
            self._grid.addWidget(self._tools, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._grid.addWidget(self._tools, 1, 0, 1, 3)
