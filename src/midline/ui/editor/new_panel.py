"""A new routine: its name, and what it begins with: a template, or moves that are picked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget, QWidget

from midline.library.templates import Template, new_text
from midline.routine.known import KnownMove
from midline.routine.writing.refusing import CannotEdit
from midline.ui.editor.insert_panel import fit_picker
from midline.ui.editor.move_delegate import MoveDelegate
from midline.ui.editor.move_picker import MovePicker, dress
from midline.ui.editor.move_rows import MoveRows, template_row
from midline.ui.labels import label
from midline.ui.themes import Themes
from midline.ui.translate import told, tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.stills import FigureOf, no_figure

TEMPLATE, MOVES = "template", "moves"
NAME_MOST = 120  # characters
AROUND_PX, TEXTS_PX = 260, 100  # of the panel and the window around the list; texts at 100 %


class NewPanel(Panel):
    """``chosen`` carries the text of the new routine."""

    chosen = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        themes: Themes,
        templates: Sequence[Template],
        moves: Sequence[KnownMove],
        figure_of: FigureOf = no_figure,
    ) -> None:
        super().__init__(parent, tr("New routine"))
        self._themes, self._templates = themes, templates
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName(tr("Name of the routine"))
        self.name.setMaxLength(NAME_MOST)
        self.begin = Choice([(TEMPLATE, tr("From a template")), (MOVES, tr("From exercises"))])
        self.begin.setAccessibleName(tr("Begin with"))
        self.templates = QListView()
        self.templates.setModel(MoveRows(tuple(map(template_row, templates)), are_picked=False))
        self.templates.setItemDelegate(MoveDelegate(themes, self.templates, figure_of, marks=False))
        dress(self.templates, tr("Templates"))
        self.picker = MovePicker(themes, moves, figure_of)
        self.trouble = label("", "danger")
        self.trouble.hide()
        self._fill()
        self._connect()
        self.begin.set_value(TEMPLATE)
        self.templates.setCurrentIndex(self.templates.model().index(0, 0))

    def _fill(self) -> None:
        self._begun = QStackedWidget()
        self._begun.addWidget(self.templates)
        self._begun.addWidget(self.picker)
        for each in (self.name, self.begin):
            self.body.addWidget(each)
        self.body.addWidget(self._begun, 1)
        self.body.addWidget(self.trouble)
        self.make = self.add_button(tr("Make it"), self._choose, primary=True, stays=True)
        self.add_button(tr("Cancel"), self.closed.emit)
        self.setFocusProxy(self.name)

    def _connect(self) -> None:
        self.begin.changed.connect(self._show_begin)
        self.picker.value_changed.connect(self._show_what_can_be_done)
        self.picker.accepted.connect(self.make.click)
        self.templates.doubleClicked.connect(self.make.click)
        for each in (self.name, self.templates):
            each.installEventFilter(self)

    def fit(self) -> None:
        """The lists scroll by themselves, so that the panel need not."""
        fit_picker(self._begun, self._over, AROUND_PX + self._themes.type.px(TEXTS_PX))
        super().fit()

    def _show_begin(self, value: str) -> None:
        self._begun.setCurrentWidget(self.picker if value == MOVES else self.templates)
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        is_template = self.begin.value() == TEMPLATE
        self.make.setEnabled(is_template or bool(self.picker.value()))

    def _choose(self) -> None:
        is_template = self.begin.value() == TEMPLATE
        row = self.templates.currentIndex().row()
        begun = self._templates[max(0, row) if is_template else 0]
        name = self.name.text() or ("" if is_template else tr("My routine"))
        try:
            text = new_text(begun, name, () if is_template else self.picker.value())
        except CannotEdit as refused:
            self.trouble.setText(told(str(refused)))
            self.trouble.show()
            self.fit()
            return
        self.close_silently()
        self.chosen.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in RETURN
            and watched in (self.name, self.templates)
        )
        if is_enter:
            self.make.click()
            return True
        return super().eventFilter(watched, event)
