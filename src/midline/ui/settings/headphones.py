"""The options for speakers and headphones that are late or fall asleep."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from midline.session.tapping import DELAY_MOST_MS
from midline.settings import Settings
from midline.ui.settings.option import Option, Section
from midline.ui.spacing import TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.switch import Switch

STEP_MS = 10


class Headphones(Section):
    measure_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, themes: Themes) -> None:
        self.delay = QSpinBox()
        self.delay.setRange(0, DELAY_MOST_MS)
        self.delay.setMinimumWidth(96)
        self.delay.setSingleStep(STEP_MS)
        self.delay.setSuffix(tr(" ms"))
        self.delay.setObjectName("bare")  # without buttons: arrow keys move it
        self.delay.lineEdit().setTextMargins(12, 0, 0, 0)
        self.delay.setKeyboardTracking(False)  # what is half typed is no number yet
        self.measure = Button(tr("Tap along"))
        self.compare = Button(tr("Listen and look"))
        self.lead_in = Switch(themes)
        self.keep_alive = Switch(themes)
        super().__init__(
            tr("Speakers and headphones"),
            Option(
                tr("Output delay"),
                tr("Bluetooth is heard late: every sound is sent this much earlier."),
                self._delay_row(),
            ),
            Option(
                tr("Lead-in"),
                tr("A second of near-silence first, for headphones that wake up slowly."),
                self.lead_in,
                beside=True,
            ),
            Option(
                tr("Keep-alive"),
                tr("Near-silence all the time, for headphones that fall asleep in between."),
                self.keep_alive,
                beside=True,
            ),
        )
        self.delay.setAccessibleName(tr("Output delay in milliseconds"))
        self._connect()

    def set_value(self, settings: Settings) -> None:
        self.delay.blockSignals(True)
        self.delay.setValue(settings.output_delay_ms)
        self.delay.blockSignals(False)
        self.lead_in.setChecked(settings.lead_in)
        self.keep_alive.setChecked(settings.keep_alive)

    def _connect(self) -> None:
        self.delay.valueChanged.connect(lambda ms: self.changed.emit({"output_delay_ms": ms}))
        self.lead_in.clicked.connect(lambda on: self.changed.emit({"lead_in": on}))
        self.keep_alive.clicked.connect(lambda on: self.changed.emit({"keep_alive": on}))
        self.measure.clicked.connect(self.measure_wanted)
        self.compare.clicked.connect(self.compare_wanted)

    def _delay_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self.delay, 1)
        row.addWidget(self.measure)
        row.addWidget(self.compare)
        made.setFocusProxy(self.delay)
        return made
