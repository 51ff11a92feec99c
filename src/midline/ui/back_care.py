"""The Back care page: guidance from ``assets/back_care.md``, or its translation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from midline.resources import resource
from midline.ui.actions import add_actions
from midline.ui.fonts import font
from midline.ui.keys import EVERYWHERE
from midline.ui.spacing import EDGE, NEAR, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.page import Page

WIDTH_PX = 860  # at 100 %, for lines of some 85 letters
TEXT_PX = 17  # at 100 %


class BackCarePage(Page):
    leave_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Back care"))
        self.text.setOpenLinks(False)
        self.back = Button(tr("←  Back"), "quiet")
        self.back.setAccessibleName(tr("Back", "to the page before"))
        self.back.clicked.connect(self.leave_wanted)
        self.text.setObjectName("card")
        self._column = column = QWidget()
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(NEAR)
        inner.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.text)
        page = QHBoxLayout(self)
        page.setContentsMargins(EDGE, WIDE, EDGE, WIDE)
        page.addWidget(column)
        handlers: dict[str, Callable[[], object]] = {"keys": self.keys_wanted.emit}
        add_actions(self, EVERYWHERE, handlers)
        self.setFocusProxy(self.text)
        themes.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.text.setFont(font(self._themes.type.px(TEXT_PX)))
        self._column.setMaximumWidth(self._themes.type.px(WIDTH_PX))
        self.text.setMarkdown(resource("assets", tr("back_care.md")).read_text("utf-8"))
        self.text.document().setDocumentMargin(WIDE)
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
