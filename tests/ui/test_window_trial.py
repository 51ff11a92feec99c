"""Trying a routine out of the editor: from the chosen exercise on, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.library.entries import Origin, RoutineFile
from midline.routine.reading import read_routine
from midline.session.clock import NS_PER_S
from midline.ui.stage.stage import Stage
from midline.ui.widgets.panel import open_panels
from midline.window_trial import WindowTrial, trial_of
from tests.ui.whole_window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = """\
name: Test
get_ready: 5s
sections:
  - name: Warm-up
    exercises:
      - {name: March, do: 20s}
  - name: Core
    order: circuit
    rounds: 2
    exercises:
      - {name: Plank, do: 30s}
      - {name: Bridge, do: 30s, rest: 5s}
"""


class Editor(Window):
    def edit(self) -> None:
        file = RoutineFile(self.data.workouts / "test.yaml", Origin.USER)
        self.midline.editing.open(file)

    @property
    def trial(self) -> WindowTrial:
        assert self.midline.editing.trial is not None
        return self.midline.editing.trial

    def try_from(self, *at: int) -> None:
        page = self.midline.editing.editor().page
        assert page is not None
        page.select(at)
        self.press(Key.Key_Return, CTRL)

    def pass_trial_s(self, seconds: int) -> None:
        controller = self.trial.controller
        for _ in range(seconds):
            self.clock.running_ns += NS_PER_S
            self.clock.elapsed_ns += NS_PER_S
            controller.tick()

    def is_editor(self) -> bool:
        return self.midline.window.page() is self.midline.editing.editor().page


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / "settings.yaml").write_text("mute: yes\ntour_offered: yes\n", "utf-8")
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(TEXT, "utf-8")
    made = Editor(qtbot, qapp, tmp_path)
    made.edit()
    yield made
    made.midline.window.close()


@pytest.mark.parametrize(
    ("at", "begins_with"),
    [((), "March"), ((0,), "March"), ((0, 0), "March"), ((1,), "Plank"), ((1, 1), "Bridge")],
)
def test_it_begins_with_the_first_set_of_what_is_chosen(
    at: tuple[int, ...], begins_with: str
) -> None:
    routine = read_routine(TEXT.encode(), "").routine
    assert routine is not None
    planned = trial_of(routine, at).step.set
    assert planned is not None
    assert (planned.exercise.name, planned.number) == (begins_with, 1)


def test_it_runs_from_the_chosen_exercise_on_and_says_that_nothing_is_kept(
    editor: Editor,
) -> None:
    editor.try_from(1, 1)
    stage = editor.trial.stage
    assert editor.midline.window.page() is stage
    assert stage.title.text() == "Only trying it out: nothing is kept"
    assert stage.name.text() == "Bridge"
    editor.pass_trial_s(36)
    assert [each.planned.ordinal for each in editor.trial.controller.session.done] == [2]


def test_it_leaves_by_one_key_and_the_editor_is_as_it_was(editor: Editor, qtbot: QtBot) -> None:
    editor.try_from(1, 0)
    editor.pass_trial_s(40)
    editor.press(Key.Key_Escape)
    assert open_panels(editor.midline.window) == []
    assert editor.is_editor()
    assert editor.midline.editing.trial is None
    page = editor.midline.editing.editor().page
    assert page is not None
    assert page.selected() == (1, 0)


def test_nothing_of_it_comes_into_the_history(editor: Editor) -> None:
    editor.try_from(0, 0)
    editor.pass_trial_s(30)
    editor.press(Key.Key_X)
    assert not editor.data.history.exists()
    assert not editor.data.running.exists()


def test_its_end_is_the_editor_too(editor: Editor) -> None:
    editor.try_from(1, 1)
    while editor.midline.editing.trial is not None:
        editor.pass_trial_s(1)
    assert editor.is_editor()
    assert not editor.data.history.exists()


def test_it_can_be_tried_again(editor: Editor) -> None:
    for _ in range(2):
        editor.try_from(0, 0)
        assert isinstance(editor.midline.window.page(), Stage)
        editor.press(Key.Key_Escape)
    assert editor.is_editor()


def test_the_window_can_be_closed_during_it(editor: Editor) -> None:
    editor.try_from(0, 0)
    assert editor.midline.window.close()


def test_a_broken_text_is_not_tried(editor: Editor) -> None:
    page = editor.midline.editing.editor().page
    assert page is not None
    page.editing.type_text(TEXT.replace("do: 30s", "do: 30 potatoes"))
    editor.press(Key.Key_Return, CTRL)
    assert editor.is_editor()
    assert "First put right" in editor.toast()
