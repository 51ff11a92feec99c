"""The Back care page: guidance from ``assets/back_care.md``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from midline.resources import resource
from midline.ui.actions import add_actions
from midline.ui.fonts import font
from midline.ui.keys import EVERYWHERE
from midline.ui.themes import Themes
from midline.ui.widgets.button import Button

WIDTH_PX = 860
TEXT_PX = 17


class BackCarePage(QWidget):
    leave_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self.text = QTextBrowser()
        self.text.setFont(font(TEXT_PX))
        self.text.setAccessibleName("Back care")
        self.text.setOpenLinks(False)
        self.back = Button("←  Back", "quiet")
        self.back.setAccessibleName("Back")
        self.back.clicked.connect(self.leave_wanted)
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(WIDTH_PX)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(56, 40, 40, 32)
        inner.addWidget(self.text)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 20, 32, 28)
        page.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        page.addLayout(middle, 1)
        handlers: dict[str, Callable[[], object]] = {"keys": self.keys_wanted.emit}
        add_actions(self, EVERYWHERE, handlers)
        self.setFocusProxy(self.text)
        themes.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.text.setMarkdown(resource("assets", "back_care.md").read_text("utf-8"))
        space_out(self.text.document())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)


def space_out(document: QTextDocument) -> None:
    """More air between the lines than Markdown gets by itself."""
    from PySide6.QtGui import QTextBlockFormat, QTextCursor

    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        made = cursor.blockFormat()
        made.setLineHeight(138, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if made.headingLevel():
            made.setTopMargin(26 if block.blockNumber() else 0)
            made.setBottomMargin(8)
        cursor.setBlockFormat(made)
        block = block.next()
