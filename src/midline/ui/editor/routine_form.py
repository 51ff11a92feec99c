"""What counts for the whole routine, as fields."""

from __future__ import annotations

from midline.ui.editor.fields import LinesField, TextField, beside
from midline.ui.editor.form import Form
from midline.ui.translate import tr


class RoutineForm(Form):
    def __init__(self) -> None:
        super().__init__(tr("Routine"))
        about, caution = LinesField(is_paragraph=True), LinesField(is_paragraph=True)
        source = LinesField(is_paragraph=True)
        for_backs = tr("For people with a sore back, shown before the start")
        self.column.addWidget(self.field("name", tr("Name"), TextField()))
        self.column.addWidget(self.field("about", tr("About"), about))
        self.column.addLayout(
            beside(
                self.field("rest", tr("Rest after a set"), TextField("30s")),
                self.field("get_ready", tr("Get ready"), TextField("10s")),
            )
        )
        self.column.addWidget(self.field("caution", tr("Caution"), caution, for_backs))
        self.column.addWidget(self.field("source", tr("Source"), source))
        self.column.addStretch(1)
