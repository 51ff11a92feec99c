"""Lines that are too long for the window go on below their own beginning, not at the margin."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

MOST_SHARE = 0.5  # of the width
BEHIND_A_KEY = 2  # columns more than the key
_LEAD = re.compile(r"[ -]*(?:#+ *)?")
_KEY = re.compile(r"[\w-]+:\s")


class Hanging(QPlainTextDocumentLayout):
    """Qt breaks a line as it needs it; a line that was broken is broken again with its indent."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._told = QTimer(self, singleShot=True, interval=0)  # not while somebody goes by lines
        self._told.timeout.connect(lambda: self.documentSizeChanged.emit(self.documentSize()))

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        if layout.lineCount() < 2 or layout.lineAt(1).x() > layout.lineAt(0).x():
            return rect
        indent = min(self._indent_px(block.text()), layout.lineAt(0).width() * MOST_SHARE)
        if block.textDirection() is not Qt.LayoutDirection.LeftToRight or not indent:
            return rect
        self._break(layout, indent)
        if block.lineCount() != layout.lineCount():
            block.setLineCount(layout.lineCount())
            self._told.start()
        return super().blockBoundingRect(block)

    def _indent_px(self, text: str) -> float:
        """Up to the words behind the dash; a value goes on a little further in than its key."""
        lead = _LEAD.match(text)
        columns = lead.end() if lead else 0
        if _KEY.match(text, columns):
            columns += BEHIND_A_KEY
        return columns * QFontMetricsF(self.document().defaultFont()).horizontalAdvance("0")

    def _break(self, layout: QTextLayout, indent: float) -> None:
        first = layout.lineAt(0)
        x, y, width = first.x(), first.y(), first.width()
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(x, y))
            y += line.height()
            if line.lineNumber() == 0:
                x, width = x + indent, width - indent
            line = layout.createLine()
        layout.endLayout()
