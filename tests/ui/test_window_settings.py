"""Settings in the whole window: kept in the file, heard at once; the check before all sessions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from midline import settings
from midline.app import Midline
from midline.audio.sound_process import SoundProcess, SoundState
from midline.data_folder import DataFolder
from midline.library.entries import RoutineFile
from midline.session.cues import Cue
from midline.session.tapping import beat
from midline.ui.motion import is_reduced
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.page import SettingsPage
from midline.ui.settings.sound_check import SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.stage.stage import Stage
from midline.ui.widgets.panel import Panel, open_panels
from midline.window_sound import WindowSound
from tests.ui.playing import ROUTINE
from tests.ui.whole_window import Window

Key = Qt.Key
Kind = TypeVar("Kind", bound=Panel)
COMMENT = "# the living room is loud\n"


class Pipe(SoundProcess):
    """Takes down what would go to the player process."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.played: list[tuple[str, ...]] = []
        self.delays: list[int] = []
        self.volumes: tuple[float, float] = (1.0, 1.0)
        self.is_silent = True
        self.state = SoundState.READY

    def start(self) -> None:
        pass

    def play(
        self,
        at_ns: int,
        cues: Iterable[Cue],
        clips: Mapping[str, Path] | None = None,
        *,
        is_logged: bool = True,
    ) -> None:
        self.played.append(tuple(cue.name for cue in cues))
        self.delays.append(self.output_delay_ms)
        self.is_silent = False

    def silence(self) -> None:
        self.is_silent = True

    def set_volume(self, tones: float, voice: float) -> None:
        self.volumes = (tones, voice)


class PipedMidline(Midline):
    """Midline whose sound is taken down."""

    def _started_sound(self) -> WindowSound:
        if self._sound is None:
            self._sound = WindowSound(Pipe(), self._settings)
        return self._sound


class Settled(Window):
    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        super().__init__(qtbot, qapp, folder, PipedMidline)

    @property
    def pipe(self) -> Pipe:
        process = self.midline._started_sound().process
        assert isinstance(process, Pipe)
        return process

    def kept(self) -> settings.Settings:
        kept, problems = settings.load(self.data.settings)
        assert problems == ()
        return kept

    def open_settings(self) -> SettingsPage:
        self.press(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        page = self.midline.window.page()
        assert isinstance(page, SettingsPage)
        return page

    def panel_of(self, kind: type[Kind]) -> Kind:
        (panel,) = (each for each in self.midline.window.findChildren(kind) if each.isVisible())
        return panel


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Settled]:
    workouts = tmp_path / "workouts"
    workouts.mkdir()
    (workouts / "test.yaml").write_text(ROUTINE, "utf-8")
    (tmp_path / "settings.yaml").write_text(f"{COMMENT}volume: 60\n", "utf-8")
    made = Settled(qtbot, qapp, tmp_path)
    yield made
    made.midline.window.close()


def test_a_key_opens_the_settings_and_esc_leads_back(window: Settled) -> None:
    window.open_settings()
    window.press(Key.Key_Escape)
    assert window.midline.window.page() is window.midline.library


def test_a_change_is_kept_beside_the_comments_of_the_file(window: Settled) -> None:
    page = window.open_settings()
    assert page.sound.volume.value() == 60
    page.sound.volume.slider.setFocus()
    window.press(Key.Key_Right)
    assert window.kept().volume == 65
    assert window.data.settings.read_text("utf-8").startswith(COMMENT)


def test_the_look_changes_at_once(window: Settled) -> None:
    page = window.open_settings()
    page.look.theme.changed.emit("dark")
    assert window.midline.themes.name() == "dark"
    page.look.theme.changed.emit("light")
    assert window.midline.themes.name() == "light"
    assert window.kept().theme == "light"
    before = page.sound.check.sizeHint().height()
    page.look.text_size.changed.emit("200")
    QApplication.processEvents()
    assert page.sound.check.sizeHint().height() > 1.4 * before
    page.look.motion.changed.emit("full")
    assert not is_reduced()
    page.look.motion.changed.emit("reduced")
    assert is_reduced()


def test_a_session_to_come_has_what_was_set(qtbot: QtBot, window: Settled) -> None:
    page = window.open_settings()
    page.sound.voice_volume.slider.setValue(25)
    page.headphones.delay.setValue(120)
    page.headphones.lead_in.click()
    window.press(Key.Key_Escape)
    window.want_start(qtbot)
    window.press(Key.Key_Return)
    assert window.pipe.volumes == (0.6, 0.25)
    assert (window.pipe.output_delay_ms, window.pipe.lead_in) == (120, True)


def test_settings_that_cannot_be_saved_are_told_and_used(window: Settled) -> None:
    page = window.open_settings()
    window.data.settings.unlink()
    window.data.settings.mkdir()
    page.sound.volume.slider.setValue(10)
    assert "can't be saved" in window.toast()
    assert page.value().volume == 10
    toast = window.midline.window.toast()
    assert toast is not None
    (scroll,) = page.findChildren(QScrollArea)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    for each in (page.headphones.delay, page.headphones.keep_alive, page.look.full_screen):
        place = QRect(each.mapTo(window.midline.window, QPoint()), each.size())
        assert not toast.geometry().intersects(place)


def test_trouble_with_the_sound_is_on_the_page(window: Settled) -> None:
    page = window.open_settings()
    window.pipe.trouble = "There is no sound: no sound device could be opened."
    parts = window.midline._window_settings
    assert parts is not None
    parts.look()
    assert page.sound.trouble.text() == window.pipe.trouble
    window.pipe.trouble = ""
    parts.look()
    assert not page.sound.trouble.isVisible()


def test_the_first_session_is_two_presses_away_and_the_sound_is_heard_before(
    qtbot: QtBot, window: Settled
) -> None:
    window.want_start(qtbot)
    assert window.panel() == "Sound check"
    assert window.pipe.played[0][:4] == ("3", "2", "1", "go")
    assert "say Plank" in window.pipe.played[0]
    window.press(Key.Key_Return)
    assert isinstance(window.midline.window.page(), Stage)
    assert window.kept().sound_checked


def test_a_double_click_or_a_long_press_on_start_does_not_answer_the_check(
    qtbot: QtBot, window: Settled
) -> None:
    window.want_start(qtbot)
    main = window.midline.window
    start = window.midline.library.card.start
    check = window.panel_of(SoundCheck)
    QTest.mouseDClick(check, Qt.MouseButton.LeftButton, pos=start.mapTo(main, QPoint(9, 9)))
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(check.yes, held)
    assert window.panel() == "Sound check"


def test_a_session_named_on_the_command_line_is_a_first_one_too(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(ROUTINE, "utf-8")
    data = DataFolder(tmp_path / "data")
    data.make()
    midline = PipedMidline(qapp, data)
    qtbot.addWidget(midline.window)
    midline.choose(RoutineFile(file), start=True)
    midline.window.show()
    qtbot.waitUntil(lambda: bool(open_panels(midline.window)) and data.rows.exists())
    assert midline.session is None
    midline.window.close()


def test_the_check_is_offered_once(qtbot: QtBot, window: Settled) -> None:
    window.want_start(qtbot)
    window.press(Key.Key_Return)
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    window.start(qtbot)


def test_esc_leaves_the_check_and_starts_nothing(qtbot: QtBot, window: Settled) -> None:
    window.want_start(qtbot)
    window.press(Key.Key_Escape)
    assert window.midline.window.page() is window.midline.library
    assert window.midline.session is None
    assert window.pipe.is_silent
    assert not window.kept().sound_checked
    window.want_start(qtbot)
    assert window.panel() == "Sound check"


def test_who_hears_nothing_is_told_what_to_do(qtbot: QtBot, window: Settled) -> None:
    window.want_start(qtbot)
    check = window.panel_of(SoundCheck)
    check.nothing.click()
    assert "midline doctor" in check.help.text()
    assert len(window.pipe.played) == 2  # once more, to listen for
    window.pipe.trouble = "There is no sound: no sound device could be opened."
    parts = window.midline._window_settings
    assert parts is not None
    parts.look()
    assert check.help.text() == window.pipe.trouble
    check.yes.click()  # still no trap
    assert isinstance(window.midline.window.page(), Stage)


def test_the_volumes_act_while_the_check_plays(qtbot: QtBot, window: Settled) -> None:
    window.want_start(qtbot)
    check = window.panel_of(SoundCheck)
    check.voice_volume.slider.setSliderDown(True)
    check.voice_volume.slider.setSliderPosition(20)
    assert window.pipe.volumes == (0.6, 0.2)
    assert window.kept().voice_volume == 70
    check.voice_volume.slider.setSliderDown(False)
    assert window.kept().voice_volume == 20
    assert len(window.pipe.played) == 1  # it plays still


def test_the_check_waits_for_a_player_that_has_only_begun(qtbot: QtBot, window: Settled) -> None:
    window.pipe.state = SoundState.STARTING
    window.want_start(qtbot)
    assert window.panel() == "Sound check"
    assert window.pipe.played == []
    window.pipe.state = SoundState.NO_DEVICE  # known as well
    qtbot.waitUntil(lambda: len(window.pipe.played) == 1)


def test_tones_only_are_checked_without_a_voice(qtbot: QtBot, window: Settled) -> None:
    page = window.open_settings()
    page.sound.speech.buttons["tones"].click()
    page.sound.check.click()
    assert window.pipe.played == [("3", "2", "1", "go")]
    assert not window.panel_of(SoundCheck).voice_volume.isVisible()


def test_a_muted_midline_asks_nothing_but_can_be_checked(qtbot: QtBot, window: Settled) -> None:
    page = window.open_settings()
    page.sound.mute.click()
    page.sound.check.click()
    assert "muted" in window.panel_of(SoundCheck).help.text()
    assert window.pipe.volumes == (0.6, 0.7)
    window.press(Key.Key_Escape)
    window.press(Key.Key_Escape)
    window.start(qtbot)
    assert window.pipe.volumes == (0, 0)


def test_the_delay_in_force_does_not_disturb_its_measuring(window: Settled) -> None:
    page = window.open_settings()
    page.headphones.delay.setValue(150)
    page.headphones.measure.click()
    window.panel_of(TapPanel).start.click()
    assert window.pipe.played == [tuple(cue.name for cue in beat())]
    assert window.pipe.delays == [0]
    window.press(Key.Key_Escape)
    assert window.pipe.is_silent
    assert window.pipe.output_delay_ms == 150


def test_a_measured_delay_is_kept_and_can_be_compared_and_moved(window: Settled) -> None:
    page = window.open_settings()
    page.headphones.measure.click()
    tapped = window.panel_of(TapPanel)
    tapped.close_silently()
    tapped.chosen.emit(180)
    assert window.kept().output_delay_ms == 180
    compare = window.panel_of(ComparePanel)
    assert window.pipe.delays == [180]
    compare.late.click()
    assert window.pipe.delays == [180, 200]
    compare.use.click()
    assert window.kept().output_delay_ms == 200
    assert page.headphones.delay.value() == 200
    assert window.pipe.output_delay_ms == 200
