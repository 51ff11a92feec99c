"""The window at the start after a session that could not save: its sets come in, told once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.history.errors import HistoryError
from midline.history.recorder import Recorder
from midline.history.rescue import rescue
from midline.history.store import Store
from midline.session.plan import compile_plan
from tests.history.histories import MIXED, MOST_OF_IT, sets
from tests.session.scenario import run
from tests.ui.whole_window import Window

TOLD = "Now in your history, from a session that could not save: 6 sets."


def no_store() -> Store:
    raise HistoryError(Path("history.db"), "can't be written: the disk is full", "Make room")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """With a session beside it that is in no history, since there was none."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.yaml").write_text("mute: true\ntour_offered: true\n", "utf-8")
    recorder = Recorder(
        no_store, compile_plan(MIXED), "user/mixed.yaml", "name: Mixed", lambda _: None
    )
    session, events = run(MIXED, MOST_OF_IT)
    recorder(session, tuple(events))
    rescue(recorder, folder)
    return folder


def kept(data: Path) -> int:
    with closing(Store(data / "history.db")) as store:
        return len(sets(store))


def test_rescued_sets_come_in_and_that_is_told_once(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    window = Window(qtbot, qapp, data)
    qtbot.waitUntil(lambda: window.toast() == TOLD)
    window.midline.window.close()
    assert kept(data) == 6
    again = Window(qtbot, qapp, data)
    assert again.toast() != TOLD
    again.midline.window.close()
    assert kept(data) == 6


def test_where_the_history_still_takes_nothing_they_wait(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    (data / "history.db").mkdir()
    window = Window(qtbot, qapp, data)
    assert window.toast() != TOLD
    window.midline.window.close()
    (data / "history.db").rmdir()
    assert len(list(data.parent.glob("midline-unsaved-*.json"))) == 1
    window = Window(qtbot, qapp, data)
    qtbot.waitUntil(lambda: window.toast() == TOLD)
    window.midline.window.close()
