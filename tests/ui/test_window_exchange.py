"""Export and import in the whole window, from the history page."""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from midline import window_exchange, window_steps
from midline.history import queries
from midline.history.exporting import FORMATS as FILES
from midline.history.exporting import export_file
from midline.history.store import Store
from midline.ui.exchange_panel import FORMATS, ExportPanel, ProgressPanel
from midline.ui.widgets.panel import Panel, open_panels
from midline.window_exchange import WindowExchange
from midline.window_steps import WindowSteps
from tests.history.histories import sets
from tests.ui.history_window import HistoryWindow
from tools.made_history import make_weeks

Key = Qt.Key
STRONG = Path(__file__).parents[1] / "history" / "exchange" / "files" / "strong-iphone.csv"
Open = Callable[..., HistoryWindow]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Open:
    (tmp_path / "data").mkdir()
    return partial(HistoryWindow, qtbot, qapp, tmp_path / "data")


def panel(window: HistoryWindow) -> Panel:
    [found] = open_panels(window.midline.window)
    return found


def export(window: HistoryWindow, row: int) -> None:
    window.click(window.page.export)
    for _ in range(row):
        window.press(Key.Key_Down)
    window.press(Key.Key_Return)


def exchange_of(window: HistoryWindow) -> WindowExchange:
    found = window.midline.window.findChild(WindowExchange)
    assert found is not None
    return found


def settle(window: HistoryWindow, qtbot: QtBot) -> None:
    """Whatever goes on in steps is over."""
    steps = window.midline.window.findChildren(WindowSteps)
    qtbot.waitUntil(lambda: not any(each.is_running() for each in steps))


def step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window does what it has to after each of them."""
    monkeypatch.setattr(window_steps, "AT_FIRST_S", 0)
    monkeypatch.setattr(window_steps, "AT_ONCE_S", 0)


def said(window: HistoryWindow) -> str:
    toast = window.midline.window.toast()
    return toast.text() if toast is not None else ""


def sessions(window: HistoryWindow) -> int:
    with window.store() as store:
        return len(queries.past_sessions(store))


@pytest.mark.parametrize("row", range(len(FORMATS)))
def test_each_format_is_written_by_keyboard(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: int
) -> None:
    window, path = opened(2), tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    export(window, row)
    settle(window, qtbot)
    assert path.stat().st_size > 100
    assert said(window).startswith("Exported: ")
    assert said(window).endswith(" in out.")


def test_the_panel_offers_every_format_and_esc_leaves_it(opened: Open) -> None:
    window = opened(1)
    window.click(window.page.export)
    shown = panel(window)
    assert isinstance(shown, ExportPanel)
    assert shown.list.count() == 5
    window.press(Key.Key_Escape)
    assert open_panels(window.midline.window) == []


def test_a_long_export_says_how_far_it_is_and_can_be_cancelled(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_exchange, "TO_WAIT_S", 0)
    window, path = opened(8), tmp_path / "out.json"
    path.write_text("precious")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    step_by_step(monkeypatch)
    export(window, 0)
    shown = panel(window)
    assert isinstance(shown, ProgressPanel)
    assert shown.bar.maximum() > 0
    window.press(Key.Key_Escape)
    assert said(window) == "Cancelled: nothing was exported."
    assert path.read_text() == "precious"
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".new"] == []
    assert open_panels(window.midline.window) == []


def test_a_file_that_can_not_be_written_is_told(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = opened(1), tmp_path / "none" / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    export(window, 1)
    settle(window, qtbot)
    assert f"can't be written: {path.parent} is no folder" in said(window)


def test_an_import_is_told_first_and_done_when_agreed(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(1)
    before = sessions(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(STRONG), ""))
    window.click(window.page.import_)
    shown = panel(window)
    assert shown.accessibleName() == "Import from Strong"
    told = shown.accessibleDescription()
    assert "2 sessions with 4 sets, from Mon 4 Mar 2024 to Wed 6 Mar 2024." in told
    assert "Sets of a distance: 1, the first in line 6." in told
    assert sessions(window) == before
    window.press(Key.Key_Return)
    assert sessions(window) == before + 2
    assert said(window) == "Imported: 2 sessions."

    window.click(window.page.import_)
    assert panel(window).accessibleName() == "Nothing to import"
    assert "There already: 2 sessions." in panel(window).accessibleDescription()
    window.press(Key.Key_Return)
    assert sessions(window) == before + 2


def test_what_has_grown_is_completed_and_what_is_still_to_come_is_told(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window, path = opened(1), tmp_path / "strong.csv"
    lines = STRONG.read_text("utf-8").splitlines(keepends=True)
    before = sessions(window)
    for text in (lines[:2], lines):
        path.write_text("".join(text).replace("2024-03-06", "2092-03-06"), "utf-8")
        exchange_of(window).take(path)
        settle(window, qtbot)
        told = panel(window).accessibleDescription()
        window.press(Key.Key_Return)
        settle(window, qtbot)
    assert "There only in part, to be completed: 1 session. Sets to add: 2." in told
    assert "Of these, in the future: 1 session, the last on Thu 6 Mar 2092." in told
    assert sessions(window) == before + 2


def test_who_does_not_agree_has_nothing_imported(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(0)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(STRONG), ""))
    window.midline.past.history._exchange.import_()  # type: ignore[union-attr]
    window.press(Key.Key_Escape)
    assert sessions(window) == 0


@pytest.fixture
def importing(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HistoryWindow:
    """The import of eight weeks into an empty history has begun, and some of it is written."""
    path = tmp_path / "eight-weeks.json"
    with closing(Store(tmp_path / "other.db")) as store:
        make_weeks(store, datetime(2026, 11, 1, 18, tzinfo=UTC), 8)
        for _ in export_file(store, FILES["json"], path):
            pass
    laptops = tmp_path / "laptops"
    laptops.mkdir()
    window = opened(0, f"sync_folder: {laptops}\n")
    exchange_of(window).take(path)
    step_by_step(monkeypatch)
    window.press(Key.Key_Return)
    QApplication.processEvents()
    assert panel(window).accessibleName() == "Importing"
    return window


def test_an_import_says_how_far_it_is_and_the_window_can_be_used(
    importing: HistoryWindow, qtbot: QtBot
) -> None:
    shown = panel(importing)
    assert isinstance(shown, ProgressPanel)
    most, done = shown.bar.maximum(), list[int]()
    shown.bar.valueChanged.connect(done.append)
    settle(importing, qtbot)
    assert len(done) > 10
    assert 0 < done[0] < done[-1] <= most
    assert said(importing).startswith("Imported: ")
    assert sessions(importing) > 10
    assert importing.page.overview.isVisible()


def test_an_import_is_cancelled_and_nothing_of_it_stays(
    importing: HistoryWindow, qtbot: QtBot
) -> None:
    importing.press(Key.Key_Return)  # still held down from agreeing
    assert isinstance(panel(importing), ProgressPanel)
    importing.press(Key.Key_Escape)
    assert said(importing) == "Cancelled: nothing was imported."
    assert open_panels(importing.midline.window) == []
    assert sessions(importing) == 0


def test_a_window_closed_in_an_import_leaves_nothing_of_it(importing: HistoryWindow) -> None:
    importing.midline.window.close()
    assert not importing.midline.window.isVisible()
    assert sessions(importing) == 0


def test_nothing_else_is_written_during_an_import(importing: HistoryWindow, qtbot: QtBot) -> None:
    """No key reaches a page beneath; a sync waits."""
    page = importing.midline.window.page()
    for key in (Key.Key_Return, Key.Key_Space, Key.Key_Z, Key.Key_Delete):
        importing.press(key)
    importing.press(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert importing.midline.window.page() is page
    assert importing.midline.session is None
    importing.midline.past.sync.begin(is_asked_for=True)
    assert not importing.midline.past.sync.is_running()
    settle(importing, qtbot)
    assert said(importing).startswith("Imported: ")


def test_a_large_file_is_read_without_the_window_standing_still(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(1)
    step_by_step(monkeypatch)
    exchange_of(window).take(STRONG)
    assert panel(window).accessibleDescription() == "Reading strong-iphone.csv…"
    window.press(Key.Key_Escape)
    assert said(window) == "Cancelled: nothing was imported."
    exchange_of(window).take(STRONG)
    settle(window, qtbot)
    assert panel(window).accessibleName() == "Import from Strong"


def test_a_dropped_file_is_imported_too(opened: Open, qapp: QApplication, qtbot: QtBot) -> None:
    window = opened(1)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(STRONG))])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qapp.sendEvent(window.page, QDragEnterEvent(QPoint(9, 9), *how))
    qapp.sendEvent(window.page, QDropEvent(QPointF(9, 9), *how))
    qtbot.waitUntil(lambda: open_panels(window.midline.window) != [])
    assert panel(window).accessibleName() == "Import from Strong"


def test_a_wrong_file_is_told_and_nothing_asked(opened: Open, tmp_path: Path) -> None:
    window, path = opened(1), tmp_path / "letter.csv"
    path.write_text("Dear diary\n")
    window.midline.past.history._exchange.take(path)  # type: ignore[union-attr]
    assert "can't be imported: its first line has not the columns" in said(window)
    assert open_panels(window.midline.window) == []


def test_what_is_exported_is_what_is_there(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = opened(3), tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    export(window, 1)
    settle(window, qtbot)
    with window.store() as store:
        count = len(sets(store))
    assert len(list(csv.DictReader(path.read_text("utf-8").splitlines()))) == count
