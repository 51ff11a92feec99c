"""A clock that moves by hand, small routines, and a stage in a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from midline.routine.reading import read_routine
from midline.session.clock import NS_PER_S, Moment
from midline.session.events import Command, Event
from midline.session.plan import compile_plan
from midline.session.state import Phase, Session
from midline.ui.main_window import MainWindow
from midline.ui.session_controller import SessionController
from midline.ui.stage.stage import Stage, StageChoices
from midline.ui.theme import named
from midline.ui.themes import Themes

ROUTINE = """
name: Test
get_ready: 5s
rest: 10s
exercises:
  - name: Plank
    do: 2-3 x 20-40s
    tips: [Long neck, Squeeze]
  - name: Press
    do: 1 x 4
    tempo: 1-1-1-0
  - name: Bridge
    do: 1 x 12
    sides: left-right
    switch: 5s
"""


class Clock:
    """Time that the test moves."""

    def __init__(self) -> None:
        self.running_ns = self.elapsed_ns = NS_PER_S

    def now(self) -> Moment:
        return Moment(self.running_ns, self.elapsed_ns)


class Playing:
    """A session on a stage in a window, what was heard of it, and the hands to move it."""

    def __init__(
        self,
        qtbot: QtBot,
        themes: Themes,
        text: str,
        choices: StageChoices = StageChoices(),  # noqa: B008 - it is frozen
    ) -> None:
        routine = read_routine(text.encode(), "test.yaml").routine
        assert routine is not None
        self.qtbot, self.clock = qtbot, Clock()
        self.heard: list[Event] = []
        self.controller = SessionController(compile_plan(routine), self.clock, [self._hear])
        self.window = MainWindow(named("dark"), [], lambda: True)
        qtbot.addWidget(self.window)
        self.window.complete()
        self.has_sound = True
        self.stage = Stage(self.controller, themes, lambda: self.has_sound, choices)
        self.window.show_page(self.stage)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        with qtbot.waitActive(self.window):
            pass
        self.stage.setFocus()
        self.controller.command(Command.START)

    def _hear(self, session: Session, events: tuple[Event, ...]) -> None:
        self.heard += events

    def pass_s(self, seconds: float) -> None:
        """In steps of a second, as the heartbeat looks."""
        while seconds > 0:
            step_s = min(1.0, seconds)
            self.clock.running_ns += round(step_s * NS_PER_S)
            self.clock.elapsed_ns += round(step_s * NS_PER_S)
            seconds -= step_s
            self.controller.tick()
        self.stage.show_now()

    def sleep_s(self, seconds: float) -> None:
        """The machine sleeps: only the boot clock goes on."""
        self.clock.elapsed_ns += round(seconds * NS_PER_S)
        self.controller.tick()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.stage, key, modifier)

    def click(self, name: str) -> None:
        bars = (self.stage.control_bar, self.stage.window_bar)
        button = next(bar.buttons[name] for bar in bars if name in bar.buttons)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def is_over(self) -> bool:
        return self.session.phase is Phase.FINISHED

    @property
    def session(self) -> Session:
        return self.controller.session


def click_at(widget: QWidget, x: int, y: int) -> None:
    at = QPointF(QPoint(x, y))
    left = Qt.MouseButton.LeftButton
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, at, widget.mapToGlobal(at), left, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, press)
