"""The fields of the editor's forms: each has ``value()``, ``set_value()`` and ``value_changed``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from midline.routine.writing.document import Value
from midline.ui.labels import label
from midline.ui.scrolling_past import ScrollingPast
from midline.ui.spacing import HAIR, NEAR
from midline.ui.widgets.button import Button
from midline.ui.widgets.pick import Pick

LINES_MOST = 8  # shown at once
INSIDE_PX, BESIDE_PX, EDGE_PX, LEAST_PX = 9, 4, 2, 80  # as in a field of one line


class TextField(QLineEdit):
    """One line. Spaces around it do not count."""

    value_changed = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.value_changed)

    def value(self) -> str:
        return self.text().strip()

    def set_value(self, value: Value) -> None:
        """Shown, and not announced. What says the same already stays as it was typed."""
        text = value if isinstance(value, str) else ", ".join(value)
        if text.strip() != self.value():
            self.setText(text)
            self.setCursorPosition(0)


class LinesField(QPlainTextEdit):
    """Several lines: a list of texts, or one ``paragraph``. As high as what is in it."""

    value_changed = Signal()

    def __init__(self, placeholder: str = "", *, is_paragraph: bool = False) -> None:
        super().__init__()
        self._is_paragraph = is_paragraph
        self._is_setting = False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ScrollingPast(self)
        self.document().setDocumentMargin(INSIDE_PX)
        self.setViewportMargins(BESIDE_PX, 0, BESIDE_PX, 0)
        self.textChanged.connect(self._change)
        self.textChanged.connect(self._fit)

    def value(self) -> Value:
        text = self.toPlainText()
        if self._is_paragraph:
            return " ".join(text.split())
        return tuple(filter(None, map(str.strip, text.splitlines())))

    def set_value(self, value: Value) -> None:
        """Shown, and not announced. What says the same already stays as it was typed."""
        lines = tuple(filter(None, (value,) if isinstance(value, str) else value))
        given: Value = " ".join(" ".join(lines).split()) if self._is_paragraph else lines
        if given == self.value():
            return
        self._is_setting = True
        self.setPlainText(given if isinstance(given, str) else "\n".join(given))
        self._is_setting = False

    def sizeHint(self) -> QSize:
        height = self._lines() * self.fontMetrics().lineSpacing() + 2 * (INSIDE_PX + EDGE_PX) + 1
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PX, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        policy = Qt.ScrollBarPolicy
        is_all = self._lines() < LINES_MOST
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_all else policy.ScrollBarAsNeeded
        )
        self.updateGeometry()

    def _lines(self) -> int:
        """Those that are shown at once, as they are broken now."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines < LINES_MOST:
            self.blockBoundingRect(block)  # or it may not be broken yet
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return min(lines, LINES_MOST)

    def _change(self) -> None:
        if not self._is_setting:
            self.value_changed.emit()


class PickField(Pick):
    """One of a few; what else is written in the file is offered too.

    ``default`` is written out in some files: it is shown as the first, which writes nothing.
    """

    value_changed = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], default: str = "") -> None:
        self._usual, self._default = list(options), default  # before the first set_value()
        super().__init__(options)
        self.setSizeAdjustPolicy(Pick.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.changed.connect(self.value_changed)

    def set_value(self, value: Value) -> None:
        """Shown, and not announced."""
        text = value if isinstance(value, str) else ", ".join(value)
        if text == self._default:
            text = ""
        if text not in dict(self._options):
            self.set_options([*self._usual, (text, text)])
        super().set_value(text)


AnyField = TextField | LinesField | PickField


class Field(QWidget):
    """A control under its name; what is wrong with it stands below, and is read out with it.

    ``mend`` is a button that puts it right, shown where there is one obvious way.
    """

    def __init__(self, title: str, control: AnyField, about: str = "") -> None:
        super().__init__()
        self.control = control
        self._about = about
        self.heading = label(title, "field")
        self.heading.setBuddy(control)
        self.problem = label("", "fieldProblem")
        self.problem.hide()
        self.mend = Button("")
        self.mend.hide()
        control.setAccessibleName(title)
        control.setToolTip(about)
        control.setAccessibleDescription(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HAIR)
        column.addWidget(self.heading)
        column.addWidget(control)
        column.addWidget(self.problem)
        column.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_problem(self, text: str) -> None:
        """An empty text where all is well."""
        if text == self.problem.text():
            return
        self.show_mend("")
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.control.setAccessibleDescription(text or self._about)
        self.control.setProperty("isWrong", bool(text))
        self.control.style().polish(self.control)

    def show_mend(self, words: str) -> None:
        """What the button says; none without words."""
        self.mend.setText(words)
        self.mend.setVisible(bool(words))


def beside(*fields: QWidget) -> QHBoxLayout:
    """Short fields share a line."""
    row = QHBoxLayout()
    row.setSpacing(NEAR)
    for each in fields:
        row.addWidget(each, 1)
    return row
