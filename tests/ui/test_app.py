"""The whole window on a data folder of its own: real library, history, settings and sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from midline import settings
from midline.app import Midline
from midline.data_folder import DataFolder
from midline.history.queries import past_sessions
from midline.history.store import Store
from midline.session.state import Phase
from midline.ui.settings.page import SettingsPage
from midline.ui.stage.stage import Stage
from midline.ui.summary.page import SummaryPage
from tests.history.histories import sets
from tests.ui.playing import ROUTINE
from tests.ui.whole_window import Window, is_read

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    workouts = tmp_path / "workouts"
    workouts.mkdir()
    (workouts / "test.yaml").write_text(ROUTINE, "utf-8")
    # Muted, so that whether this machine has a sound device changes nothing.
    (tmp_path / "settings.yaml").write_text("mute: true\n", "utf-8")
    made = Window(qtbot, qapp, tmp_path)
    yield made
    made.midline.window.close()


def recorded(folder: Path) -> list[tuple[int, float, str]]:
    store = Store(folder / "history.db")
    try:
        return [(each.ordinal, each.actual, each.ended) for each in sets(store)]
    finally:
        store.close()


def test_the_shipped_routines_are_there_and_the_basics_come_first(window: Window) -> None:
    library = window.midline.library
    assert library.rows.rowCount() == 9
    assert library.chosen_key() == "shipped/core-basics.yaml"


def test_the_next_first_paint_knows_what_was_read(
    qtbot: QtBot, qapp: QApplication, window: Window, tmp_path: Path
) -> None:
    rows = tmp_path / "library.tsv"
    qtbot.waitUntil(rows.exists)
    window.midline.window.close()
    first_look = Midline(qapp, DataFolder(tmp_path)).window.findChildren(QLabel)
    assert "15 min · 9 sets · mat, yoga ball" in [label.text() for label in first_look]


def test_a_window_may_be_closed_before_it_is_complete(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    midline = Midline(qapp, DataFolder(tmp_path))
    midline.window.show()
    assert midline.window.close()
    midline.window.first_painted.emit()  # which was on its way
    assert not midline.window.isVisible()
    assert not hasattr(midline, "editing")


def test_a_session_is_recorded_summed_up_and_saved(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.start(qtbot)
    window.pass_s(5 + 40)
    assert recorded(tmp_path) == [(0, 40.0, "full")]  # on disk when its rest begins
    window.pass_s(10 + 25)
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    page = window.midline.window.page()
    assert isinstance(page, SummaryPage)
    assert page.headline.text() == "2 of 6 sets · 1:20"
    page.effort.set_value(6)
    page.rows.setData(page.rows.index(2, 5), 33)
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.midline.window.page() is window.midline.library
    assert window.toast() == "Saved"
    assert recorded(tmp_path) == [(0, 40.0, "full"), (1, 25.0, "stopped"), (2, 33.0, "entered")]
    store = Store(tmp_path / "history.db")
    (session,) = past_sessions(store)
    store.close()
    assert (session.effort, session.pain, session.stopped) == (6, None, True)


def test_what_was_done_is_next_to_its_name_afterwards(qtbot: QtBot, window: Window) -> None:
    window.start(qtbot)
    window.pass_s(5 + 40)
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    row = window.midline.library.rows.row_of("user/test.yaml")
    assert row is not None
    assert row.last == "today"
    assert window.midline.library.card.eyebrow.text() == "ROUTINE"  # for today it was the last time


def test_closing_the_window_in_a_set_loses_nothing(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.start(qtbot)
    window.pass_s(5 + 40 + 10 + 12)
    window.midline.window.close()
    assert recorded(tmp_path) == [(0, 40.0, "full"), (1, 12.0, "stopped")]


def test_closing_the_summary_keeps_what_was_entered(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.start(qtbot)
    window.pass_s(5 + 40)
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    page = window.midline.window.page()
    assert isinstance(page, SummaryPage)
    page.rows.setData(page.rows.index(0, 5), 35)
    window.midline.window.close()
    assert recorded(tmp_path) == [(0, 35.0, "full")]


def test_a_session_without_a_set_leaves_nothing(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.start(qtbot)
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    assert window.midline.window.page() is window.midline.library
    assert "nothing was kept" in window.toast()
    store = Store(tmp_path / "history.db")
    assert past_sessions(store) == []
    store.close()


def test_a_history_that_cannot_be_written_is_told_and_tried_again(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "history.db").mkdir()  # in the way
    window.start_anyway(qtbot)
    window.pass_s(5 + 40)
    assert "history.db" in window.toast()
    assert window.controller.session.phase is Phase.RUNNING
    window.midline.window.say("no sound, say")
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    page = window.midline.window.page()
    assert isinstance(page, SummaryPage)
    assert "history.db" in page.trouble.text()
    assert page.trouble.isVisible()
    assert not page.comfort.isVisible()
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.midline.window.page() is page
    (tmp_path / "history.db").rmdir()
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.midline.window.page() is window.midline.library
    assert recorded(tmp_path) == [(0, 40.0, "full")]


def test_a_session_is_not_begun_unasked_where_its_sets_could_not_be_kept(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "history.db").mkdir()
    window.want_start(qtbot)
    assert window.panel() == "Your history can't be written"
    window.press(Key.Key_Escape)
    assert window.midline.window.page() is window.midline.library
    window.want_start(qtbot)
    (tmp_path / "history.db").rmdir()
    window.press(Key.Key_Return)  # try again
    assert isinstance(window.midline.window.page(), Stage)


@pytest.fixture
def unsaved(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Window:
    """A set is done, and the history refuses it."""
    (tmp_path / "data" / "workouts").mkdir(parents=True)
    (tmp_path / "data" / "workouts" / "test.yaml").write_text(ROUTINE, "utf-8")
    (tmp_path / "data" / "settings.yaml").write_text("mute: true\n", "utf-8")
    (tmp_path / "data" / "history.db").mkdir()
    window = Window(qtbot, qapp, tmp_path / "data")
    window.start_anyway(qtbot)
    window.pass_s(5 + 40)
    return window


def test_closing_asks_where_sets_are_not_saved_and_can_try_again(
    unsaved: Window, tmp_path: Path
) -> None:
    unsaved.midline.window.close()
    assert unsaved.midline.window.isVisible()
    assert unsaved.panel() == "This session is not saved yet"
    unsaved.press(Key.Key_Escape)
    assert isinstance(unsaved.midline.window.page(), SummaryPage)
    unsaved.midline.window.close()
    unsaved.press(Key.Key_Return)  # try again: it asks again
    assert unsaved.panel() == "This session is not saved yet"
    (tmp_path / "data" / "history.db").rmdir()
    unsaved.press(Key.Key_Return)
    assert not unsaved.midline.window.isVisible()
    assert unsaved.midline.end.unsaved == ""
    assert recorded(tmp_path / "data") == [(0, 40.0, "full")]


def test_who_closes_twice_leaves_and_the_sets_are_in_a_file(
    unsaved: Window, tmp_path: Path
) -> None:
    unsaved.midline.window.close()
    unsaved.midline.window.close()
    assert not unsaved.midline.window.isVisible()
    (rescued,) = tmp_path.glob("midline-unsaved-*.json")
    assert str(rescued) in unsaved.midline.end.unsaved
    assert '"exercise": "Plank"' in rescued.read_text("utf-8")


def test_leaving_the_summary_without_saving_puts_the_sets_in_a_file_too(
    unsaved: Window, tmp_path: Path
) -> None:
    unsaved.press(Key.Key_X)
    unsaved.press(Key.Key_Tab)
    unsaved.press(Key.Key_Return)
    page = unsaved.midline.window.page()
    assert isinstance(page, SummaryPage)
    page.leave.click()
    assert unsaved.midline.window.page() is unsaved.midline.library
    (rescued,) = tmp_path.glob("midline-unsaved-*.json")
    assert '"exercise": "Plank"' in rescued.read_text("utf-8")
    unsaved.midline.window.close()
    assert not unsaved.midline.window.isVisible()


def test_news_lies_over_whatever_page_is_shown_next(qtbot: QtBot, window: Window) -> None:
    main = window.midline.window
    window.start(qtbot)
    window.pass_s(5 + 40)
    main.say("News")
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    page, toast = main.page(), main.toast()
    assert isinstance(page, SummaryPage)
    assert toast is not None
    assert toast.isVisible()
    assert main.children().index(toast) > main.children().index(page)
    assert not toast.geometry().intersects(
        page.save.rect().translated(page.save.mapTo(main, QPoint()))
    )


def test_trouble_with_the_history_is_told_before_other_news(window: Window) -> None:
    main = window.midline.window
    for news in ("first", "second"):
        main.say(news)
    main.say("The disk is full.", at_once=True)
    toast = main.toast()
    assert toast is not None
    shown = [toast.text()]
    for _ in range(2):
        toast.show_next()
        shown.append(toast.text())
    assert shown == ["The disk is full.", "first", "second"]


def test_a_question_lies_over_the_page_that_comes_beneath_it(qtbot: QtBot, window: Window) -> None:
    window.start(qtbot)
    window.pass_s(5 + 40 + 10 + 40 + 10 + 40)
    window.press(Key.Key_F1)
    assert window.midline.session is not None
    window.midline.session.end()
    assert isinstance(window.midline.window.page(), SummaryPage)
    window.press(Key.Key_F1)
    assert not window.midline.window.has_keys_open()


def test_several_wrong_settings_make_one_line_of_news(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "settings.yaml").write_text("volume: loud\ntheme: blue\nmute: true\n", "utf-8")
    window = Window(qtbot, qapp, tmp_path)
    assert window.toast().startswith("2 settings were not taken. First: settings.yaml, line 1")
    toast, start = window.midline.window.toast(), window.midline.library.card.start
    assert toast is not None
    for _ in range(5):
        QApplication.processEvents()  # until the page has found its places, and the toast its own
    place = QRect(start.mapTo(window.midline.window, QPoint()), start.size())
    assert not toast.geometry().intersects(place)
    window.midline.library.settings_wanted.emit()
    page = window.midline.window.page()
    assert isinstance(page, SettingsPage)
    assert "line 1" in page.problems.text()
    assert "no theme called `blue`" in page.problems.text()
    window.midline.window.close()


def test_wrong_settings_are_told_and_do_no_harm(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "settings.yaml").write_text("volume: loud\ntheme: light\nmute: true\n", "utf-8")
    window = Window(qtbot, qapp, tmp_path)
    assert "volume must be a whole number" in window.toast()
    assert window.midline.themes.name() == "light"
    window.midline.window.close()


def test_mute_and_theme_are_remembered(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.press(Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    window.start(qtbot)
    window.press(Key.Key_M)
    kept, problems = settings.load(tmp_path / "settings.yaml")
    assert (kept.theme, kept.mute, problems) == ("dark", False, ())  # the system is light
    stage = window.midline.window.page()
    assert isinstance(stage, Stage)
    assert stage.actions_by_name["mute"].text() == "Mute"


def test_the_keys_page_opens_and_closes_by_its_key(qtbot: QtBot, window: Window) -> None:
    window.start(qtbot)
    window.press(Key.Key_F1)
    assert window.midline.window.has_keys_open()
    window.press(Key.Key_F1)
    assert not window.midline.window.has_keys_open()
    window.press(Key.Key_Space)
    assert window.controller.session.phase is Phase.PAUSED


def test_back_care_is_one_key_away_and_esc_leads_back(window: Window) -> None:
    window.press(Key.Key_F2)
    page = window.midline.window.page()
    assert page is not None
    assert page is not window.midline.library
    window.press(Key.Key_Escape)
    assert window.midline.window.page() is window.midline.library


def test_a_dropped_file_becomes_the_users_own(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    dropped = tmp_path / "elsewhere.yaml"
    dropped.write_text(ROUTINE.replace("name: Test", "name: Dropped"), "utf-8")
    window.midline.library.dropped.emit([dropped])
    assert (tmp_path / "workouts" / "elsewhere.yaml").exists()
    qtbot.waitUntil(lambda: is_read(window, "user/elsewhere.yaml"))
    assert window.midline.library.chosen_key() == "user/elsewhere.yaml"
