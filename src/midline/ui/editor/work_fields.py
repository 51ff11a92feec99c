"""What an exercise asks for: how many sets of a hold, of reps, or of reps of short holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from midline.ui.editor.fields import Field, TextField
from midline.ui.editor.work import CLUSTER, HOLD, KINDS, REPS, Work
from midline.ui.spacing import NEAR
from midline.ui.translate import later, tr
from midline.ui.widgets.choice import Choice

WORDS = {HOLD: later("Hold"), REPS: later("Reps"), CLUSTER: later("Held reps")}
SHOWN = {HOLD: ("hold",), REPS: ("reps",), CLUSTER: ("reps", "hold", "release")}


class WorkFields(QWidget):
    """``value_changed`` carries the name of the field that was typed in, or "kind"."""

    value_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.kind = Choice([(kind, tr(WORDS[kind])) for kind in KINDS])
        self.kind.setAccessibleName(tr("Work"))
        self._sets = TextField()
        self.fields = {
            "sets": Field(tr("Sets"), self._sets, tr("One number, or a range such as 3-5")),
            "reps": Field(tr("Reps"), TextField("10"), tr("12, a range 12-15, or 6, 4, 2")),
            "hold": Field(tr("Hold"), TextField("30s"), tr("45s, 1:30, or a range 45-60s")),
            "release": Field(tr("Release"), TextField("3s"), tr("Between two holds of a set")),
        }
        self._kind = HOLD
        self._lay_out()
        self.kind.changed.connect(self._choose)
        for name, field in self.fields.items():
            field.control.value_changed.connect(partial(self.value_changed.emit, name))
        self.set_value(Work())

    def value(self) -> Work:
        texts = {name: str(field.control.value()) for name, field in self.fields.items()}
        shown = SHOWN[self._kind]
        kept = {name: text for name, text in texts.items() if name in ("sets", *shown)}
        return Work(self._kind, **kept)

    def set_value(self, work: Work) -> None:
        """Shown, and not announced."""
        self._kind = work.kind
        self.kind.set_value(work.kind)
        for name, field in self.fields.items():
            field.control.set_value(getattr(work, name))
        listed = 1 + max(work.reps.count(","), work.hold.count(","))
        self._sets.setPlaceholderText(str(listed))  # a list gives the number of sets
        self._show(("sets", *SHOWN[work.kind]))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """What is wrong with a short form stands at its amount."""
        for name, field in self.fields.items():
            short = problems.get("do", "") if field is self.field_of("do") else ""
            field.show_problem(problems.get(name, "") or short)

    def field_of(self, key: str) -> Field:
        return self.fields[SHOWN[self._kind][0] if key == "do" else key]

    def _choose(self, kind: str) -> None:
        self.set_value(self.value().of_kind(kind))
        self.value_changed.emit("kind")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.kind)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(NEAR)
        for n in range(2):
            self._grid.setColumnStretch(n, 1)
        for field in self.fields.values():
            field.setParent(self)  # in this order Tab goes through them
        column.addLayout(self._grid)

    def _show(self, names: tuple[str, ...]) -> None:
        """Two to a line."""
        for n, name in enumerate(names):
            self._grid.addWidget(self.fields[name], n // 2, n % 2)
        for name, field in self.fields.items():
            field.setVisible(name in names)
