"""Cues as words on the stage, where there is no sound; the window's own sound, with no device."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from midline.session.cue_words import LIT_S, WORDS
from midline.ui.stage.stage import Stage
from midline.ui.summary.page import SummaryPage
from midline.ui.themes import Themes
from midline.window_sound import SILENT
from tests.ui.playing import ROUTINE, Playing
from tests.ui.whole_window import Window

Play = Callable[..., Playing]
FRAME = "the frame only"
SIZES = [(1280, 800), (1920, 1080), (860, 600)]


def word(playing: Playing) -> str:
    """What flashes now, in one line."""
    flash = playing.stage.flash
    return (flash.word.text() or FRAME) if flash.isVisible() else ""


def silent(play: Play) -> Playing:
    playing = play()
    playing.has_sound = False
    return playing


def test_where_there_is_no_sound_each_cue_flashes_as_a_word_that_the_number_does_not_say(
    play: Play,
) -> None:
    playing = silent(play)
    seen: list[str] = []
    for seconds in (*[1.0] * (5 + 40), 0.7):
        playing.pass_s(seconds)
        seen += [word(playing)] if word(playing) not in seen[-1:] else []
    assert seen == [
        "", FRAME, "Go", "Enough – go on if you can", "3", "2", "1", "Set done", "Rest",
    ]  # fmt: skip


def test_with_sound_nothing_flashes_and_it_stops_when_sound_is_back(play: Play) -> None:
    playing = play()
    playing.pass_s(5)
    assert word(playing) == ""
    playing.has_sound = False
    playing.pass_s(20)
    assert word(playing) == WORDS["least"]
    playing.has_sound = True
    playing.stage.set_muted(False)
    assert word(playing) == ""
    playing.pass_s(20)
    assert word(playing) == ""


def test_a_word_goes_by_itself_and_with_a_pause(qtbot: QtBot, play: Play) -> None:
    playing = silent(play)
    playing.pass_s(2)
    assert word(playing) == FRAME
    qtbot.waitUntil(lambda: word(playing) == "", timeout=round(2000 * LIT_S))
    playing.pass_s(1)
    assert word(playing) == FRAME
    playing.press(Qt.Key.Key_Space)
    assert word(playing) == ""


def test_the_go_of_a_count_in_stays_when_the_stage_changes_for_the_set(play: Play) -> None:
    playing = silent(play)
    playing.pass_s(10)
    playing.press(Qt.Key.Key_Space)
    playing.press(Qt.Key.Key_Space)
    playing.pass_s(3)
    assert word(playing) == "Go"
    assert playing.stage.word.accessibleName() == "WORK"


def test_a_flash_has_the_colour_of_its_step(play: Play, themes: Themes) -> None:
    playing = silent(play)
    for seconds, role in ((2.0, "get_ready"), (3.0, "work"), (20.0, "past_least"), (20.0, "rest")):
        playing.pass_s(seconds)
        QApplication.processEvents()
        picture = playing.window.grab().toImage()
        assert QColor(picture.pixel(2, 2)) == themes.theme.color(role), role


@pytest.mark.parametrize("size", SIZES)
def test_no_flash_hides_what_to_do_or_a_control(play: Play, size: tuple[int, int]) -> None:
    playing = silent(play)
    playing.window.resize(*size)
    QApplication.processEvents()
    playing.pass_s(5)
    stage = playing.stage
    assert word(playing) == "Go"
    column = stage.column
    kept: list[QWidget] = [stage.ring, stage.number, stage.under, stage.strip, stage.left]
    kept += [column.name, column.count, column.target, column.tip, column.figure]
    kept += [stage.coming, *stage.control_bar.buttons.values(), *stage.window_bar.buttons.values()]
    for widget in kept:
        place = QRect(widget.mapTo(stage, QPoint()), widget.size())
        assert not stage.flash.mask().intersects(place), widget.objectName()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [*WORDS.values(), "Rep 100"])
def test_every_word_fits_its_band(play: Play, size: tuple[int, int], text: str) -> None:
    playing = silent(play)
    playing.window.resize(*size)
    flash = playing.stage.flash
    flash.show_word(text)
    label = flash.word
    assert not label.is_cut()
    assert label.text_width_px() <= label.width()
    assert label.line_height_px() * len(label.shown_lines()) <= label.height()
    assert flash.mask().contains(label.geometry().topLeft())
    assert flash.mask().contains(label.geometry().bottomRight())


def test_words_are_readable_from_three_metres_at_full_hd(play: Play) -> None:
    """19 mm at 96 dpi are 72 px (design, section 6)."""
    playing = silent(play)
    playing.window.resize(1920, 1080)
    for text in WORDS.values():
        playing.stage.flash.show_word(text)
        assert playing.stage.flash.word.line_height_px() >= 72


# The whole window


@pytest.fixture
def use_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """ALSA's default device, from the next time it is opened."""

    def use(device: str) -> None:
        path = tmp_path / "asound.conf"
        path.write_text(f"pcm.default {{ type {device} }}\n")
        os.utime(path, (len(device), len(device)))  # ALSA tells versions by the second
        monkeypatch.setenv("ALSA_CONFIG_PATH", str(path))

    return use


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "workouts").mkdir(parents=True)
    (tmp_path / "data" / "workouts" / "test.yaml").write_text(ROUTINE, "utf-8")
    (tmp_path / "data" / "settings.yaml").write_text("sound_checked: yes\n", "utf-8")
    return tmp_path / "data"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ALSA is Linux's")
def test_sound_that_is_missing_is_told_after_the_hint_and_so_is_its_return(
    qtbot: QtBot, qapp: QApplication, data: Path, use_device: Callable[[str], None]
) -> None:
    use_device("hw card 77")
    window = Window(qtbot, qapp, data)
    window.start(qtbot)
    stage = window.midline.window.page()
    assert isinstance(stage, Stage)
    sound = window.midline._started_sound()
    qtbot.waitUntil(lambda: not sound.has_sound())
    window.end_hint()
    window.pass_s(1)
    assert window.toast() == SILENT
    window.pass_s(1)
    assert stage.flash.isVisible()
    use_device("null")
    qtbot.waitUntil(sound.has_sound)
    window.pass_s(1)
    assert window.toast() == "Sound is back."  # at once, for what was told is no longer true
    stage.flash.hide()
    window.pass_s(2)
    assert not stage.flash.isVisible()
    window.midline.window.close()


def test_muted_cues_flash_and_the_end_is_told_on_the_summary(
    qtbot: QtBot, qapp: QApplication, data: Path
) -> None:
    (data / "settings.yaml").write_text("mute: yes\nsound_checked: yes\n", "utf-8")
    (data / "workouts" / "test.yaml").write_text(
        "name: T\nget_ready: 4\nexercises:\n  - name: Plank\n    do: 1 x 5s\n", "utf-8"
    )
    window = Window(qtbot, qapp, data)
    window.start(qtbot)
    stage = window.midline.window.page()
    assert isinstance(stage, Stage)
    window.pass_s(1)
    assert stage.flash.isVisible()
    window.press(Qt.Key.Key_M)
    assert not stage.flash.isVisible()
    window.press(Qt.Key.Key_M)
    window.pass_s(8)
    assert isinstance(window.midline.window.page(), SummaryPage)
    assert window.toast() == "Well done."
    window.midline.window.close()


def test_who_skipped_a_set_is_not_praised(qtbot: QtBot, qapp: QApplication, data: Path) -> None:
    (data / "settings.yaml").write_text("mute: yes\nsound_checked: yes\n", "utf-8")
    (data / "workouts" / "test.yaml").write_text(
        "name: T\nget_ready: 4\nexercises:\n  - name: Plank\n    do: 2 x 5s\n", "utf-8"
    )
    window = Window(qtbot, qapp, data)
    window.start(qtbot)
    window.pass_s(10)
    window.press(Qt.Key.Key_Right)
    window.press(Qt.Key.Key_Right)
    assert isinstance(window.midline.window.page(), SummaryPage)
    assert window.toast() != "Well done."
    window.midline.window.close()
