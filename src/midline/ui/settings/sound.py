"""The options of the sound: how loud, how much is said, how reps are marked."""

from __future__ import annotations

from PySide6.QtCore import Signal

from midline.session.sound_choices import RepMarks, Speech
from midline.settings import Settings
from midline.ui.labels import label
from midline.ui.settings.option import Option, Section
from midline.ui.themes import Themes
from midline.ui.translate import later, told, tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.percent_slider import PercentSlider
from midline.ui.widgets.switch import Switch

SPEECH = {
    Speech.ALL: (
        later("All"),
        later("What comes next and how much of it, sides, halfway, the last set."),
    ),
    Speech.NAMES: (later("Names only"), later("Only what comes next, and its side.")),
    Speech.TONES: (later("Tones only"), later("No words at all.")),
}
REPS = {
    RepMarks.COUNT: (later("Count aloud"), later("Each paced rep, and each hold of a cluster.")),
    RepMarks.TICK: (later("Tick"), later("A soft tap marks each rep, or each phase of its tempo.")),
    RepMarks.SILENT: (later("Silent"), later("Nothing marks the reps of a paced set.")),
}


class Sound(Section):
    tried = Signal(object)
    check_wanted = Signal()

    def __init__(self, themes: Themes) -> None:
        self.trouble = label("", "caution")  # as in the sound check
        self.volume = PercentSlider(tr("Tones"))
        self.voice_volume = PercentSlider(tr("Voice"))
        self.mute = Switch(themes)
        self.speech = Choice([(value, tr(words)) for value, (words, _) in SPEECH.items()])
        self.reps = Choice([(value, tr(words)) for value, (words, _) in REPS.items()])
        self.check = Button(tr("Sound check"))
        self._speech = Option(tr("How much is said"), "", self.speech)
        self._reps = Option(tr("Reps"), "", self.reps)
        super().__init__(
            tr("Sound"),
            self.trouble,
            Option(tr("Tones"), tr("How loud the countdown is, and all other tones."), self.volume),
            Option(
                tr("Voice"), tr("How loud names, amounts and counted reps are."), self.voice_volume
            ),
            Option(tr("Mute"), tr("No sound at all; the volumes stay."), self.mute, beside=True),
            self._speech,
            self._reps,
            Option(
                tr("Sound check"),
                tr("Plays tones and voice, so that you can set both."),
                self.check,
                beside=True,
            ),
        )
        self.trouble.hide()
        self._connect()

    def set_value(self, settings: Settings) -> None:
        self.volume.set_value(settings.volume)
        self.voice_volume.set_value(settings.voice_volume)
        self.mute.setChecked(settings.mute)
        self.speech.set_value(settings.speech)
        self.reps.set_value(settings.reps)
        self._speech.set_about(tr(SPEECH[settings.speech][1]))
        self._reps.set_about(tr(REPS[settings.reps][1]))

    def show_trouble(self, text: str) -> None:
        self.trouble.setText(told(text))
        self.trouble.setVisible(bool(text))

    def _connect(self) -> None:
        for name, slider in (("volume", self.volume), ("voice_volume", self.voice_volume)):
            slider.tried.connect(lambda value, name=name: self.tried.emit({name: value}))
            slider.changed.connect(lambda value, name=name: self.changed.emit({name: value}))
        self.mute.clicked.connect(lambda on: self.changed.emit({"mute": on}))
        self.speech.changed.connect(lambda value: self.changed.emit({"speech": Speech(value)}))
        self.reps.changed.connect(lambda value: self.changed.emit({"reps": RepMarks(value)}))
        self.check.clicked.connect(self.check_wanted)
