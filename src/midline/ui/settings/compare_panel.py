"""Listen and look: a beat is heard and seen, so that one can tell whether the two agree."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from midline.session.clock import NS_PER_S
from midline.session.tapping import BEAT_S, BEATS, DELAY_MOST_MS
from midline.ui.settings.beat_pad import BeatPad
from midline.ui.themes import Themes
from midline.ui.translate import later, tr
from midline.ui.widgets.panel import Panel

TEXT = later("Does the beat sound when the circle lights up?")
STEP_MS = 20
LIT_S = 0.15
LOOK_EVERY_MS = 10


class ComparePanel(Panel):
    """``beat_wanted`` carries the output delay in ms, and is answered with ``begin``."""

    beat_wanted = Signal(int)
    chosen = Signal(int)  # the delay in ms, to be used

    def __init__(
        self, parent: QWidget, themes: Themes, now_ns: Callable[[], int], delay_ms: int
    ) -> None:
        super().__init__(parent, tr("Listen and look"), tr(TEXT))
        self._now_ns = now_ns
        self._delay_ms = delay_ms
        self._first_ns = 0
        self.pad = BeatPad(themes)
        self.pad.accessible_role = "StaticText"  # it only lights up
        self.pad.set_tappable(False)
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        self.use = self.add_button(tr("Yes, use it"), self._use, primary=True)
        self.late = self.add_button(tr("Sound is late"), partial(self._move, STEP_MS), stays=True)
        self.early = self.add_button(
            tr("Sound is early"), partial(self._move, -STEP_MS), stays=True
        )
        self.again = self.add_button(tr("Again"), partial(self._move, 0), stays=True)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._show_delay()

    def begin(self, first_ns: int) -> None:
        """The first beat was sent to be heard at this moment."""
        self._first_ns = first_ns
        self._timer.start(LOOK_EVERY_MS)

    def look(self) -> None:
        """Light up at each beat."""
        passed_s = (self._now_ns() - self._first_ns) / NS_PER_S
        if passed_s > BEATS * BEAT_S:
            self._timer.stop()
        is_on = 0 <= passed_s < BEATS * BEAT_S and passed_s % BEAT_S < LIT_S
        self.pad.set_lit(is_on)

    def _move(self, by_ms: int) -> None:
        self._delay_ms = min(DELAY_MOST_MS, max(0, self._delay_ms + by_ms))
        self._show_delay()
        self.beat_wanted.emit(self._delay_ms)

    def _show_delay(self) -> None:
        self.pad.set_text(tr("{ms} ms", ms=self._delay_ms))

    def _use(self) -> None:
        self.chosen.emit(self._delay_ms)
