"""What the three forms of the editor have in common: fields by the keys that they write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from midline.routine.writing.document import Value
from midline.ui.editor.fields import AnyField, Field
from midline.ui.labels import label
from midline.ui.spacing import NEAR
from midline.ui.widgets.button import Button

Changes = dict[str, Value | None]


class Form(QWidget):
    """``value_changed`` carries the keys that change with their values, None for those to go."""

    accessible_role = "Grouping"
    value_changed = Signal(object)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.fields: dict[str, Field] = {}
        self._others: Mapping[str, str] = {}
        self.problem = label("", "fieldProblem")
        self.problem.hide()
        self.mend = Button("")
        self.mend.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(NEAR)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignLeft)

    def field(self, key: str, title: str, control: AnyField, about: str = "") -> Field:
        """A field that writes one key."""
        made = self.fields[key] = Field(title, control, about)
        control.value_changed.connect(partial(self._change, key))
        return made

    def set_value(self, values: Mapping[str, Value]) -> None:
        """Shown, and not announced."""
        for key, field in self.fields.items():
            field.control.set_value(values.get(key, ""))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """By their keys. What is at no field stands above them all."""
        for key, field in self.fields.items():
            field.show_problem(problems.get(key, ""))
        others = {key: text for key, text in problems.items() if key not in self.fields}
        if others != self._others:
            self.show_mend("")
        self._others = others
        self.problem.setText("\n".join(others.values()))
        self.problem.setVisible(bool(others))

    def show_mend(self, words: str) -> None:
        """Of what stands above the fields: what the button says; none without words."""
        self.mend.setText(words)
        self.mend.setVisible(bool(words))

    def shown_at(self, key: str) -> Field | Form | None:
        """Where a key's problem and its mend stand."""
        return self.field_of(key) or (self if key in self._others else None)

    def field_of(self, key: str) -> Field | None:
        """Where a key is shown; None where it has no field."""
        return self.fields.get(key)

    def focus_on(self, key: str) -> None:
        """The keyboard goes to the field of a key, or to the first."""
        field = self.field_of(key) or next(iter(self.fields.values()))
        field.control.setFocus()

    def _change(self, key: str) -> None:
        value = self.fields[key].control.value()
        self.value_changed.emit({key: value or None})
