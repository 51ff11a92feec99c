"""The whole window with a routine file under edit, which the tests share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from midline.library.entries import Origin, RoutineFile
from midline.ui.editor.page import EditorPage
from midline.ui.widgets.button import Button
from midline.ui.widgets.panel import open_panels
from midline.window_editor import WindowEditor
from tests.ui.whole_window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "name: Test  # mine\nget_ready: 5s\nexercises:\n  - name: Plank\n    do: 2 x 30s\n"
MINE, THEIRS = TEXT.replace("Plank", "Side plank"), TEXT.replace("30s", "45s")
CHANGED = "test.yaml was changed elsewhere"


class Editor(Window):
    """``key`` names the routine that is edited."""

    @property
    def file(self) -> Path:
        return self.data.workouts / "test.yaml"

    @property
    def window_editor(self) -> WindowEditor:
        return self.midline.editing.editor()

    @property
    def page(self) -> EditorPage:
        assert self.window_editor.page is not None
        return self.window_editor.page

    @property
    def text(self) -> str:
        return self.page.editing.document.text

    def edit(self, file: Path | None = None, origin: Origin = Origin.USER) -> None:
        self.window_editor.open(RoutineFile(file or self.file, origin))

    def type(self, text: str) -> None:
        self.page.editing.type_text(text)

    def save(self) -> None:
        self.page.save_wanted.emit()

    def answer(self, text: str) -> None:
        (panel,) = open_panels(self.midline.window)
        (button,) = (each for each in panel.findChildren(Button) if each.text() == text)
        button.click()

    def has(self, text: str) -> bool:
        return self.text == text

    def is_lost(self) -> bool:
        """The library has a row of it, as a draft without a file."""
        row = self.midline.library.rows.row_of("user/test.yaml")
        return row is not None and row.entry is not None and row.entry.file.is_gone

    def is_library(self) -> bool:
        return self.midline.window.page() is self.midline.library
