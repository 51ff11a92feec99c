"""The editor: a routine as a form at the left and as its text at the right, always in step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from midline.routine.writing.places import Address
from midline.ui.editor.editing import Editing
from midline.ui.labels import label
from midline.ui.spacing import EDGE, NEAR, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.page import Page
from midline.ui.widgets.stills import FigureOf, no_figure


class EditorPage(Page):
    """The window listens; what is edited is changed through ``editing`` only.

    ``try_wanted`` and ``insert_wanted`` carry the address of what is selected: an exercise to
    begin with, and where to put others.
    """

    save_wanted = Signal()
    leave_wanted = Signal()
    try_wanted = Signal(object)
    insert_wanted = Signal(object)
    versions_wanted = Signal()
    original_wanted = Signal()
    print_wanted = Signal()
    keys_wanted = Signal()

    def __init__(
        self,
        themes: Themes,
        editing: Editing,
        figure_of: FigureOf = no_figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Editor"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self.editing = themes, editing
        self.title = label("", "title")
        self.state = label("", "small")
        self.back = Button(tr("←  Back"), "quiet")
        self.save = Button(tr("Save"))
        self.text = QPlainTextEdit()
        self._lay_out()
        self.back.clicked.connect(self.leave_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.text.textChanged.connect(lambda: editing.type_text(self.text.toPlainText()))
        editing.changed.connect(self._show)
        self._show()

    def show_file(self, name: str, about: str = "") -> None:
        """The file's name, and what is to be known about it: that it is a copy, or is not there."""
        self.title.setText(name)
        self.state.setText(about)

    def show_original(self, is_there: bool) -> None:
        """Whether there is a way back to the shipped routine."""

    def set_known(self, names: Sequence[str]) -> None:
        """The names of exercises that are completed as they are typed."""

    def selected(self) -> Address:
        """What the form shows: ``()`` for the routine itself."""
        return ()

    def select(self, at: Address) -> None:
        """The form shows it, and the text goes there."""

    def take_focus(self) -> None:
        self.text.setFocus()

    def _show(self) -> None:
        if self.text.toPlainText() != self.editing.document.shown:
            self.text.setPlainText(self.editing.document.shown)
        self.save.setEnabled(not self.editing.is_saved)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for each in (self.back, self.title, self.state, self.save):
            head.addWidget(each)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(QWidget())
        sides.addWidget(self.text)
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, WIDE, EDGE, WIDE)
        page.setSpacing(NEAR)
        page.addLayout(head)
        page.addWidget(sides, 1)
