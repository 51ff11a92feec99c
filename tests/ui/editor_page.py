"""The editor's page in a window, with what a person does to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from midline.routine.writing.places import Address
from midline.ui.editor.editing import Editing
from midline.ui.editor.fields import Field
from midline.ui.editor.page import EditorPage
from midline.ui.themes import Themes

Key = Qt.Key
TEXT = """\
# yaml-language-server: $schema=../assets/routine.schema.json
name: Mine  # what it is called
rest: 30s
sections:
  - name: Warm-up
    exercises:
      # the first of all
      - name: March
        do: 60s   # easy
      - name: Circles
        do: 10
  - name: Core
    exercises:
      - name: Plank
        do: 3 x 45-60s  # slowly
        tips: [Long neck]
"""


class Editor:
    def __init__(self, qtbot: QtBot, themes: Themes, text: str = TEXT) -> None:
        self.editing = Editing(text)
        self.page = EditorPage(themes, self.editing, figures=("plank", "bridge"))
        qtbot.addWidget(self.page)
        self.page.resize(1280, 800)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.take_focus()

    @property
    def text(self) -> str:
        return self.editing.document.text

    def press(self, *keys: Key, ctrl: bool = False, alt: bool = False, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for is_held, modifier in (
            (ctrl, Qt.KeyboardModifier.ControlModifier),
            (alt, Qt.KeyboardModifier.AltModifier),
            (shift, Qt.KeyboardModifier.ShiftModifier),
        ):
            held |= modifier if is_held else Qt.KeyboardModifier.NoModifier
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            QTest.keyClick(target, key, held)

    def write(self, letters: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, letters)

    def field(self, at: Address, key: str) -> Field:
        self.page.select(at)
        field = self.page.forms.form.field_of(key)
        assert field is not None
        return field

    def fill(self, at: Address, key: str, letters: str) -> Field:
        """What is in a field is replaced, letter by letter."""
        field = self.field(at, key)
        field.control.setFocus()
        assert isinstance(field.control, QLineEdit)
        field.control.selectAll()
        self.write(letters)
        return field
