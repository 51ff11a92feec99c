"""One section as fields."""

from __future__ import annotations

from midline.ui.editor.fields import PickField, TextField, beside
from midline.ui.editor.form import Form
from midline.ui.translate import later, tr

ORDERS = {
    "": later("One exercise after the other"),
    "circuit": later("A circuit: one set of each, and round again"),
}


class SectionForm(Form):
    def __init__(self) -> None:
        super().__init__(tr("Section"))
        orders = PickField([(value, tr(words)) for value, words in ORDERS.items()], "straight")
        self.column.addWidget(self.field("name", tr("Name"), TextField()))
        self.column.addWidget(self.field("order", tr("Order"), orders))
        rounds = self.field("rounds", tr("Rounds"), TextField("1"), tr("How often all of it"))
        self.column.addLayout(beside(rounds))
        self.column.addStretch(1)
