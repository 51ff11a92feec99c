"""The user's own sounds in the window: made ready while the library is shown, told in a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline import window_names
from midline.audio.own_sounds import own_sounds
from midline.data_folder import DataFolder
from tests.audio.own_files import mono, tone
from tests.ui.whole_window import Window

CALM = "sound_checked: yes\n"
READY_MS = 20_000  # behind everything else that the machine does


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(window_names, "CHOSEN_FOR_MS", 1)
    data = DataFolder(tmp_path / "data")
    data.make()
    data.settings.write_text(CALM)
    (data.workouts / "test.yaml").write_text(
        "name: Test\nexercises: [{name: Plank, do: 1 x 30s}]\n"
    )
    data.sounds.mkdir()
    return data.root


def test_they_are_ready_soon_after_the_library_is_shown_and_a_bad_one_is_told(
    folder: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    (folder / "sounds" / "go.wav").write_bytes(mono(tone(0.1)))
    (folder / "sounds" / "goo.wav").write_bytes(mono(tone(0.1)))
    window = Window(qtbot, qapp, folder)
    qtbot.waitUntil(lambda: own_sounds(window.data) is not None, timeout=READY_MS)
    window.start(qtbot)
    window.end_hint()
    window.pass_s(1)
    bad = "sounds/goo.wav is not used: there is no tone of that name; did you mean go?"
    assert window.toast().replace("`", "") == bad
    window.midline.window.close()


def test_who_comes_back_from_another_window_has_what_they_put_there(
    folder: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    window = Window(qtbot, qapp, folder)
    qtbot.waitUntil(lambda: own_sounds(window.data) is not None, timeout=READY_MS)
    (folder / "sounds" / "go.wav").write_bytes(mono(tone(0.1)))
    qapp.sendEvent(window.midline.window, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: own_sounds(window.data) is not None, timeout=READY_MS)
    window.midline.window.close()


def test_a_session_does_not_wait_for_them(folder: Path, qtbot: QtBot, qapp: QApplication) -> None:
    window = Window(qtbot, qapp, folder)
    qtbot.waitUntil(lambda: own_sounds(window.data) is not None, timeout=READY_MS)
    (folder / "sounds" / "go.wav").write_bytes(mono(tone(0.1)))
    window.start(qtbot)
    window.end_hint()
    window.pass_s(1)
    assert window.toast().startswith("Your own sounds are not ready yet: this session has those")
    window.pass_s(60)
    window.midline.window.close()
