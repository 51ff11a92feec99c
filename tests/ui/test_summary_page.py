"""The summary: amounts are put right by keyboard, and saving that fails can be tried again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from midline.routine.model import Exercise, Hold
from midline.session.events import Command, CompletedSet, Ended
from midline.session.plan import PlannedSet
from midline.ui.summary.page import Said, SummaryPage
from midline.ui.summary.rows import DONE, ENDED, SetRows
from midline.ui.themes import Themes
from midline.ui.widgets.scale import Scale
from tests.ui.playing import Playing

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, themes: Themes, play: Callable[..., Playing]) -> SummaryPage:
    playing = play()
    playing.pass_s(5 + 31.4)
    playing.controller.command(Command.FINISH_SET)
    playing.pass_s(10 + 40 + 3)
    playing.controller.command(Command.STOP)
    page = SummaryPage(playing.session.plan, playing.session.done, 89.0, themes)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


def saved(qtbot: QtBot, page: SummaryPage) -> Said:
    with qtbot.waitSignal(page.save_wanted) as asked:
        QTest.keyClick(
            QApplication.focusWidget() or page, Key.Key_S, Qt.KeyboardModifier.ControlModifier
        )
    (said,) = asked.args or []
    assert isinstance(said, Said)
    return said


def test_the_headline_counts_what_was_done(page: SummaryPage) -> None:
    assert page.headline.text() == "2 of 6 sets · 1:29"
    texts = [page.rows.index(row, ENDED).data() for row in range(3)]
    assert texts == ["finished early", "in full", "not done"]


def test_a_row_in_little_room_says_all_in_two_lines(page: SummaryPage) -> None:
    lines = [page.rows.lines(row) for row in (0, 5)]
    assert lines == [
        ("1  Plank", "Set 1 of 3 · target 20–40\N{NO-BREAK SPACE}s · finished early"),
        ("6  Bridge, right", "target 12\N{NO-BREAK SPACE}reps · not done"),
    ]


def test_what_was_not_changed_is_not_saved_anew(qtbot: QtBot, page: SummaryPage) -> None:
    assert saved(qtbot, page) == Said({}, None, None, "")


def test_a_hold_is_not_entered_longer_than_the_session_took(
    qtbot: QtBot, page: SummaryPage
) -> None:
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Return)
    editor = page.table.findChild(QSpinBox)
    assert editor is not None
    QTest.keyClicks(editor, "9999")
    assert saved(qtbot, page).actual == {}
    assert page.comfort.text() == "The whole session took 89 s: a set can't be longer."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("5.5", "Only whole numbers can be entered, not 5.5."),
        ("-3", "Only whole numbers"),
        ("1 2", "Only whole numbers"),
        ("9999999", "The whole session took"),
        ("99999999999", "The whole session took"),
    ],
)
@pytest.mark.parametrize("end", [Key.Key_Return, Key.Key_Tab])
def test_what_is_no_amount_is_refused_and_the_old_one_stays(
    page: SummaryPage, typed: str, told: str, end: Key
) -> None:
    QTest.keyClick(page.table, Key.Key_Return)
    editor = page.table.findChild(QSpinBox)
    assert editor is not None
    QTest.keyClick(editor, Key.Key_Backspace)
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, end)
    QApplication.processEvents()
    assert (page.rows.changed, page.rows.amount(0)) == ({}, 31.4)
    assert page.comfort.text().startswith(told)


def test_an_emptied_field_changes_nothing(page: SummaryPage) -> None:
    QTest.keyClicks(page.table, "25")
    editor = page.table.findChild(QSpinBox)
    assert editor is not None
    for key in (Key.Key_Backspace, Key.Key_Backspace, Key.Key_Return):
        QTest.keyClick(editor, key)
    assert page.said().actual == {}


def test_an_amount_is_changed_by_keyboard(qtbot: QtBot, page: SummaryPage) -> None:
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Return)
    editor = page.table.findChild(QSpinBox)
    assert editor is not None
    QTest.keyClicks(editor, "25")
    assert saved(qtbot, page).actual == {2: 25.0}
    assert page.rows.index(2, DONE).data() == "25 s"
    assert page.headline.text() == "3 of 6 sets · 1:29"


def test_one_rep_is_called_one(qtbot: QtBot, page: SummaryPage) -> None:
    for key in (*[Key.Key_Down] * 3, Key.Key_Return):
        QTest.keyClick(page.table, key)
    editor = page.table.findChild(QSpinBox)
    assert editor is not None
    QTest.keyClicks(editor, "1")
    assert editor.text() == "1 rep"
    QTest.keyClicks(editor, "2")
    assert editor.text() == "12 reps"
    QTest.keyClick(editor, Key.Key_Backspace)
    assert saved(qtbot, page).actual == {3: 1.0}
    assert page.rows.index(3, DONE).data() == "1 rep"


def test_only_digits_begin_an_amount(page: SummaryPage) -> None:
    QTest.keyClick(page.table, Key.Key_A)
    QTest.keyClick(page.table, Key.Key_R)
    assert page.table.findChild(QSpinBox) is None
    QTest.keyClick(page.table, Key.Key_4)
    editor = page.table.findChild(QSpinBox)
    assert editor is not None
    QTest.keyClick(editor, Key.Key_2)
    assert page.said().actual == {0: 42.0}


def test_a_set_that_fell_short_of_its_least_is_not_called_done(
    themes: Themes, play: Callable[..., Playing]
) -> None:
    playing = play()
    playing.pass_s(5 + 19.7)
    playing.controller.command(Command.FINISH_SET)
    page = SummaryPage(playing.session.plan, playing.session.done, 8.0, themes)
    assert page.rows.index(0, DONE).data() == "19 s"
    assert page.rows.index(0, ENDED).data() == "below the least"


@pytest.mark.parametrize(
    ("least", "most", "actual", "done", "ended", "count"),
    [
        (20, 20, 0.3, "–", "not done", 0),
        (20, 20, 3.2, "3 s", "finished early", 1),
        (20, 20, 20.0, "20 s", "in full", 1),
        (20, 30, 3.2, "3 s", "below the least", 1),
        (20, 30, 25.0, "25 s", "finished early", 1),
    ],
)
def test_what_was_hardly_begun_is_not_counted(
    least: float, most: float, actual: float, done: str, ended: str, count: int
) -> None:
    plank = Exercise("Plank", works=(), sets_least=1, rest_s=0.0)
    planned = PlannedSet(0, "", plank, 1, 1, None, Hold(least, most), offered=False)
    how = Ended.FULL if actual == most else Ended.FINISHED
    rows = SetRows([planned], [CompletedSet(planned, actual, how, 0, 0)], 60.0)
    assert [rows.index(0, column).data() for column in (DONE, ENDED)] == [done, ended]
    assert rows.done_count() == count


def test_what_was_changed_says_what_was_measured(page: SummaryPage) -> None:
    page.rows.setData(page.rows.index(0, DONE), 25)
    assert page.rows.index(0, ENDED).data() == "changed from 31 s"
    page.rows.setData(page.rows.index(2, DONE), 25)
    assert page.rows.index(2, ENDED).data() == "entered"


def test_zero_means_not_done_and_the_measured_amount_is_no_change(page: SummaryPage) -> None:
    page.rows.setData(page.rows.index(0, DONE), 0)
    assert page.rows.changed == {0: 0.0}
    assert page.headline.text() == "1 of 6 sets · 1:29"
    page.rows.setData(page.rows.index(0, DONE), 31)
    assert page.rows.changed == {}
    assert page.rows.amount(0) == 31.4


def test_effort_pain_and_note_are_said(qtbot: QtBot, page: SummaryPage) -> None:
    QTest.keyClick(page.effort, Key.Key_8)
    QTest.keyClick(page.pain, Key.Key_1)
    QTest.keyClick(page.pain, Key.Key_0)
    QTest.keyClicks(page.note, "  strong today ")
    assert saved(qtbot, page) == Said({}, 8, 10, "strong today")


def test_trouble_is_told_and_can_be_tried_again(qtbot: QtBot, page: SummaryPage) -> None:
    page.show_trouble("The disk is full. Make room.")
    assert page.trouble.isVisible()
    assert page.save.text() == "Try again"
    with qtbot.waitSignal(page.save_wanted):
        QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.leave_wanted):
        QTest.mouseClick(page.leave, Qt.MouseButton.LeftButton)


SCALE_KEYS = [
    ([Key.Key_Right], 0),
    ([Key.Key_7], 7),
    ([Key.Key_7, Key.Key_Left], 6),
    ([Key.Key_7, Key.Key_Delete], None),
    ([Key.Key_1, Key.Key_0], 10),
    ([Key.Key_9, Key.Key_Right, Key.Key_Right, Key.Key_Right], 10),
]


@pytest.mark.parametrize(("keys", "value"), SCALE_KEYS)
def test_a_scale_is_set_by_keys(
    qtbot: QtBot, themes: Themes, keys: list[Key], value: int | None
) -> None:
    scale = Scale(themes, "Effort")
    qtbot.addWidget(scale)
    for key in keys:
        QTest.keyClick(scale, key)
    assert scale.chosen() == value
