"""Draws every screen in both sizes and themes, into ``docs/screenshots`` or a FOLDER.

Run: python -m tools.make_screenshots [FOLDER [LANGUAGE]]; a language is one that the settings take,
en unless it is named. Midline's own window runs on a screen of its own, with a history made for it,
a clock that is moved by hand and no sound: every run draws the same.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication

from midline.app import Midline
from midline.audio.sound_process import SoundProcess
from midline.data_folder import DataFolder
from midline.history.recorder import Recorder
from midline.history.store import Store
from midline.library.entries import Origin, RoutineFile, read_entry
from midline.resources import resource
from midline.session.clock import NS_PER_S, Moment
from midline.session.events import AnyCommand, Command
from midline.session.plan import compile_plan
from midline.session.runner import Runner
from midline.session.state import Phase
from midline.session.tapping import BEAT_S, BEATS
from midline.ui.keys_panel import KeysPanel
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.sound_check import SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.summary.page import SummaryPage
from midline.window_sound import WindowSound
from tests.bench.measuring import screen

DOCS = Path(__file__).parents[1] / "docs" / "screenshots"
THEMES = ("dark", "light")
SIZES = ((1280, 800), (1920, 1080))
SCREEN = (2000, 1200)  # larger than any window, so that the pointer has a place beside it
ROUTINE = "core-for-runners"
DAYS_AGO = {ROUTINE: 4, "core-basics": 2, "after-run-stretch": 1}
BROKEN = "name: Evening\nexercises:\n  - name: Plank\n    reps: fifteen\n    hlod: 60-45s\n"


class HeldClock:
    """Time passes only where it is told to."""

    def __init__(self) -> None:
        self._now_ns = NS_PER_S

    def now(self) -> Moment:
        return Moment(self._now_ns, self._now_ns)

    def real_ns(self, clock_ns: int) -> int:
        return clock_ns

    def move_s(self, seconds: float) -> None:
        self._now_ns += round(seconds * NS_PER_S)


class NoSound(SoundProcess):
    """Takes every cue and starts no process, so there is no device to miss."""

    def start(self) -> None:
        pass


class HeldMidline(Midline):
    """Midline as it is, but for the time and the sound."""

    def __init__(self, qt: QApplication, data: DataFolder) -> None:
        self.clock = HeldClock()
        super().__init__(qt, data, lambda: self.clock)

    def _started_sound(self) -> WindowSound:
        if self._sound is None:
            self._sound = WindowSound(NoSound(resource("assets", "sounds")), self._settings)
        return self._sound

    def play(self, *script: AnyCommand | float) -> None:
        """Commands, and seconds that pass."""
        for each in script:
            assert self.session is not None
            if isinstance(each, float):
                self._pass_s(each)
            else:
                self.session.controller.command(each)

    def _pass_s(self, seconds: float) -> None:
        """In steps of at most a second, or the session would find that it was left alone."""
        while seconds > 0 and self.session is not None and self.session.is_running():
            self.clock.move_s(min(1.0, seconds))
            self.session.controller.tick()
            seconds -= 1.0


def screens(midline: HeldMidline, own_routines: Path) -> Iterator[str]:
    """Brings the window from screen to screen; gives the name of each."""
    yield "library"
    file = own_routines / "evening.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    read_all(midline)
    midline.library.select(f"user/{file.name}")
    yield "library-broken"
    file.unlink()
    read_all(midline)
    midline.library.select(f"shipped/{ROUTINE}.yaml")
    midline.library.settings_wanted.emit()
    yield "settings"
    yield from delay_screens(midline)
    midline.window.show_page(midline.library)
    midline.library.start()
    yield "sound-check"
    (check,) = midline.window.findChildren(SoundCheck)
    check.yes.click()
    yield from stage_screens(midline)
    page = midline.window.page()
    assert isinstance(page, SummaryPage)
    page.effort.set_value(7)
    page.note.setText("Planks felt steady")
    yield "summary"


def delay_screens(midline: HeldMidline) -> Iterator[str]:
    """Somebody taps along, 180 ms late."""
    clock = midline.clock
    panel = TapPanel(midline.window, midline.themes, lambda: clock.now().running_ns)
    midline.window.open_panel(panel)
    yield "output-delay"
    panel.begin(clock.now().running_ns)
    clock.move_s(0.18)
    for _ in range(BEATS):
        panel.pad.tapped.emit()
        clock.move_s(BEAT_S)
    panel.look()
    yield "output-delay-measured"
    panel.close_silently()
    compare = ComparePanel(midline.window, midline.themes, lambda: clock.now().running_ns, 180)
    midline.window.open_panel(compare)
    compare.begin(clock.now().running_ns)
    compare.look()
    yield "output-delay-compared"
    compare.close_silently()


def stage_screens(midline: HeldMidline) -> Iterator[str]:
    midline.play(3.2)
    yield "stage-get-ready"
    yield from flash_screens(midline)
    midline.play(17.5)
    yield "stage-work"
    midline.window.show_keys()
    yield "keys"
    for panel in midline.window.findChildren(KeysPanel):
        panel.close_unanswered()
    midline.play(34.9)
    yield "stage-least"
    midline.play(7.6, 8.0)
    yield "stage-rest"
    midline.play(22.0, 31.2, Command.PAUSE)
    yield "stage-paused"
    midline.play(Command.RESUME, 3.0, 20.8, Command.FINISH_SET, 30.0, 60.0, 30.0, 43.2)
    yield "stage-reps"
    midline.play(31.8, 30.0, 75.0, 30.0, Command.SKIP, 3600.0)


def flash_screens(midline: HeldMidline) -> Iterator[str]:
    """Muted, when the first set begins; the flash stands until it is drawn."""
    assert midline.session is not None
    stage = midline.session.stage
    stage.mute_wanted.emit()
    midline.play(6.8)
    for timer in stage.flash.findChildren(QTimer):
        timer.stop()
    yield "stage-flash"
    stage.mute_wanted.emit()


def main() -> int:
    folder = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else DOCS
    with screen(*SCREEN) as environment, TemporaryDirectory() as home, contextlib.chdir(home):
        os.environ.update(environment)
        qt = QApplication([])
        QCursor.setPos(*SCREEN)
        data = DataFolder(Path("midline"))  # relative, since paths are seen in the pictures
        data.make()
        language = sys.argv[2] if len(sys.argv) > 2 else "en"  # whatever the system speaks
        data.settings.write_text(f"language: {language}\nmotion: reduced\n", encoding="utf-8")
        make_history(data)
        midline = HeldMidline(qt, data)
        midline.window.show()
        wait_for(midline.window.first_painted)
        wait_for(midline.shelves.reading.finished)
        midline.window.activateWindow()
        for name in screens(midline, data.workouts):
            draw(midline, name, folder)
        midline.window.close()
        qt.shutdown()  # before its screen goes
    return 0


def draw(midline: Midline, name: str, folder: Path) -> None:
    """The present screen in every look, into ``folder``."""
    for theme, (width, height) in product(THEMES, SIZES):
        midline.themes.choose(theme)
        midline.window.resize(width, height)
        for _ in range(3):
            QApplication.processEvents()
        picture = midline.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        assert picture.size().toTuple() == (width, height)
        path = folder / f"{name}-{theme}-{width}x{height}.png"
        folder.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(path), quality=0):  # the smallest, if the slowest
            raise OSError(f"{path} can't be written")


def make_history(data: DataFolder) -> None:
    """Sessions of the last days, each done to its end."""
    store = Store(data.history)
    for name, days in DAYS_AGO.items():
        file = RoutineFile(resource("workouts", f"{name}.yaml"), Origin.SHIPPED)
        entry = read_entry(file)
        assert entry.routine is not None, name
        plan, clock = compile_plan(entry.routine), HeldClock()
        at = datetime.now().astimezone() - timedelta(days=days)
        recorder = Recorder(lambda: store, plan, file.key, entry.text, print, partial(same, at))
        runner = Runner(plan, clock, [recorder])
        runner.command(Command.START)
        while runner.session.phase is not Phase.FINISHED:
            clock.move_s(1.0)
            is_open = runner.session.step.is_open_ended
            runner.command(Command.FINISH_SET if is_open else None)
    store.close()


def read_all(midline: Midline) -> None:
    midline.shelves.read_again()
    wait_for(midline.shelves.reading.finished)


def wait_for(signal: SignalInstance) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()


def same(moment: datetime) -> datetime:
    return moment


if __name__ == "__main__":
    sys.exit(main())
