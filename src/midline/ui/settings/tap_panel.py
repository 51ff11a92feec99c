"""Measuring the output delay: a beat is heard, and tapped along with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from midline.session.clock import NS_PER_S
from midline.session.tapping import BEAT_S, BEATS, delay_ms
from midline.ui.keys import shown
from midline.ui.settings.beat_pad import BeatPad
from midline.ui.themes import Themes
from midline.ui.translate import later, tr
from midline.ui.widgets.panel import Panel

ASK = later(
    "Put on the headphones you train with. When you hear the beat, press Space with each one, "
    "or click: not quickly, just in time with what you hear."
)
TAP = later("Press Space with each beat.")
TRY_AGAIN = later("That could not be told. Try again: tap with each beat, to the end.")
ON_TIME = later("Your sound is on time: it needs no output delay.")
LOOK_EVERY_MS = 50


class TapPanel(Panel):
    """``beat_wanted`` is answered with ``begin``. ``now_ns`` is the clock of that moment."""

    beat_wanted = Signal()
    chosen = Signal(int)  # the delay in ms, to be used

    def __init__(self, parent: QWidget, themes: Themes, now_ns: Callable[[], int]) -> None:
        super().__init__(parent, tr("Measure the output delay"), tr(ASK))
        self._now_ns = now_ns
        self._first_ns: int | None = None
        self._taps_s: list[float] = []
        self._measured_ms = 0
        self.pad = BeatPad(themes)
        self.pad.set_tappable(False)
        self.body.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        beat = self.beat_wanted.emit
        self.use = self.add_button(tr("Use it"), self._use, primary=True)
        self.start = self.add_button(tr("Start the beat"), beat, primary=True, stays=True)
        self.again = self.add_button(tr("Measure again"), beat, stays=True)
        self.add_button(tr("Back", "to the page before"), self.closed.emit)
        self.pad.tapped.connect(self._tap)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._show(tr(ASK), shown("Space"), self.start)

    def begin(self, first_ns: int) -> None:
        """The first beat was sent for this moment."""
        self._first_ns = first_ns
        self._taps_s = []
        self._show(tr(TAP), tr("Listen …"), self.pad)
        self._timer.start(LOOK_EVERY_MS)

    def look(self) -> None:
        """See whether the beat is over."""
        if self._first_ns is not None and self._passed_s() > BEATS * BEAT_S:
            self._tell()

    def _passed_s(self) -> float:
        assert self._first_ns is not None
        return (self._now_ns() - self._first_ns) / NS_PER_S

    def _tap(self) -> None:
        if self._first_ns is not None:
            self._taps_s.append(self._passed_s())
            self.pad.set_text(str(len(self._taps_s)))

    def _tell(self) -> None:
        self._timer.stop()
        self._first_ns = None
        told_ms = delay_ms(self._taps_s)
        if told_ms is None:
            self.start.setText(tr("Try again"))
            self._show(tr(TRY_AGAIN), shown("Space"), self.start)
            return
        self._measured_ms = told_ms
        self.use.setText(tr("Use {ms} ms", ms=told_ms))
        late = tr("About {ms} ms late. Use it?", ms=told_ms)
        text = late if told_ms else tr(ON_TIME)
        self._show(text, tr("{ms} ms", ms=told_ms), self.use, self.again)

    def _show(self, text: str, in_pad: str, first: QWidget, *others: QWidget) -> None:
        """What can be pressed now; the first has the focus."""
        self.set_text(text)
        for widget in (self.use, self.start, self.again):
            widget.setVisible(widget is first or widget in others)
        self.pad.set_tappable(first is self.pad)
        self.pad.set_lit(False)
        self.pad.set_text(in_pad)
        self.fit()
        self.setFocusProxy(first)
        if self.isVisible():
            first.setFocus()

    def _use(self) -> None:
        self.chosen.emit(self._measured_ms)
