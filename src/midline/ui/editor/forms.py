"""The form of what is selected: of the routine, of a section or of an exercise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from midline.routine.problems import Problem
from midline.routine.writing.document import Document
from midline.routine.writing.mending import Mend, mend
from midline.routine.writing.places import Address
from midline.routine.writing.refusing import CannotEdit
from midline.ui.editor.editing import Editing
from midline.ui.editor.exercise_form import ExerciseForm
from midline.ui.editor.fields import Field
from midline.ui.editor.form import Changes, Form
from midline.ui.editor.routine_form import RoutineForm
from midline.ui.editor.rows import Located, at_fields
from midline.ui.editor.section_form import SectionForm
from midline.ui.editor.undo_keys import UndoKeys
from midline.ui.labels import label
from midline.ui.spacing import NEAR, TIGHT
from midline.ui.translate import told, tr
from midline.ui.widgets.scroll import Scroll

DEFAULT_REST = "30s"


class Forms(QWidget):
    """Shows one part of the document, and writes what changes in it. It waits while it can't.

    ``refused`` says why something can't be done, or nothing. ``mend_wanted`` carries the words of
    a step, and the mended document. ``built`` tells of a form that was not there before.
    """

    refused = Signal(str)
    mend_wanted = Signal(str, object)
    built = Signal()

    def __init__(self, editing: Editing, figures: Sequence[str] = ()) -> None:
        super().__init__()
        self._editing = editing
        self._at: Address = ()
        self._is_writing = False
        self._mends: dict[Field | Form, Mend] = {}
        self._unlooked: list[tuple[Document, Field | Form, Problem]] = []
        self._figures = figures
        self._forms: dict[int, Form] = {}  # by the length of an address
        self._places: dict[int, Scroll] = {}
        self.waiting = label("", "muted")
        self.waiting.hide()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.waiting)
        column.addWidget(self._stack, 1)

    @property
    def form(self) -> Form:
        """Each is built when it is first wanted: the page opens sooner."""
        kind = len(self._at)
        if kind not in self._forms:
            self._forms[kind] = self._built(kind)
        return self._forms[kind]

    def _built(self, kind: int) -> Form:
        around = QWidget()
        self._places[kind] = Scroll(around)
        self._stack.addWidget(self._places[kind])
        column = QVBoxLayout(around)
        column.setContentsMargins(TIGHT, TIGHT, NEAR, TIGHT)  # room for the ring of the keyboard
        makers = (RoutineForm, SectionForm, partial(ExerciseForm, self._figures))
        form: Form = makers[kind]()
        column.addWidget(form)
        form.value_changed.connect(self._write)
        for field in _shown_at(form):
            field.mend.clicked.connect(partial(self._mend, field))
        UndoKeys(form)
        self.built.emit()
        return form

    def show_part(self, document: Document, at: Address, problems: tuple[Located, ...]) -> None:
        """What someone types stays as they type it."""
        self._at, self._mends, self._unlooked = at, {}, []
        try:
            values = document.values(at)
        except CannotEdit as refused:
            line = document.refusal.line if document.refusal else 0
            words = tr("There is a mistake in line {line} of the text: mend that first.", line=line)
            self._wait(words if line else told(str(refused)))
            return
        self._wait("")
        form = self.form
        self._stack.setCurrentWidget(self._places[len(at)])
        if isinstance(form, ExerciseForm):
            rest = document.values(()).get("rest", DEFAULT_REST)
            form.show_rest(rest if isinstance(rest, str) else "")
        if not self._is_writing:
            form.set_value(values)
        elif isinstance(form, ExerciseForm):
            form.take_values(values)
        form.show_problems(at_fields(problems, at))
        self._show_mends()

    def look_for_mends(self, document: Document, problems: tuple[Located, ...]) -> None:
        """What puts the problems of this part right, the first at once."""
        self._mends = {}
        here = [each for each in problems if each.at == self._at]
        fields = [(self.form.shown_at(each.key), each.problem) for each in here]
        self._unlooked = [(document, field, problem) for field, problem in fields if field]
        self._look_for_mend()
        self._show_mends()

    def stop_looking(self) -> None:
        """For mends, as there will be another text."""
        self._unlooked = []

    def _look_for_mend(self) -> None:
        """One in a turn of the event loop, so that a key never waits: each reads the whole file."""
        while self._unlooked:
            document, field, problem = self._unlooked.pop(0)
            if field in self._mends:
                continue
            found = mend(document, problem)
            if found:
                self._mends[field] = found
                self._show_mends()
            QTimer.singleShot(0, self, self._look_for_mend)
            return

    def _show_mends(self) -> None:
        for field in _shown_at(self.form):
            found = self._mends.get(field)
            is_wanted = found is not None and bool(field.problem.text())
            field.show_mend(told(found.words) if found and is_wanted else "")

    def _mend(self, field: Field | Form) -> None:
        found = self._mends.get(field)
        if found:
            self.mend_wanted.emit(told(found.words), found.document)

    def focus_on(self, key: str = "") -> None:
        self.form.focus_on(key)

    def _wait(self, why: str) -> None:
        """Disabled, with the reason and no other; or not, if there is none."""
        self.waiting.setVisible(bool(why))
        self.waiting.setText(f"{why} {tr('The form waits until then.')}" if why else "")
        self._stack.setEnabled(not why)
        for form in self._forms.values() if why else ():
            form.show_problems({})

    def _write(self, changes: Changes) -> None:
        at, key = self._at, next(iter(changes))
        self._is_writing = True
        goes_on = f"{at} {' '.join(changes)}"
        words = tr("Change {key}", key=key)
        refused = self._editing.edit(words, lambda d: d.with_values(at, changes), goes_on)
        self._is_writing = False
        self.refused.emit(refused)
        if refused:
            self.form.show_problems({key: refused})


def _shown_at(form: Form) -> list[Field | Form]:
    """Where problems are shown, and what mends them."""
    return [form, *form.findChildren(Field)]
