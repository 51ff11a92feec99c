"""Typing for an hour in a long routine must not keep what each letter made of it."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QApplication

from midline.routine.writing.document import Document
from midline.ui.editor.editing import Editing

TEXT = "name: Test\nexercises:\n  - name: Plank\n    do: 2 x 30s\n"


def documents() -> int:
    gc.collect()
    return sum(isinstance(each, Document) for each in gc.get_objects())


def test_letters_that_became_one_step_leave_two_documents(qapp: QApplication) -> None:
    editing = Editing(TEXT)
    before = documents()
    for n in range(1, 31):
        editing.type_text(TEXT.replace("Plank", "Plank" + n * "k"))
    assert editing.stack.count() == 1
    assert documents() <= before + 1
    editing.undo()
    assert editing.document.text == TEXT
    editing.redo()
    assert editing.document.text == TEXT.replace("Plank", "Plank" + 30 * "k")
