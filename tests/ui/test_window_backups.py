"""The history's safety in the window: damage found at the start, backups, and restoring."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.history.backups import back_up, backups
from midline.history.corrections import remove_session
from midline.history.queries import past_sessions
from midline.history.store import Store
from midline.ui.history.page import HistoryPage
from midline.ui.list_panel import ListPanel
from midline.ui.summary.page import SummaryPage
from midline.ui.widgets.panel import open_panels
from tests.history.histories import record, sets
from tests.ui.whole_window import Window

Key = Qt.Key
YESTERDAY = datetime(2026, 11, 20, 19, 15, tzinfo=UTC)
DAMAGED, MISSING = "Your history was damaged", "Your history is missing"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """With a session in the history, and a backup of it."""
    folder = tmp_path / "data"
    folder.mkdir()
    with closing(Store(folder / "history.db")) as store:
        record(store)
    back_up(folder / "history.db", folder / "backups", YESTERDAY)
    return folder


def flip(content: bytearray) -> None:
    """Many bytes, so that something must be amiss; never the file's own header."""
    chance = random.Random(20)
    for _ in range(200):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def zero_a_part(content: bytearray) -> None:
    content[8192:20480] = bytes(12288)


def zero_all(content: bytearray) -> None:
    content[:] = bytes(len(content))


def empty(content: bytearray) -> None:
    content.clear()


def fill_with_rubbish(content: bytearray) -> None:
    content[:] = random.Random(5).randbytes(len(content))


def break_it(data: Path, how: object) -> bytes:
    content = bytearray((data / "history.db").read_bytes())
    how(content)  # type: ignore[operator]
    (data / "history.db").write_bytes(content)
    return bytes(content)


def with_a_routine(data: Path) -> None:
    (data / "workouts").mkdir(parents=True)
    (data / "settings.yaml").write_text("mute: yes\ntour_offered: yes\n")
    (data / "workouts" / "test.yaml").write_text(
        "name: Test\nget_ready: 3s\nexercises: [{name: Plank, hold: 3s}]\n"
    )


def sets_in(path: Path) -> int:
    with closing(Store(path)) as store:
        return len(sets(store))


def open_at(qtbot: QtBot, qapp: QApplication, data: Path) -> Window:
    window = Window(qtbot, qapp, data)
    backups_of = window.midline.past.backups
    qtbot.waitUntil(lambda: not backups_of.is_busy())
    return window


@pytest.mark.parametrize("how", [flip, cut, zero_a_part, zero_all, empty, fill_with_rubbish])
def test_damage_is_found_put_aside_and_a_backup_offered(
    qtbot: QtBot, qapp: QApplication, data: Path, how: object
) -> None:
    broken = break_it(data, how)
    window = open_at(qtbot, qapp, data)
    qtbot.waitUntil(lambda: window.panel() == DAMAGED)
    (kept,) = data.glob("backups/*-damaged.db")
    assert kept.read_bytes() == broken
    (asked,) = open_panels(window.midline.window)
    assert str(kept) in asked.accessibleDescription()
    assert "6 sets" in asked.accessibleDescription()
    window.press(Key.Key_Return)
    assert window.toast().startswith("Restored: ")
    assert window.midline.shelves.was_ever_trained
    window.midline.window.close()
    assert sets_in(data / "history.db") == 6


def test_whoever_begins_anew_is_not_asked_again(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    break_it(data, zero_all)
    window = open_at(qtbot, qapp, data)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    assert window.panel() == ""
    window.midline.window.close()
    assert sets_in(data / "history.db") == 0
    assert open_at(qtbot, qapp, data).panel() == ""


def test_whoever_does_not_answer_is_asked_again(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    (data / "history.db").unlink()
    for _ in range(2):
        window = open_at(qtbot, qapp, data)
        assert window.panel() == MISSING
        window.press(Key.Key_Escape)
        window.midline.window.close()


def test_looking_at_a_lost_history_asks_again_and_makes_none(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    break_it(data, zero_all)
    window = open_at(qtbot, qapp, data)
    window.press(Key.Key_Escape)
    window.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.panel() == DAMAGED
    window.press(Key.Key_Escape)
    window.midline.past.sync.begin(is_asked_for=True)
    window.midline.window.close()
    assert not (data / "history.db").exists()
    window = open_at(qtbot, qapp, data)
    assert window.panel() == MISSING
    window.press(Key.Key_Return)
    window.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.panel() == ""
    assert sets_in(data / "history.db") == 6


def test_a_session_before_the_answer_is_kept_and_costs_no_backup(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    with_a_routine(data)
    (data / "history.db").unlink()
    window = open_at(qtbot, qapp, data)
    window.press(Key.Key_Escape)
    window.start(qtbot)
    assert not (data / "history.db").exists()
    window.pass_s(8)
    window.press(Key.Key_Escape)  # leaves the summary
    parts = window.midline.past.backups
    qtbot.waitUntil(lambda: len(backups(data / "backups")) == 2 and not parts.is_busy())
    assert [each.sets for each in backups(data / "backups")] == [1, 6]


def test_without_a_backup_it_is_said_where_the_damaged_one_is(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    broken = break_it(data, fill_with_rubbish)
    next(data.glob("backups/*")).unlink()
    window = open_at(qtbot, qapp, data)
    assert window.panel() == ""
    (kept,) = data.glob("backups/*-damaged.db")
    assert kept.read_bytes() == broken
    assert window.toast() == (
        f"Your history was damaged, and there is no backup. It is kept as {kept}."
    )


def test_a_newer_history_stays_untouched_and_nothing_is_offered(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    def make_newer(content: bytearray) -> None:
        content[60:64] = (999).to_bytes(4, "big")

    newer = break_it(data, make_newer)
    window = open_at(qtbot, qapp, data)
    assert window.panel() == ""
    assert "newer Midline" in window.toast()
    assert (data / "history.db").read_bytes() == newer


def test_a_session_is_backed_up_when_it_is_over(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with_a_routine(data)
    window = open_at(qtbot, qapp, data)
    assert not (data / "backups").exists()
    window.start(qtbot)
    window.pass_s(8)
    window.press(Key.Key_Escape)  # leaves the summary
    if window.panel():
        window.press(Key.Key_Return)
    qtbot.waitUntil(lambda: [each.sets for each in backups(data / "backups")] == [1])


def test_damage_in_a_session_waits_for_its_end_and_costs_no_set(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    with_a_routine(data)
    window = open_at(qtbot, qapp, data)
    window.start(qtbot)
    broken = break_it(data, zero_all)
    window.pass_s(4)
    assert window.panel() == ""
    window.pass_s(4)
    assert (data / "history.db").read_bytes() == broken
    summary = window.midline.window.page()
    assert isinstance(summary, SummaryPage)
    summary.leave_wanted.emit()
    qtbot.waitUntil(lambda: window.panel() == DAMAGED)
    (rescued,) = data.parent.glob("midline-unsaved-*.json")
    assert len(json.loads(rescued.read_text())["sessions"][0]["sets"]) == 1
    (kept,) = data.glob("backups/*-damaged.db")
    assert kept.read_bytes() == broken


def test_any_backup_can_be_restored_and_the_one_before_is_kept(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    window = open_at(qtbot, qapp, data)
    with closing(Store(data / "history.db")) as store:
        record(store)
    parts = window.midline.past.backups
    parts.show()
    (panel,) = open_panels(window.midline.window)
    assert isinstance(panel, ListPanel)
    assert "6 sets" in panel.list.item(0).text()
    window.press(Key.Key_Return)
    assert open_panels(window.midline.window) == []
    assert window.toast().startswith("Restored: ")
    assert [each.sets for each in backups(data / "backups") if each.why == "replaced"] == [12]
    parts.show()
    (panel,) = open_panels(window.midline.window)
    assert isinstance(panel, ListPanel)
    assert "replaced by a backup" in panel.list.item(0).text()


def by_the_button(window: Window) -> None:
    news = window.midline.window.toast()
    assert news is not None
    assert news.button.isVisible()
    news.button.click()


def by_keys(window: Window) -> None:
    window.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def restored(qtbot: QtBot, qapp: QApplication, data: Path) -> Window:
    """The backup of 6 sets in the place of a history of 12, on the page of the history."""
    window = open_at(qtbot, qapp, data)
    window.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    with closing(Store(data / "history.db")) as store:
        record(store)
    page = window.midline.window.page()
    assert isinstance(page, HistoryPage)
    page.restore.click()
    window.press(Key.Key_Return)
    assert sets_in(data / "history.db") == 6
    return window


@pytest.mark.parametrize("take_back", [by_the_button, by_keys])
def test_what_was_restored_is_taken_back(
    restored: Window, data: Path, take_back: Callable[[Window], None]
) -> None:
    take_back(restored)
    assert sets_in(data / "history.db") == 12
    assert restored.toast() == "Taken back"
    by_keys(restored)  # once
    assert sets_in(data / "history.db") == 12


def test_what_was_corrected_after_a_restore_is_taken_back_first(
    restored: Window, data: Path
) -> None:
    restored.press(Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    restored.press(Key.Key_Delete)
    assert sets_in(data / "history.db") == 0
    by_keys(restored)
    assert sets_in(data / "history.db") == 6
    by_keys(restored)
    assert sets_in(data / "history.db") == 12


def test_what_was_restored_stays_once_the_page_is_left(restored: Window, data: Path) -> None:
    restored.press(Key.Key_Escape)
    restored.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    by_keys(restored)
    assert sets_in(data / "history.db") == 6


def test_without_any_the_panel_says_when_one_is_made(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = open_at(qtbot, qapp, tmp_path / "data")
    window.midline.past.backups.show()
    (panel,) = open_panels(window.midline.window)
    assert "There is no backup yet" in panel.accessibleDescription()
    assert not (tmp_path / "data" / "backups").exists()


def test_a_backup_that_can_not_be_made_is_told(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    next(data.glob("backups/*")).unlink()
    (data / "backups").rmdir()
    (data / "backups").write_text("in the way")
    window = open_at(qtbot, qapp, data)
    qtbot.waitUntil(lambda: "A backup of your history can't be made" in window.toast())


def test_what_was_deleted_is_brought_back_after_a_restart(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    with closing(Store(data / "history.db")) as store:
        [gone] = past_sessions(store)
        remove_session(store, gone.id, YESTERDAY)
    window = open_at(qtbot, qapp, data)
    window.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    page = window.midline.window.page()
    assert isinstance(page, HistoryPage)
    page.deleted.click()
    (panel,) = open_panels(window.midline.window)
    assert isinstance(panel, ListPanel)
    assert "6 sets" in panel.list.item(0).text()
    window.press(Key.Key_Return)
    assert window.toast().startswith("Brought back: ")
    assert sets_in(data / "history.db") == 6
    page.deleted.click()
    (panel,) = open_panels(window.midline.window)
    assert "Nothing was deleted." in panel.accessibleDescription()
