"""A session in the terminal, with keys."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from midline.session.clock import Clock
from midline.session.cue_words import Flashes, lit_word, with_flash
from midline.session.events import (
    Command,
    CueDue,
    Event,
    Refused,
    SessionFoundPaused,
    StepResumed,
    StepStarted,
)
from midline.session.runner import Output, Runner
from midline.session.state import Phase, Session
from midline.terminal.keyboard import keyboard
from midline.terminal.keys import BIG, BY_INPUT, HELP, MUTE, STOP
from midline.terminal.signals import StopSignals
from midline.terminal.view import lines
from midline.terminal.words import lasting

LOOK_AGAIN_S = 0.1
MESSAGE_S = 4.0
_AFTER_AWAY = "Space goes on, r does the set again, q ends the session."
_COLUMNS, _LINES = 80, 24  # of a terminal that does not know its size
# The alternate screen, so that what was on the terminal before comes back; without a cursor.
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
_HOME, _CLEAR_LINE, _CLEAR_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"


def run_live(
    session: Session,
    clock: Clock,
    outputs: Sequence[Output],
    signals: StopSignals,
    set_muted: Callable[[bool], str],
    has_sound: Callable[[], bool],
    trouble: Callable[[], str],
) -> Session:
    """Run until the end or a stop; gives back the session as it ended.

    ``set_muted`` gives back what to say of it; cues are words where ``has_sound`` says no;
    ``trouble`` is shown as long as there is any.
    """
    screen = _Screen(session, clock, outputs, set_muted, has_sound, trouble)
    try:
        with _alternate_screen(), keyboard() as keys:
            while not screen.is_over:
                screen.draw()
                for key in keys.read(screen.wait_s(), signals):
                    screen.press(key)
                screen.tick()
                screen.heed(signals)
    except OSError:  # the terminal is gone
        screen.stop()
    return screen.session


@contextmanager
def _alternate_screen() -> Iterator[None]:
    try:
        sys.stdout.write(_ENTER)
        yield
    finally:
        sys.stdout.write(_LEAVE)
        sys.stdout.flush()


class _Screen:
    """The session as the person at the keyboard sees it."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        outputs: Sequence[Output],
        set_muted: Callable[[bool], str],
        has_sound: Callable[[], bool],
        trouble: Callable[[], str],
    ) -> None:
        self._runner = Runner(session, clock, (*outputs, self._follow))
        self._clock = clock
        self._flashes: Flashes = ()
        self._set_muted = set_muted
        self._has_sound = has_sound
        self._trouble = trouble
        self._is_muted = False
        self._with_keys = False
        self._asks_to_stop = False
        self._goes_on_after = False
        self._interrupts = 0
        self._message, self._message_until = "", 0.0
        self._away = ""
        self._drawn: list[str] = []
        self._runner.command(Command.START)

    @property
    def session(self) -> Session:
        return self._runner.session

    @property
    def is_over(self) -> bool:
        return self.session.phase is Phase.FINISHED

    def wait_s(self) -> float:
        due_s = self._runner.due_in_s()
        return LOOK_AGAIN_S if due_s is None else min(LOOK_AGAIN_S, due_s)

    def tick(self) -> None:
        self._runner.tick()

    def stop(self) -> None:
        self._runner.command(Command.STOP)

    def press(self, typed: str) -> None:
        if self._asks_to_stop:
            self._answer(typed)
            return
        key = BY_INPUT.get(typed) or BY_INPUT.get(typed.lower())
        if key is BIG:
            self._runner.command(self._runner.big_button())
        elif key is STOP:
            self._ask_to_stop()
        elif key is MUTE:
            self._is_muted = not self._is_muted
            self._say(self._set_muted(self._is_muted))
        elif key is HELP:
            self._with_keys = not self._with_keys
        elif key is not None:
            self._runner.command(key.command)

    def heed(self, signals: StopSignals) -> None:
        """Ctrl-C asks whether to stop; a second one, or being terminated, stops."""
        is_interrupted = signals.interrupts > self._interrupts
        if signals.is_terminated or (is_interrupted and self._asks_to_stop):
            self.stop()
        elif is_interrupted:
            self._ask_to_stop()
        self._interrupts = signals.interrupts

    def draw(self) -> None:
        size = os.get_terminal_size(sys.stdout.fileno())  # not COLUMNS: the window may change
        look = lines(
            self._runner.look(),
            size.columns or _COLUMNS,
            message=self._shown(),
            cue=self._flashed(),
            with_keys=self._with_keys,
        )[: (size.lines or _LINES) - 1]
        if look == self._drawn:
            return
        self._drawn = look
        text = "".join(f"{line}{_CLEAR_LINE}\r\n" for line in look)
        sys.stdout.write(_HOME + text + _CLEAR_BELOW)
        sys.stdout.flush()

    def _follow(self, _session: Session, events: tuple[Event, ...]) -> None:
        for event in events:
            match event:
                case CueDue():
                    now_ns, look = self._clock.now().running_ns, self._runner.look()
                    self._flashes = with_flash(self._flashes, event, now_ns, look)
                case Refused(reason=reason):
                    self._say(reason)
                case SessionFoundPaused(away_s=away_s):
                    self._away = f"You were away for {lasting(away_s)}. {_AFTER_AWAY}"
                case StepStarted() | StepResumed():
                    self._away = ""

    def _flashed(self) -> str:
        if self._has_sound() and not self._is_muted:
            return ""
        return lit_word(self._flashes, self._clock.now().running_ns)

    def _ask_to_stop(self) -> None:
        """The session waits meanwhile."""
        self._goes_on_after = self.session.phase is Phase.RUNNING
        if self._goes_on_after:
            self._runner.command(Command.PAUSE)
        self._asks_to_stop = True

    def _answer(self, typed: str) -> None:
        if typed.lower() in ("y", "q", "x"):
            self.stop()
        elif typed.lower() in ("n", "\x1b", " "):
            self._asks_to_stop = False
            if self._goes_on_after:
                self._runner.command(Command.RESUME)

    def _shown(self) -> str:
        if self._asks_to_stop:
            left = len(self.session.plan.sets) - len(self.session.done)
            return f"Stop? {left} of {len(self.session.plan.sets)} sets would be left. y yes, n no"
        is_new = time.monotonic() < self._message_until
        return (self._message if is_new else "") or self._away or self._trouble()

    def _say(self, message: str) -> None:
        self._message, self._message_until = message, time.monotonic() + MESSAGE_S
