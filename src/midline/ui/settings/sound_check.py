"""The sound check: tones and the voice are heard, and set to be heard from the mat."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from midline.session.sound_choices import Speech
from midline.settings import Settings
from midline.ui.labels import label
from midline.ui.translate import later, told, tr
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.percent_slider import PercentSlider

YOU_HEAR = later("You hear {what}. Set them so that you would hear them from the mat.")
FIRST = later(
    "Before your first session: you hear {what}. Set them so that you would hear them from the mat."
)
MUTED = later("Midline is muted: this is heard, but sessions stay silent until Mute is off.")
HELP = later(
    "Midline plays, so look for what holds it up: are the speakers or headphones connected and "
    "switched on, chosen in the system's sound settings, and loud enough there and here? "
    "In a terminal, midline doctor tells more."
)


class SoundCheck(Panel):
    """Before the first session, ``start`` begins it; Esc starts nothing."""

    play_wanted = Signal()
    tried = Signal(object)  # the volumes, by the names of the settings
    changed = Signal(object)
    heard = Signal()  # the check has served its purpose

    def __init__(
        self, parent: QWidget, settings: Settings, start: Callable[[], object] | None = None
    ) -> None:
        is_spoken = settings.speech is not Speech.TONES
        super().__init__(parent, tr("Sound check"), _text(is_spoken, is_first=start is not None))
        self.volume = PercentSlider(tr("Tones"))
        self.voice_volume = PercentSlider(tr("Voice"))
        self.volume.set_value(settings.volume)
        self.voice_volume.set_value(settings.voice_volume)
        self.body.addLayout(self._sliders(is_spoken))
        self.help = label("", "caution")
        self.body.addWidget(self.help)
        self._trouble = ""
        self._is_help_wanted = False
        self._muted = tr(MUTED) if settings.mute else ""
        self._add_buttons(tr("I hear both" if is_spoken else "I hear them"), start)
        self._connect()
        self._show()

    def show_trouble(self, text: str) -> None:
        """What is wrong with the sound now; nothing if all is well."""
        if told(text) != self._trouble:
            self._trouble = told(text)
            self._show()

    def _sliders(self, is_spoken: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        rows = [(tr("Tones"), self.volume)] + [(tr("Voice"), self.voice_volume)] * is_spoken
        for row, (words, slider) in enumerate(rows):
            grid.addWidget(label(words, "option"), row, 0)
            grid.addWidget(slider, row, 1)
        return grid

    def _add_buttons(self, heard: str, start: Callable[[], object] | None) -> None:
        if start is None:
            self.yes = self.add_button(heard, self.heard.emit, primary=True)
        else:
            self.yes = self.add_button(tr("Start the session"), start, primary=True)
        self.again = self.add_button(tr("Again"), self.play_wanted.emit, stays=True)
        self.nothing = self.add_button(tr("I hear nothing"), self._help, stays=True)

    def _connect(self) -> None:
        for name, slider in (("volume", self.volume), ("voice_volume", self.voice_volume)):
            slider.tried.connect(lambda value, name=name: self.tried.emit({name: value}))
            slider.changed.connect(lambda value, name=name: self.changed.emit({name: value}))

    def _help(self) -> None:
        self._is_help_wanted = True
        self._show()
        self.play_wanted.emit()

    def _show(self) -> None:
        said = self._trouble or (tr(HELP) if self._is_help_wanted else self._muted)
        self.help.setText(said)
        self.help.setVisible(bool(said))
        if said and self.isVisible():
            self.announce(said)
        self.fit()


def _text(is_spoken: bool, *, is_first: bool) -> str:
    what = tr("the tones that begin a set, then a voice" if is_spoken else "the tones of a set")
    return tr(FIRST if is_first else YOU_HEAR, what=what)
