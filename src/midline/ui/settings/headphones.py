"""The options for speakers and headphones that are late or fall asleep."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from midline.settings import Settings
from midline.ui.labels import label
from midline.ui.settings.delay_field import DelayField
from midline.ui.settings.option import Option, Section
from midline.ui.spacing import TIGHT
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.switch import Switch


class Headphones(Section):
    measure_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, themes: Themes) -> None:
        self.delay = DelayField()
        self.delay.setMinimumWidth(96)
        self.delay.lineEdit().setTextMargins(12, 0, 0, 0)
        self.refusal = label("", "danger")
        self.refusal.hide()
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
        if settings.output_delay_ms != self.delay.value():
            self._show_refusal("")
        self.delay.blockSignals(True)
        self.delay.setValue(settings.output_delay_ms)
        self.delay.blockSignals(False)
        self.lead_in.setChecked(settings.lead_in)
        self.keep_alive.setChecked(settings.keep_alive)

    def hideEvent(self, event: QHideEvent) -> None:
        self._show_refusal("")
        super().hideEvent(event)

    def _show_refusal(self, text: str) -> None:
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))
        if text and self.isVisible():  # for a screen reader
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.refusal, text))

    def _connect(self) -> None:
        self.delay.judged.connect(self._show_refusal)
        self.delay.valueChanged.connect(lambda: self._show_refusal(""))
        self.delay.valueChanged.connect(lambda ms: self.changed.emit({"output_delay_ms": ms}))
        self.lead_in.clicked.connect(lambda on: self.changed.emit({"lead_in": on}))
        self.keep_alive.clicked.connect(lambda on: self.changed.emit({"keep_alive": on}))
        self.measure.clicked.connect(self.measure_wanted)
        self.compare.clicked.connect(self.compare_wanted)

    def _delay_row(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        row.addWidget(self.delay, 1)
        row.addWidget(self.measure)
        row.addWidget(self.compare)
        column.addLayout(row)
        column.addWidget(self.refusal)
        made.setFocusProxy(self.delay)
        return made
