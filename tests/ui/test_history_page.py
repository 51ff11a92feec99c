"""The history in the whole window: what it shows, by keyboard, and what is corrected in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline import settings
from midline.history import queries
from midline.history.backups import back_up
from midline.progress.past import PastSession, PastSet
from midline.ui import dates
from midline.ui.history.page import EXERCISES, OVERVIEW, SESSIONS
from midline.ui.summary.rows import DONE, ENDED, NUMBER, SET
from midline.ui.widgets.button import Button
from midline.ui.widgets.data_table import DataTable
from midline.ui.widgets.scroll import Scroll
from midline.window_history import PAGE
from tests.history.histories import record
from tests.ui.history_window import CTRL, HistoryWindow

Key = Qt.Key
HORIZONTAL = Qt.Orientation.Horizontal
Open = Callable[..., HistoryWindow]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Open:
    def open_history(weeks: int = 8, settings: str = "") -> HistoryWindow:
        return HistoryWindow(qtbot, qapp, tmp_path, weeks, settings)

    return open_history


def sessions_on_disk(window: HistoryWindow) -> list[PastSession]:
    with window.store() as store:
        return queries.past_sessions(store, None, 1000)


def sets_on_disk(window: HistoryWindow, session: PastSession) -> list[PastSet]:
    with window.store() as store:
        return queries.past_sets(store, session.id)


def test_before_the_first_session_it_says_what_will_be_here(opened: Open) -> None:
    window = opened(weeks=0)
    assert window.page.nothing_yet.isVisible()
    assert not window.page.view.isVisible()
    window.press(Key.Key_Return)
    assert window.midline.window.page() is window.midline.library


def test_the_overview_tells_of_the_year_the_week_and_the_run(opened: Open) -> None:
    window = opened(weeks=8)
    page, found = window.page.overview, sessions_on_disk(window)
    assert page.year_sum.text().startswith(f"{len(found)} sessions · ")
    monday = datetime.now().astimezone().date()
    monday -= timedelta(days=monday.weekday())
    this_week = sum(1 for each in found if each.started_at.date() >= monday)
    assert page.week_sum.text().split()[0] == str(this_week)
    assert page.run.text() in ("7 weeks", "8 weeks")  # two sessions a week are the goal


def test_the_goal_can_be_changed_here(opened: Open) -> None:
    window = opened(weeks=8)
    window.page.overview.goal.setFocus()
    for _ in range(5):
        window.press(Key.Key_Down)
    assert window.page.overview.run.text() == "0 weeks"
    assert settings.load(window.data.settings)[0].weekly_goal == 7


def test_a_screen_reader_is_told_what_is_chosen_from_a_list(opened: Open) -> None:
    """Such a list has its choice for a name; what it is comes from the words beside it."""
    overview = opened(weeks=1).page.overview
    named = {}
    for pick in (overview.year, overview.goal):
        relations = QAccessible.queryAccessibleInterface(pick).relations()
        labels = [other for other, what in relations if what & QAccessible.RelationFlag.Label]
        named[pick] = [each.text(QAccessible.Text.Name) for each in labels]
    assert named == {overview.year: ["Your year"], overview.goal: ["Your goal for a week"]}


def test_the_amount_is_the_last_column_to_go(opened: Open) -> None:
    window = opened(weeks=8)
    window.midline.window.resize(860, 600)
    window.go_to(3)
    table = window.page.sessions.card.table
    QApplication.processEvents()
    assert table.horizontalScrollBar().maximum() == 0
    right = table.columnViewportPosition(DONE) + table.columnWidth(DONE)
    assert 0 < right <= table.viewport().width()
    window.midline.window.resize(1600, 900)
    QApplication.processEvents()
    assert not any(table.isColumnHidden(column) for column in (NUMBER, SET, ENDED))


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("view", [1, 2, 3])
def test_no_view_is_cut_off_at_the_side(opened: Open, view: int, text_size: int) -> None:
    window = opened(weeks=8, settings=f"text_size: {text_size}\n")
    window.go_to(view)
    for width in (1280, 860):
        window.midline.window.resize(width, 600)
        for _ in range(5):  # until everything has found its place
            QApplication.processEvents()
        for scroll in window.page.findChildren(Scroll):
            inside = scroll.widget()
            if scroll.isVisible() and inside is not None:
                assert inside.width() <= scroll.viewport().width()


def test_in_a_small_window_the_page_scrolls_to_all_of_the_table_of_sets(opened: Open) -> None:
    window = opened(weeks=8, settings="text_size: 200\n")
    window.midline.window.resize(860, 600)
    window.go_to(3)
    table = window.page.sessions.card.table
    for _ in range(5):  # until everything has found its place
        QApplication.processEvents()
    window.press(Key.Key_Tab)
    QApplication.processEvents()
    assert table.hasFocus()
    (scroll,) = [each for each in window.page.findChildren(Scroll) if each.isAncestorOf(table)]
    inside = scroll.widget()
    assert inside is not None
    scroll.verticalScrollBar().setValue(table.mapTo(inside, QPoint()).y())
    assert table.visibleRegion().boundingRect().height() > 0.8 * table.height()
    for width in (1900, 860):
        window.midline.window.resize(width, 1000)
        QApplication.processEvents()
        assert table.hasFocus()
        assert table.isVisible()


def test_a_day_of_the_calendar_leads_to_its_sessions_and_esc_back(opened: Open) -> None:
    window = opened(weeks=8)
    newest = sessions_on_disk(window)[0]
    window.page.overview.day_chosen.emit(newest.started_at.date())
    sessions = window.page.sessions
    assert sessions.isVisible()
    assert {each.started_at.date() for each in sessions.rows.records} == {newest.started_at.date()}
    window.press(Key.Key_Escape)
    assert sessions.rows.rowCount() > 3
    window.press(Key.Key_Escape)
    assert window.midline.window.page() is window.midline.library


def test_enter_on_the_calendar_chooses_the_day(opened: Open) -> None:
    window = opened(weeks=8)
    window.press(Key.Key_Up)
    window.press(Key.Key_Return)
    assert window.page.view.value() == SESSIONS
    assert window.page.sessions.day is not None


@pytest.mark.parametrize("is_by_view", [False, True])
def test_what_another_program_has_written_is_seen_on_coming_back(
    opened: Open, qapp: QApplication, *, is_by_view: bool
) -> None:
    window = opened(1)
    before = len(sessions_on_disk(window))
    with window.store() as store:
        record(store, begun=datetime.now(UTC))
    if is_by_view:
        window.go_to(3)
        window.go_to(1)
    else:
        qapp.sendEvent(window.page, QEvent(QEvent.Type.WindowActivate))
    assert window.page.overview.year_sum.text().startswith(f"{before + 1} sessions · ")


def test_a_year_of_the_past_can_be_looked_at(opened: Open) -> None:
    window = opened(weeks=104)
    year = window.page.overview.year
    last = str(datetime.now().astimezone().year - 1)
    year.set_value(last)
    year.changed.emit(last)
    count = sum(1 for each in sessions_on_disk(window) if str(each.started_at.year) == last)
    assert window.page.overview.year_sum.text().startswith(f"{count} sessions · ")
    window.press(Key.Key_T)
    days = shown_tables(window)[0].model()
    assert {str(days.index(row, 0).data())[-4:] for row in range(days.rowCount())} == {last}


def test_a_year_is_the_same_days_in_the_calendar_and_of_an_exercise(opened: Open) -> None:
    window = opened(weeks=8)
    calendar = window.page.overview.calendar
    today = datetime.now().astimezone().date()
    first = today - timedelta(days=364)
    assert (calendar.count(), calendar.said(0)[0]) == (365, dates.full_day(first))
    firsts: list[date] = []
    window.page.exercises.line_wanted.connect(lambda _total, first: firsts.append(first))
    window.go_to(2)
    assert firsts[-1] == first


@pytest.mark.parametrize("view", [OVERVIEW, EXERCISES])
def test_t_shows_each_picture_as_a_table(opened: Open, view: str) -> None:
    window = opened(weeks=8)
    window.go_to(1 if view == OVERVIEW else 2)
    assert shown_tables(window) == []
    window.press(Key.Key_T)
    tables = shown_tables(window)
    assert len(tables) == (2 if view == OVERVIEW else 1)
    assert all(table.model().rowCount() > 0 for table in tables)
    window.press(Key.Key_T)
    assert shown_tables(window) == []


def shown_tables(window: HistoryWindow) -> list[DataTable]:
    return [each for each in window.page.findChildren(DataTable) if each.isVisible()]


def test_an_exercise_is_found_and_its_line_shown(opened: Open) -> None:
    window = opened(weeks=30)
    window.press(Key.Key_Slash)
    QTest.keyClicks(window.page.exercises.search, "side PL")
    exercises = window.page.exercises
    assert [each.name for each in exercises.rows.records] == ["Side plank"]
    assert exercises.name.text() == "Side plank"
    assert exercises.facts.text().startswith("Best ")
    window.press(Key.Key_Down)
    window.press(Key.Key_T)
    (table,) = shown_tables(window)
    sides = {table.model().index(row, 1).data() for row in range(table.model().rowCount())}
    assert sides == {"left", "right"}
    window.press(Key.Key_Escape)
    assert exercises.rows.rowCount() > 5
    assert window.midline.window.page() is window.page


def test_a_table_has_no_column_for_sides_of_what_has_none(opened: Open) -> None:
    window = opened(weeks=8)
    window.press(Key.Key_Slash)
    QTest.keyClicks(window.page.exercises.search, "bridge")
    window.press(Key.Key_Down)
    window.press(Key.Key_T)
    (table,) = shown_tables(window)
    model = table.model()
    columns = [str(model.headerData(i, HORIZONTAL)) for i in range(model.columnCount())]
    assert columns == ["Day", "Best set", "All sets", "Sets", "Target"]
    assert [model.index(0, i).data() for i in (1, 4)] == ["15 reps", "15 reps"]


def test_a_search_without_success_says_so(opened: Open) -> None:
    window = opened(weeks=8)
    window.press(Key.Key_F, CTRL)
    QTest.keyClicks(window.page.exercises.search, "barbell")
    assert window.page.exercises.nothing.isVisible()


def test_sessions_load_as_one_scrolls(opened: Open, qtbot: QtBot) -> None:
    window = opened(weeks=60)
    window.go_to(3)
    rows, list_ = window.page.sessions.rows, window.page.sessions.list
    assert rows.rowCount() == PAGE
    found = sessions_on_disk(window)
    assert len(found) > 3 * PAGE
    for loaded in (2 * PAGE, 3 * PAGE, len(found)):
        window.press(Key.Key_End)
        qtbot.waitUntil(lambda: rows.rowCount() == loaded)  # noqa: B023 - it is done by then
    assert [each.id for each in rows.records] == [each.id for each in found]
    assert not rows.canFetchMore(list_.rootIndex())


# Corrections


def test_an_amount_is_put_right_and_taken_back(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    session = sessions_on_disk(window)[0]
    before = sets_on_disk(window, session)
    window.type_amount("7")
    assert sets_on_disk(window, session)[0].actual == 7
    assert window.page.undo.isVisible()
    window.press(Key.Key_Z, CTRL)
    assert sets_on_disk(window, session) == before
    assert not window.page.undo.isVisible()


def test_a_set_is_deleted_and_brought_back(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    session = sessions_on_disk(window)[0]
    before = sets_on_disk(window, session)
    table = window.page.sessions.card.table
    table.setFocus()
    window.press(Key.Key_Down)
    window.press(Key.Key_Delete)
    assert sets_on_disk(window, session) == [before[0], *before[2:]]
    assert table.model().rowCount() == len(before) - 1
    assert table.currentIndex().row() == 1
    assert window.toast() == f"{before[1].exercise}, set {before[1].number}, is deleted."
    window.press(Key.Key_Z, CTRL)
    assert sets_on_disk(window, session) == before
    assert table.model().rowCount() == len(before)


def offer(window: HistoryWindow) -> Button | None:
    """The button of the news, if it can be undone."""
    toast = window.midline.window.toast()
    return toast.button if toast is not None and toast.button.isVisible() else None


def test_the_news_of_a_correction_undoes_it(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    session = sessions_on_disk(window)[0]
    before = sets_on_disk(window, session)
    window.type_amount("7")
    assert window.toast().startswith(f"{before[0].exercise}, set 1: 7 ")
    window.page.sessions.card.delete_set.click()
    assert len(sets_on_disk(window, session)) == len(before) - 1
    button = offer(window)
    assert button is not None
    window.click(button)
    assert sets_on_disk(window, session)[0].actual == 7  # the last one only
    assert offer(window) is None
    assert window.toast() == "Taken back"
    assert window.page.undo.isVisible()


def test_a_refused_amount_is_told_before_news_that_are_shown(opened: Open) -> None:
    window = opened(weeks=8)
    window.go_to(3)
    window.page.sessions.card.table.setFocus()
    window.press(Key.Key_Delete)
    assert "is deleted" in window.toast()
    window.type_amount("99999")
    assert window.toast().startswith(("The whole session took", "More than 999 reps"))


def test_what_another_change_would_undo_is_offered_no_longer(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    window.type_amount("7")
    QTest.keyClick(window.page.sessions.card.effort, Key.Key_3)
    assert offer(window) is None


def another_in_its_place(window: HistoryWindow) -> None:
    """A copy of the history, as some other program may put it there."""
    here = window.data.history
    copy = here.with_suffix(".copy")
    shutil.copyfile(here, copy)
    copy.replace(here)


def restored(window: HistoryWindow) -> None:
    """A backup of the history, in the window."""
    back_up(window.data.history, window.data.backups, datetime.now().astimezone())
    window.page.restore.click()
    window.press(Key.Key_Return)


@pytest.mark.parametrize("replace", [another_in_its_place, restored])
def test_what_was_corrected_in_another_history_is_not_taken_back_in_this_one(
    opened: Open, replace: Callable[[HistoryWindow], None]
) -> None:
    window = opened()
    window.go_to(3)
    window.type_amount("7")
    window.go_to(1)
    replace(window)
    session = sessions_on_disk(window)[0]
    window.press(Key.Key_Z, CTRL)
    assert sets_on_disk(window, session)[0].actual == 7
    assert not window.page.undo.isVisible()


def test_the_offer_goes_with_the_page(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    window.press(Key.Key_Delete)
    assert offer(window) is not None
    window.press(Key.Key_Escape)
    assert offer(window) is None


def test_no_amount_deletes_the_set(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    session = sessions_on_disk(window)[0]
    before = sets_on_disk(window, session)
    window.type_amount("0")
    assert sets_on_disk(window, session) == before[1:]


def test_a_session_is_deleted_and_brought_back(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    before = sessions_on_disk(window)
    rows, list_ = window.page.sessions.rows, window.page.sessions.list
    window.press(Key.Key_Down)
    window.press(Key.Key_Delete)
    assert sessions_on_disk(window) == [before[0], *before[2:]]
    assert rows.record(list_.currentIndex()) == before[2]
    assert window.page.sessions.card.value() == before[2]
    window.click(window.page.undo)
    assert sessions_on_disk(window) == before
    assert rows.rowCount() == len(before)
    assert rows.record(list_.currentIndex()) == before[1]  # one sees what came back
    assert window.page.sessions.card.value() == before[1]


def test_the_last_session_deleted_leaves_nothing_but_the_way_back(opened: Open) -> None:
    window = opened(weeks=1)
    window.go_to(3)
    count = len(sessions_on_disk(window))
    for _ in range(count):
        window.press(Key.Key_Delete)
    assert window.page.nothing_yet.isVisible()
    for _ in range(count):
        window.press(Key.Key_Z, CTRL)
    assert len(sessions_on_disk(window)) == count
    assert not window.page.nothing_yet.isVisible()


def test_how_it_felt_is_kept_at_once_and_the_note_when_one_leaves(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    card = window.page.sessions.card
    QTest.keyClick(card.effort, Key.Key_3)
    card.note.setFocus()
    card.note.setText("  In the garden ")
    window.press(Key.Key_Escape)
    session = sessions_on_disk(window)[0]
    assert (session.effort, session.note) == (3, "In the garden")


def test_a_note_is_kept_when_the_window_is_closed(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    window.page.sessions.card.note.setText("In a hurry")
    window.midline.window.close()
    assert sessions_on_disk(window)[0].note == "In a hurry"


def test_another_session_shows_its_own(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    before = sessions_on_disk(window)
    for _ in range(3):
        window.press(Key.Key_Down)
    card = window.page.sessions.card
    assert (card.value(), card.effort.chosen()) == (before[3], before[3].effort)
    assert sessions_on_disk(window) == before  # to look is no correction


def test_a_history_that_cannot_be_written_is_told_and_nothing_is_lost(opened: Open) -> None:
    window = opened()
    window.go_to(3)
    session = sessions_on_disk(window)[0]
    before = sets_on_disk(window, session)
    window.data.history.rename(window.data.history.with_suffix(".away"))
    window.data.history.mkdir()
    window.type_amount("7")
    assert str(window.data.history) in window.toast()
    assert not window.page.undo.isVisible()
    window.data.history.rmdir()
    window.data.history.with_suffix(".away").rename(window.data.history)
    assert sets_on_disk(window, session) == before


def test_a_history_that_cannot_be_read_is_told_in_the_library(opened: Open) -> None:
    window = opened()
    window.press(Key.Key_Escape)
    away = window.data.history.with_suffix(".away")
    window.data.history.rename(away)
    window.data.history.mkdir()
    window.press(Key.Key_H, CTRL)
    assert window.midline.window.page() is window.midline.library
    assert str(window.data.history) in window.toast()
    window.data.history.rmdir()
    away.rename(window.data.history)
    window.press(Key.Key_H, CTRL)
    assert window.page.overview.isVisible()
