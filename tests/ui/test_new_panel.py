"""Picking exercises and templates, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from midline.library.templates import more_moves, templates
from midline.routine.known import KnownMove, known_moves
from midline.routine.reading import read_routine
from midline.ui.editor.insert_panel import InsertPanel
from midline.ui.editor.move_rows import PICKED
from midline.ui.editor.new_panel import MOVES, NewPanel
from midline.ui.themes import Themes

Key = Qt.Key


def known() -> tuple[KnownMove, ...]:
    more = more_moves()
    return known_moves([(more.routine, more.text)])


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def insert(window: QWidget, themes: Themes) -> InsertPanel:
    panel = InsertPanel(window, themes, known())
    panel.open()
    return panel


@pytest.fixture
def new(window: QWidget, themes: Themes) -> NewPanel:
    panel = NewPanel(window, themes, templates(), known())
    panel.open()
    return panel


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def click(view: QListView, row: int) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def names(moves: tuple[KnownMove, ...]) -> list[str]:
    return [each.exercise.name for each in moves]


def test_the_first_that_is_found_is_taken_by_enter(insert: InsertPanel, qtbot: QtBot) -> None:
    write("side leg")
    with qtbot.waitSignal(insert.chosen) as chosen:
        press(Key.Key_Return)
    assert names(chosen.args[0]) == ["Side-lying leg raise"]
    assert insert.isHidden()


def test_several_are_picked_by_space_and_come_in_that_order(
    insert: InsertPanel, qtbot: QtBot
) -> None:
    write("plank")
    press(Key.Key_Down, Key.Key_Space)
    insert.picker.search.setFocus()
    insert.picker.search.setText("bridge")
    press(Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert insert.add.text() == "Add 2 exercises"
    assert insert.picker.picked.text() == "Picked: High plank, Single-leg bridge"
    with qtbot.waitSignal(insert.chosen) as chosen:
        press(Key.Key_Return)
    assert names(chosen.args[0]) == ["High plank", "Single-leg bridge"]


def test_a_click_picks_and_another_leaves_out(insert: InsertPanel) -> None:
    click(insert.picker.list, 1)
    assert names(insert.picker.value()) == ["Calf stretch"]
    assert insert.add.isEnabled()
    click(insert.picker.list, 1)
    assert insert.picker.value() == ()
    assert not insert.add.isEnabled()


def test_the_order_of_picking_is_shown(insert: InsertPanel) -> None:
    for row in (3, 1, 2, 3):
        click(insert.picker.list, row)
    rows = insert.picker.rows
    assert [rows.index(row).data(PICKED) for row in range(4)] == [0, 1, 2, 0]


def test_a_row_tells_a_screen_reader_all_that_is_seen(insert: InsertPanel) -> None:
    def said(index: QModelIndex) -> object:
        return index.data(Qt.ItemDataRole.AccessibleTextRole)

    index = insert.picker.rows.index(1)
    assert said(index) == "Calf stretch, 2 × 30 s, each side · wall, not picked"
    click(insert.picker.list, 1)
    assert said(index) == "Calf stretch, 2 × 30 s, each side · wall, picked"


def test_a_search_without_a_result_says_so_and_enter_takes_nothing(
    insert: InsertPanel, qtbot: QtBot
) -> None:
    write("nowhere")
    assert insert.picker.nothing.isVisible()
    with qtbot.assertNotEmitted(insert.chosen):
        press(Key.Key_Return)
    assert insert.isVisible()


def test_what_is_picked_stays_while_another_search_hides_it(insert: InsertPanel) -> None:
    click(insert.picker.list, 0)
    write("squat")
    assert names(insert.picker.value()) == ["Bicycle crunch"]


def test_a_template_under_a_name(new: NewPanel, qtbot: QtBot) -> None:
    write("Evening")
    new.templates.setFocus()
    press(Key.Key_Down)
    with qtbot.waitSignal(new.chosen) as chosen:
        press(Key.Key_Return)
    routine = read_routine(chosen.args[0].encode(), "").routine
    assert routine is not None
    assert (routine.name, routine.sections[0].rounds) == ("Evening", 3)


def test_a_routine_of_picked_exercises(new: NewPanel, qtbot: QtBot) -> None:
    new.begin.buttons[MOVES].click()
    assert not new.make.isEnabled()
    for row in (2, 0):
        click(new.picker.list, row)
    with qtbot.waitSignal(new.chosen) as chosen:
        new.make.click()
    routine = read_routine(chosen.args[0].encode(), "").routine
    assert routine is not None
    assert routine.name == "My routine"
    assert [each.name for each in routine.exercises] == ["Cat-cow", "Bicycle crunch"]


def test_escape_makes_nothing(new: NewPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(new.chosen):
        press(Key.Key_Escape)
    assert new.isHidden()


def test_all_of_it_is_reached_by_tab(new: NewPanel) -> None:
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    assert new.name in seen
    assert new.templates in seen
    assert new.make in seen
