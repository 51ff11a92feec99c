"""The editor: a routine as a form at the left and as its text at the right, always in step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget

from midline.routine.problems import Spot
from midline.routine.writing import places
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.routine.writing.refusing import CannotEdit
from midline.ui.accessible import announce
from midline.ui.actions import add_actions
from midline.ui.editor.editing import Editing
from midline.ui.editor.forms import Forms
from midline.ui.editor.head import Head
from midline.ui.editor.outline import Outline
from midline.ui.editor.problems import Problems
from midline.ui.editor.rows import located, rows_of
from midline.ui.editor.timeline import Timeline
from midline.ui.editor.undo_keys import UndoKeys
from midline.ui.editor.yaml_text import YamlText
from midline.ui.keys import EDITOR, EVERYWHERE
from midline.ui.labels import label
from midline.ui.spacing import EDGE, NEAR, TIGHT, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.page import Page
from midline.ui.widgets.stills import FigureOf, no_figure

THREE_COLUMNS_PX = 1120  # at 100 %; in less room the form stands below the list
SMALL_PX = (560, 380)  # at 100 %; in less there is room for one of list, form and text
PROBLEMS_SHARE = 6  # of the height of the page, at the most
PAUSE_MS = 600  # of typing, before problems take room of the page
LONG_LIST = 100  # parts; with more of them the list waits for a pause in typing
LIST_PAUSE_MS = 250
LIST, FORM, TEXT = "list", "form", "text"
LIST_SHARE, FORM_SHARE, TEXT_SHARE = 28, 34, 42


class EditorPage(Page):
    """The window listens; what is edited is changed through ``editing`` only.

    ``try_wanted`` and ``insert_wanted`` carry the address of what is selected: an exercise to
    begin with, and where to put others. ``figures`` are the names there are to choose from.
    """

    save_wanted = Signal()
    leave_wanted = Signal()
    try_wanted = Signal(object)
    insert_wanted = Signal(object)
    versions_wanted = Signal()
    original_wanted = Signal()
    print_wanted = Signal()
    keys_wanted = Signal()
    toast_place_changed = Signal()

    def __init__(
        self,
        themes: Themes,
        editing: Editing,
        figure_of: FigureOf = no_figure,
        figures: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Editor"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self.editing = themes, editing
        self._is_following = False
        self.head = Head(themes, editing)
        self.notice = label("", "danger")
        self.notice.hide()
        self.timeline = Timeline(themes)
        self.outline = Outline(themes, editing, figure_of)
        self.forms = Forms(editing, figures)
        self.text = YamlText(themes)
        self.problems = Problems(themes)
        self.problems.hide()
        panes = {LIST: tr("List"), FORM: tr("Form"), TEXT: tr("Text", "of a file")}
        self.pane = Choice(list(panes.items()))
        self.pane.setAccessibleName(tr("View"))
        self.pane.set_value(LIST)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._parts: list[Address] = []
        self._list_pause = QTimer(self, singleShot=True, interval=LIST_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._undo_keys = UndoKeys(self)
        self.text.installEventFilter(self)
        self._show()

    def show_file(self, name: str, about: str = "") -> None:
        """The file's name, and what is to be known about it: that it is a copy, or is not there."""
        self.head.show_file(name, about)

    def show_original(self, is_there: bool) -> None:
        """Whether there is a way back to the shipped routine."""
        self.head.original.setVisible(is_there)

    def set_known(self, names: Sequence[str]) -> None:
        """The names of exercises that are completed as they are typed."""
        self.text.set_known(names)

    def selected(self) -> Address:
        """What the form shows: ``()`` for the routine itself."""
        return self.outline.selected()

    def select(self, at: Address) -> None:
        """The form shows it, and the text goes there."""
        self.outline.select(at)

    def insert(self, text: str) -> None:
        """Exercises as YAML text, after what is selected."""
        self.outline.put(text, tr("Insert"))

    def take_focus(self) -> None:
        self.outline.setFocus()

    def toast_place(self) -> QRect:
        """Over the text, which can be scrolled."""
        return QRect(self.text.mapTo(self, QPoint()), self.text.size())

    def _show(self) -> None:
        document = self.editing.document
        self.text.set_value(document.shown)
        self.text.set_problems(document.reading.problems)
        self._located = located(document)
        self._show_list(document)
        self.forms.show_part(document, self.selected(), self._located)
        self.timeline.set_document(document)
        self.timeline.select(self.selected())
        self.problems.set_value(document)
        self._pause.start()

    def _wait(self) -> None:
        """Somebody types in a text that is read when they pause; so does all that needs it read."""
        self._pause.stop()
        self._list_pause.stop()
        self.forms.stop_looking()
        self.problems.stop_looking()
        self.timeline.wait()

    def _show_list(self, document: Document) -> None:
        """A long one after a pause in typing, as long as it has the same sections and exercises."""
        parts = _parts(document)
        is_long = len(parts) > LONG_LIST
        if is_long and parts == self._parts and not self.outline.hasFocus():
            self.outline.setEnabled(True)
            self._list_pause.start()
        else:
            self._show_rows()

    def _show_rows(self) -> None:
        self._list_pause.stop()
        document = self.editing.document
        rows = rows_of(document, self._located)
        self.outline.setEnabled(bool(rows))
        if rows:
            self._parts = _parts(document)
            self.outline.set_rows(rows)

    def _show_problems(self) -> None:
        """Not at every letter: the page would jump while someone types."""
        self.problems.setVisible(bool(self._located) and not self._is_small())
        self.forms.look_for_mends(self.editing.document, self._located)

    def _choose(self, at: Address) -> None:
        """Something else is selected: in the list, or by where the cursor is in the text."""
        self.editing.settle()
        self.forms.show_part(self.editing.document, at, self._located)
        self.timeline.select(at)
        self._pause.start()
        root = self.editing.document.root
        if root is None or self._is_following:
            return
        try:
            node = places.node_at(root, at)
        except CannotEdit:
            return
        self._is_following = True
        self.text.go_to(node.line, node.column)
        self._is_following = False

    def _follow_cursor(self, line: int, column: int) -> None:
        if self._is_following or self.editing.is_waiting:
            return
        root = self.editing.document.root
        if root is None:
            return
        self._is_following = True
        self.outline.select(places.key_at(root, Spot(line, column))[0])
        self._is_following = False

    def _settle(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keyboard is elsewhere: what was typed is as it is written now."""
        self.editing.settle()
        if now is not None and self.isAncestorOf(now):
            self.forms.show_part(self.editing.document, self.selected(), self._located)

    def _refuse(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, at_once=True)

    def go_to_problem(self) -> None:
        """The next one after the cursor, or the first."""
        here = self.text.place()
        found = [(each.problem.line, each.problem.column) for each in self._located]
        later = [place for place in found if place > here]
        for place in (later or found)[:1]:
            self._go_to(*place)

    def _go_to(self, line: int, column: int) -> None:
        self._go_to_pane(TEXT)
        self.text.go_to(line, column)

    def _mend(self, words: str, mended: Document) -> None:
        self._refuse(self.editing.edit(words, lambda _: mended))

    def _next_pane(self) -> None:
        now = QApplication.focusWidget()
        if now is self.outline:
            self._go_to_pane(FORM)
        elif now is not None and self.forms.isAncestorOf(now):
            self._go_to_pane(TEXT)
        else:
            self._go_to_pane(LIST)

    def _go_to_pane(self, name: str) -> None:
        self.pane.set_value(name)
        self._show_panes()
        if name == FORM:
            self.forms.focus_on()
        else:
            (self.outline if name == LIST else self.text).setFocus()

    def _is_small(self) -> bool:
        wide, high = map(self._themes.type.px, SMALL_PX)
        return self.width() < wide or self.height() < high

    def _show_panes(self) -> None:
        """All three, or the one that is chosen."""
        is_small, shown = self._is_small(), self.pane.value()
        self.pane.setVisible(is_small)
        for name, pane in self._panes.items():
            pane.setVisible(not is_small or name == shown)
        self._left.setVisible(not is_small or shown != TEXT)
        if is_small:
            self.problems.hide()

    def _connect(self) -> None:
        self.editing.changed.connect(self._show)
        self.editing.waiting.connect(self._wait)
        self.editing.changed.connect(self.head.show_steps)
        self.editing.stepped.connect(self.head.show_steps)
        self.text.value_changed.connect(self.editing.type_text)
        self.text.place_changed.connect(self._follow_cursor)
        self.outline.chosen.connect(self._choose)
        self.outline.refused.connect(self._refuse)
        self.outline.form_wanted.connect(partial(self._go_to_pane, FORM))
        self.pane.changed.connect(self._show_panes)
        self.forms.refused.connect(self._refuse)
        self.forms.built.connect(self._order_tabs)
        self.timeline.chosen.connect(self.select)
        self.problems.go_wanted.connect(self._go_to)
        self.problems.mend_wanted.connect(self._mend)
        self.forms.mend_wanted.connect(self._mend)
        self._pause.timeout.connect(self._show_problems)
        self._list_pause.timeout.connect(self._show_rows)
        handlers: dict[str, Callable[[], object]] = {
            "save": self.save_wanted.emit,
            "try": lambda: self.try_wanted.emit(self.selected()),
            "undo": self.editing.undo,
            "redo": self.editing.redo,
            "insert": lambda: self.insert_wanted.emit(self.selected()),
            "next_pane": self._next_pane,
            "find": self.text.open_find,
            "problem": self.go_to_problem,
            "versions": self.versions_wanted.emit,
            "print": self.print_wanted.emit,
            "leave": self.leave_wanted.emit,
            "keys": self.keys_wanted.emit,
        }
        actions = add_actions(self, (*EDITOR, *EVERYWHERE), handlers)
        for name in ("undo", "redo"):
            actions[name].setAutoRepeat(True)
        for name, button in self.head.buttons.items():
            button.clicked.connect(handlers[name])
        self.head.original.clicked.connect(self.original_wanted)
        QApplication.instance().focusChanged.connect(self._settle)  # type: ignore[union-attr]
        self._themes.changed.connect(self._arrange)

    def _lay_out(self) -> None:
        """From the outside in: what goes into another widget is styled anew, with all in it."""
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, WIDE, EDGE, WIDE)
        page.setSpacing(NEAR)
        self._sides = _splitter(self)
        for widget in (self.head, self.notice, self.timeline, self.pane):
            page.addWidget(widget)
        page.addWidget(self._sides, 1)
        page.addWidget(self.problems)
        self._left = _splitter(self._sides)
        cards = {LIST: _card(self._left, self.outline), FORM: _card(self._left, self.forms)}
        self._panes: dict[str, QWidget] = {**cards, TEXT: self.text}
        self._sides.addWidget(self.text)
        for splitter, sizes in (
            (self._left, (LIST_SHARE, FORM_SHARE)),
            (self._sides, (LIST_SHARE + FORM_SHARE, TEXT_SHARE)),
        ):
            for n, size in enumerate(sizes):
                splitter.setStretchFactor(n, size)
            splitter.setSizes([size * 100 for size in sizes])

    def _order_tabs(self) -> None:
        """As they are seen: Qt goes by when they were made, and forms are made when wanted."""
        parts = (self.head, self.pane, self.outline, self.forms, self.text, self.problems)
        stops = [
            each
            for part in parts
            for each in (part, *part.findChildren(QWidget))
            if each.focusPolicy() and each.window() is self.window()
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.toast_place_changed.emit()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        is_wide = self.width() >= self._themes.type.px(THREE_COLUMNS_PX)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._left.setOrientation(across if is_wide else down)
        self.problems.set_most_px(self.height() // PROBLEMS_SHARE)
        self._show_panes()


def _parts(document: Document) -> list[Address]:
    return [at for at, _ in places.addresses(document.root)] if document.root is not None else []


def _splitter(parent: QWidget) -> QSplitter:
    made = QSplitter(Qt.Orientation.Horizontal, parent)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(NEAR)
    return made


def _card(parent: QSplitter, widget: QWidget) -> QFrame:
    made = QFrame(parent)
    made.setObjectName("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(TIGHT, TIGHT, TIGHT, TIGHT)
    column.addWidget(widget)
    return made
