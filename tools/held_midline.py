"""Midline's own window with the time held still, no sound, and a history made for it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import partial

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
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
from midline.ui.history.page import HistoryPage
from midline.window_sound import WindowSound
from tools.made_history import make_weeks

ROUTINE = "core-for-runners"
NOW = datetime(2026, 11, 18, 20, 30, tzinfo=timezone(timedelta(hours=1)))
DAYS_AGO = {ROUTINE: 4, "core-basics": 2, "after-run-stretch": 1}


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

    def show_history(self, weeks: int) -> HistoryPage:
        """As it is after so many weeks, on a day that is always the same."""
        store = self._store.open()
        with store.transaction() as connection:
            connection.execute("DELETE FROM completed_set")
            connection.execute("DELETE FROM session")
        make_weeks(store, NOW, weeks)
        self.library.history_wanted.emit()
        history = self.past.history
        assert history is not None
        history.now = lambda: NOW
        history.show()
        assert history.page is not None
        return history.page

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


def wait_ms(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def same(moment: datetime) -> datetime:
    return moment
