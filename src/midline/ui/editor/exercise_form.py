"""One exercise as fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from midline.routine.view import View
from midline.routine.writing.document import Value
from midline.ui.editor.fields import Field, LinesField, PickField, TextField, beside
from midline.ui.editor.form import Changes, Form
from midline.ui.editor.work import KEYS, keys_of, work_of
from midline.ui.editor.work_fields import WorkFields
from midline.ui.translate import later, tr

SIDES = {
    "": later("Both together"),
    "left-right": later("Left, then right"),
    "right-left": later("Right, then left"),
    "alternate": later("In turn"),
}
VIEWS = {
    "": later("As it is set"),
    View.UPRIGHT: later("Upright"),
    View.LEFT: later("On the left side"),
    View.RIGHT: later("On the right side"),
    View.UPSIDE_DOWN: later("Upside down"),
    View.MIRROR: later("Mirrored"),
}


PACES = ("tempo", "pace")


class ExerciseForm(Form):
    def __init__(self, figures: Sequence[str] = ()) -> None:
        super().__init__(tr("Exercise"))
        self._values: Mapping[str, Value] = {}
        self.work = WorkFields()
        self.pace = Field(
            tr("Pace"), TextField("2-1-2-0"), tr("Seconds a rep, or lift-top-lower-bottom")
        )
        by_name = [("", tr("By its name")), *((name, name) for name in figures)]
        kit = tr("One to a line")
        self._lay_out(by_name, kit)
        self.work.value_changed.connect(self._change_work)
        self.pace.control.value_changed.connect(self._change_pace)

    def set_value(self, values: Mapping[str, Value]) -> None:
        """Shown, and not announced."""
        super().set_value(values)
        self.work.set_value(work_of(values, self.work.value()))
        self.pace.control.set_value(values.get("tempo", "") or values.get("pace", ""))
        self.take_values(values)

    def take_values(self, values: Mapping[str, Value]) -> None:
        """What the fields say now is written like this; they stay as they were typed."""
        self._values = values
        has_pace = self.work.value().kind == "reps" or bool(self.pace.control.value())
        self.pace.setVisible(has_pace)
        self.fields["switch"].setVisible(bool(values.get("sides") or values.get("switch")))

    def show_rest(self, rest: str) -> None:
        """The routine's, which counts where the exercise has none of its own."""
        control = self.fields["rest"].control
        if isinstance(control, TextField):
            control.setPlaceholderText(rest)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        mine = {*KEYS, *PACES}
        super().show_problems({key: text for key, text in problems.items() if key not in mine})
        self.work.show_problems(problems)
        self.pace.show_problem(problems.get("tempo", "") or problems.get("pace", ""))

    def field_of(self, key: str) -> Field | None:
        if key in KEYS:
            return self.work.field_of(key)
        return self.pace if key in PACES else super().field_of(key)

    def _change_work(self, _field: str) -> None:
        changes = keys_of(self.work.value(), self._values)
        if changes:
            self.value_changed.emit(changes)

    def _change_pace(self) -> None:
        text = str(self.pace.control.value())
        key = "tempo" if "-" in text else "pace"
        changes: Changes = {"tempo": None, "pace": None, key: text or None}
        self.value_changed.emit(changes)

    def _lay_out(self, figures: Sequence[tuple[str, str]], kit: str) -> None:
        sides = PickField([(value, tr(words)) for value, words in SIDES.items()], "none")
        views = PickField([(str(value), tr(words)) for value, words in VIEWS.items()])
        self.column.addWidget(self.field("name", tr("Name"), TextField()))
        self.column.addWidget(self.work)
        self.column.addLayout(
            beside(
                self.field("sides", tr("Sides"), sides),
                self.field("switch", tr("To change sides"), TextField("5s")),
            )
        )
        self.column.addLayout(
            beside(self.pace, self.field("rest", tr("Rest after a set"), TextField()))
        )
        self.column.addWidget(self.field("tips", tr("Tips"), LinesField(), tr("One to a line")))
        self.column.addWidget(self.field("needs", tr("Kit"), LinesField(), kit))
        self.column.addLayout(
            beside(
                self.field("figure", tr("Figure"), PickField(figures)),
                self.field("view", tr("How the stage lies"), views),
            )
        )
        self.column.addStretch(1)
