"""Sections and exercises in their order: chosen, moved, copied and left out, by mouse or keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QListView, QWidget

from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.routine.writing.refusing import CannotEdit
from midline.ui.accessible import announce
from midline.ui.actions import add_actions
from midline.ui.editor import arranging
from midline.ui.editor.editing import Editing
from midline.ui.editor.outline_delegate import OutlineDelegate
from midline.ui.editor.outline_drag import OutlineDrag
from midline.ui.editor.outline_rows import Index, OutlineRows
from midline.ui.editor.rows import Row
from midline.ui.keys import OUTLINE
from midline.ui.themes import Themes
from midline.ui.translate import told, tr
from midline.ui.widgets.stills import FigureOf, no_figure


class Outline(QListView):
    """``chosen`` carries an address; ``refused`` why something can't be done, or nothing."""

    chosen = Signal(object)
    refused = Signal(str)
    form_wanted = Signal()

    def __init__(
        self,
        themes: Themes,
        editing: Editing,
        figure_of: FigureOf = no_figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editing = editing
        self._model = OutlineRows(self)
        self._at: Address = ()
        self.drag = OutlineDrag(self, themes)
        self.setModel(self._model)
        self.setItemDelegate(OutlineDelegate(themes, self, figure_of))
        self.setAccessibleName(tr("Sections and exercises"))
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model.texts_wanted.connect(self._give_text)
        self._model.dropped.connect(self._drop)
        self._model.text_dropped.connect(self._drop_text)
        self.activated.connect(self.form_wanted)
        add_actions(self, OUTLINE, self._handlers(), Qt.ShortcutContext.WidgetShortcut)

    def selected(self) -> Address:
        return self._at

    def rows(self) -> tuple[Row, ...]:
        return self._model.rows

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """What is chosen stays so, or what is around it where it is gone."""
        self._model.set_rows(rows)
        self.select(self._at)

    def select(self, at: Address) -> None:
        """The nearest part that there is. Announced if it is another one."""
        index = self._model.index(self._model.row_of(at))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        elif index.isValid():
            self._choose(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._choose(current)

    def _choose(self, index: Index) -> None:
        if index.isValid() and index.row() < len(self._model.rows):
            at = self._model.rows[index.row()].at
            if at != self._at:
                self._at = at
                self.chosen.emit(at)

    def move_by(self, step: int) -> None:
        at = self._at
        try:
            to = arranging.moved_by(self._editing.document, at, step)
        except CannotEdit as refused:
            self.refused.emit(told(str(refused)))
            return
        if to is not None:
            self._move(at, to)

    def duplicate(self) -> None:
        at = self._at
        if at:
            after = (*at[:-1], at[-1] + 1)
            self._edit(tr("Duplicate"), lambda document: document.duplicated(at), after)

    def delete(self) -> None:
        at = self._at
        if at:
            self._edit(tr("Delete"), lambda document: document.without(at), at)

    def copy(self) -> bool:
        """As YAML text, for here, another routine, or any text editor."""
        text = self._text(self._at)
        if text:
            QGuiApplication.clipboard().setText(text)
            announce(self, tr("Copied"))
        return bool(text)

    def cut(self) -> None:
        if self.copy():
            self.delete()

    def paste(self) -> None:
        self.put(QGuiApplication.clipboard().text(), tr("Paste"))

    def put(self, text: str, words: str) -> None:
        """Exercises or sections as YAML text, after what is chosen, as one step of that name."""
        place: list[Address] = []

        def put(document: Document) -> Document:
            after, at = arranging.pasted(document, self._at, text)
            place.append(at)
            return after

        self._edit(words, put, lambda: place[0])

    def _text(self, at: Address) -> str:
        if not at:
            return self._editing.document.shown
        try:
            return self._editing.document.text_of(at)
        except CannotEdit as refused:
            self.refused.emit(told(str(refused)))
            return ""

    def _give_text(self, at: Address) -> None:
        self._model.dragged_text = self._text(at)

    def _drop(self, at: Address, before: int) -> None:
        to = arranging.dropped(self.rows(), at, before)
        if to is not None:
            self._move(at, to)

    def _drop_text(self, text: str, before: int) -> None:
        at = arranging.before_row(self.rows(), before)
        if at is not None:
            self._edit(tr("Drop"), lambda document: document.with_exercises(at, text), at)

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if index.isValid() and self._at:
            self.drag.start(index, self._model.mimeData([index]))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        before = self.drag.row_before(event.position().toPoint())
        at = self._model.dragged(event.mimeData())
        self.drag.show_line(
            before if at is None else arranging.line_before(self.rows(), at, before)
        )

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drag.show_line(None)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.drag.show_line(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own line is hardly seen, and stands where nothing may go."""
        self.setDropIndicatorShown(False)
        super().paintEvent(event)
        self.setDropIndicatorShown(True)
        painter = QPainter(self.viewport())
        self.drag.paint(painter)
        painter.end()

    def _move(self, at: Address, to: Address) -> None:
        self._edit(tr("Move"), lambda document: document.moved(at, to), to)
        if self._at == to:
            n, of = to[-1] + 1, self._editing.document.size(to[:-1])
            announce(self, tr("Place {n} of {of}", n=n, of=of))

    def _edit(
        self,
        words: str,
        change: Callable[[Document], Document],
        then: Address | Callable[[], Address],
    ) -> None:
        """Afterwards the part at the address ``then`` is chosen."""
        refused = self._editing.edit(words, change)
        self.refused.emit(refused)
        if not refused:
            self.select(then() if callable(then) else then)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "up": lambda: self.move_by(-1),
            "down": lambda: self.move_by(1),
            "duplicate": self.duplicate,
            "delete": self.delete,
            "copy": self.copy,
            "cut": self.cut,
            "paste": self.paste,
        }
