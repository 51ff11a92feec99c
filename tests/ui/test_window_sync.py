"""Several laptops in the window: the row in the settings, and syncs that nobody waits for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from midline import settings
from midline.history.queries import past_sessions
from midline.settings import Settings
from midline.ui.settings.page import SettingsPage
from tests.history.laptops import Laptop, laptop, whole
from tests.ui.test_window_settings import PipedMidline
from tests.ui.whole_window import Window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


def other_laptop_has(folder: Path, number: int) -> None:
    with laptop(folder.parent / f"laptop {number}", folder) as other:
        other.record(whole(number))
        other.sync()


def opened(qtbot: QtBot, qapp: QApplication, data: Path, folder: Path | str = "") -> Window:
    data.mkdir(exist_ok=True)
    chosen = Settings(sync_folder=str(folder), mute=True, tour_offered=True)
    settings.save(data / "settings.yaml", chosen)
    window = Window(qtbot, qapp, data, PipedMidline)
    qtbot.waitUntil(lambda: not window.midline.past.sync.is_running())
    return window


def page_of(window: Window) -> SettingsPage:
    window.midline._settings_parts().show()
    page = window.midline.window.page()
    assert isinstance(page, SettingsPage)
    return page


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def here(window: Window) -> list[str]:
    return [record.id for record in past_sessions(window.midline._store.open())]


def said(window: Window) -> str:
    toast = window.midline.window.toast()
    return toast.text() if toast is not None and toast.isVisible() else ""


def test_a_folder_is_chosen_and_synced_at_once_and_forgotten(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_laptop_has(folder, 1)
    window = opened(qtbot, qapp, tmp_path / "data")
    page = page_of(window)
    row = page.laptops
    assert not any(each.isVisible() for each in (row.folder, row.state, row.sync, row.forget))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    click(row.choose)
    qtbot.waitUntil(lambda: row.state.text().startswith("Last synced: "))
    assert row.folder.accessibleName() == str(folder)
    assert len(here(window)) == 1
    qtbot.waitUntil(lambda: said(window) == "1 session came from your other laptops.")
    assert settings.load(window.data.settings)[0].sync_path == folder
    row.forget.setFocus()
    QTest.keyClick(row.forget, Qt.Key.Key_Space)
    assert row.choose.hasFocus()
    assert settings.load(window.data.settings)[0].sync_path is None
    assert not any(each.isVisible() for each in (row.folder, row.state, row.sync, row.forget))
    assert len(here(window)) == 1


def test_who_does_not_choose_keeps_the_folder(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, qapp, tmp_path / "data", folder)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    click(page_of(window).laptops.choose)
    assert settings.load(window.data.settings)[0].sync_path == folder


def test_it_is_synced_at_the_start_and_when_asked(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path
) -> None:
    with laptop(tmp_path / "data", folder) as before:
        before.record(whole(1))
    other_laptop_has(folder, 2)
    window = opened(qtbot, qapp, tmp_path / "data", folder)
    assert len(here(window)) == len(list(folder.iterdir())) == 2
    page = page_of(window)
    other_laptop_has(folder, 3)
    click(page.laptops.sync)
    assert page.laptops.state.text() == "Syncing…"
    qtbot.waitUntil(lambda: len(here(window)) == 3)


def test_no_history_is_made_by_looking(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path
) -> None:
    window = opened(qtbot, qapp, tmp_path / "data", folder)
    assert not window.data.history.exists()


def test_trouble_is_told_in_the_row_and_as_news_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path
) -> None:
    with laptop(tmp_path / "data", folder) as before:
        before.record(whole(1))
    window = opened(qtbot, qapp, tmp_path / "data", folder / "drive")
    trouble = f"There is no folder {folder / 'drive'} to sync with. Connect its drive, make it, or"
    qtbot.waitUntil(lambda: said(window).startswith(trouble))
    page = page_of(window)
    assert page.laptops.trouble.text().startswith(trouble)
    assert page.laptops.state.text() == "Not synced yet."
    (folder / "drive").mkdir()
    click(page.laptops.sync)
    qtbot.waitUntil(lambda: page.laptops.state.text().startswith("Last synced: "))
    assert not page.laptops.trouble.isVisible()
    assert len(list((folder / "drive").iterdir())) == 1


def test_a_session_goes_first_and_a_sync_follows_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path
) -> None:
    with laptop(tmp_path / "data", folder) as before:
        for number in range(20):
            before.record(whole(number))
    window = opened(qtbot, qapp, tmp_path / "data")
    sync = window.midline.past.sync
    window.midline._change(Settings(sync_folder=str(folder), mute=True, tour_offered=True))
    sync.begin()
    window.midline.session = object()  # type: ignore[assignment]
    qtbot.waitUntil(lambda: not sync.is_running())
    assert len(list(folder.iterdir())) < 20
    window.midline.session = None
    window.midline._back_to_library("")
    qtbot.waitUntil(lambda: not sync.is_running())
    assert len(list(folder.iterdir())) == 20
    with laptop(tmp_path / "other", folder) as other:
        assert other.sync().taken == 20
        assert isinstance(other, Laptop)
