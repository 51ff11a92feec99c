"""What is wrong with a routine, a row each: where, what, and a button for the one obvious mend."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from midline.routine.problems import Problem
from midline.routine.writing.document import Document
from midline.routine.writing.mending import Mend, mend
from midline.ui.editor.key_tips import words_for
from midline.ui.editor.line_numbers import paint_mark
from midline.ui.labels import label
from midline.ui.phrases import count
from midline.ui.spacing import NEAR, TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import told, tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.scroll import Scroll

ROWS_MOST = 20  # those after them are told of in a line
AIR_PX = 2  # above and below a row
ROUNDED_PX = 4  # that a text may need beyond its width
SHOWN_PX = 132  # the most of it that is seen at once, at 100 %
PAUSE_MS = 200  # of typing, after which mends are looked for: each is a reading of the whole file


class Problems(QWidget):
    """As high as its rows, up to `SHOWN_PX` or what there is room for.

    ``mend_wanted`` has the words of an undo step, and the mended document.
    """

    accessible_role = "Grouping"
    go_wanted = Signal(int, int)  # line and column, from 1
    mend_wanted = Signal(str, object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._most_px = themes.type.px(SHOWN_PX)
        self._document = Document.of("")
        self._problems: tuple[Problem, ...] = ()
        self._told: tuple[Problem, ...] = ()
        self._rows: list[_Row] = []
        self._unlooked: list[tuple[_Row, Problem]] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.more = label("", "small")
        self._column.addWidget(self.more)
        self._scroll = Scroll(self._inside)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_for_mend)
        themes.changed.connect(self._take_height)
        self._tell()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_value(self, document: Document) -> None:
        """The problems of a routine as it is now. Their rows are made while they are seen."""
        self._document, self._problems = document, document.reading.problems
        if not self.isHidden():
            self._show_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_rows()

    def _show_rows(self) -> None:
        shown = self._problems[:ROWS_MOST]
        for problem, row in zip(shown, self._rows_for(len(shown)), strict=True):
            row.set_value(problem)
        if self._problems != self._told:
            self._tell()
        self._unlooked = list(zip(self._rows, shown, strict=False))
        self._pause.start()

    def rows(self) -> list[_Row]:
        return [row for row in self._rows if not row.isHidden()]

    def _tell(self) -> None:
        self._told = self._problems
        n = len(self._problems)
        self.setAccessibleName(count(n, "problem", "problems"))
        left = n - ROWS_MOST
        self.more.setVisible(left > 0)
        self.more.setText(tr("And {problems} below.", problems=count(left, "problem", "problems")))
        self._take_height()

    def _rows_for(self, n: int) -> list[_Row]:
        while len(self._rows) < n:
            row = _Row(self._themes)
            row.go.clicked.connect(partial(self._go, row))
            row.mend.clicked.connect(partial(self._mend, row))
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for i, row in enumerate(self._rows):
            row.setVisible(i < n)
        return self._rows[:n]

    def _line_up(self) -> None:
        """The words of all rows begin below one another, and a mend stands near them."""
        rows = self.rows()
        place_px = max((row.go.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.go.setMinimumWidth(place_px)
            words = row.words.fontMetrics().horizontalAdvance(row.words.text())
            row.words.setMaximumWidth(words + ROUNDED_PX)

    def set_most_px(self, most_px: int) -> None:
        """In a low window there is less room for them."""
        self._most_px = most_px
        self._take_height()

    def _take_height(self) -> None:
        self._line_up()
        most = min(self._themes.type.px(SHOWN_PX), self._most_px)
        self._scroll.setVisible(bool(self._problems))
        self._column.activate()
        wanted = self._height_of_rows()
        self._scroll.setFixedHeight(max(1, min(most, wanted)))

    def _height_of_rows(self) -> int:
        width = max(200, self.width())
        height = self._inside.heightForWidth(width)
        return height if height > 0 else self._inside.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_height()

    def stop_looking(self) -> None:
        """For mends, as there will be another text."""
        self._pause.stop()
        self._unlooked = []

    def _look_for_mend(self) -> None:
        """For one problem at a time, so that a key is never waited for."""
        if not self._unlooked:
            return
        row, problem = self._unlooked.pop(0)
        row.set_mend(mend(self._document, problem))
        QTimer.singleShot(0, self, self._go_on_looking)

    def _go_on_looking(self) -> None:
        if not self._pause.isActive():
            self._look_for_mend()

    def _go(self, row: _Row) -> None:
        if row.problem:
            self.go_wanted.emit(row.problem.line, row.problem.column)

    def _mend(self, row: _Row) -> None:
        found = mend(self._document, row.problem) if row.problem else None
        if found:
            self.mend_wanted.emit(told(found.words), found.document)


class _Row(QWidget):
    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self.problem: Problem | None = None
        self.mark = _Mark(themes)
        self.go = Button("", "quiet")
        self.words = label("", "")
        self.mend = Button("", "compact")
        self.mend.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, AIR_PX, NEAR, AIR_PX)
        row.setSpacing(TIGHT)
        row.addWidget(self.mark)
        row.addWidget(self.go)
        row.addWidget(self.words, 1)
        row.addSpacing(NEAR)
        row.addWidget(self.mend)
        row.addStretch()

    def set_value(self, problem: Problem) -> None:
        if problem == self.problem:
            return
        self.problem = problem
        self.mark.set_value(problem)
        self.words.setText(words_for(problem))
        self.go.setText(tr("Line {line}", line=problem.line))
        self.go.setAccessibleName(words_for(problem, with_line=True))
        self.go.setToolTip(tr("Go there"))
        self.set_mend(None)

    def set_mend(self, found: Mend | None) -> None:
        """What a button offers, if there is anything obvious."""
        self.mend.setVisible(found is not None)
        if found:
            self.mend.setText(told(found.words))


class _Mark(QWidget):
    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self._problem: Problem | None = None
        self._take_size()
        themes.changed.connect(self._take_size)

    def set_value(self, problem: Problem) -> None:
        self._problem = problem
        self.update()

    def _take_size(self) -> None:
        side = self._themes.type.px(18)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._problem:
            paint_mark(painter, self.rect().toRectF(), self._problem.severity, self._themes)
        painter.end()
