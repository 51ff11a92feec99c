"""The options of the sound: how loud, how much is said, how reps are marked."""

from __future__ import annotations

from PySide6.QtCore import Signal

from midline.session.sound_choices import RepMarks, Speech
from midline.settings import Settings
from midline.ui.settings.option import Option, Section, label
from midline.ui.themes import Themes
from midline.ui.widgets.button import Button
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.percent_slider import PercentSlider
from midline.ui.widgets.switch import Switch

SPEECH = {
    Speech.ALL: ("All", "What comes next and how much of it, sides, halfway, the last set."),
    Speech.NAMES: ("Names only", "Only what comes next, and its side."),
    Speech.TONES: ("Tones only", "No words at all."),
}
REPS = {
    RepMarks.COUNT: ("Count aloud", "Each paced rep, and each hold of a cluster."),
    RepMarks.TICK: ("Tick", "A soft tap marks each rep, or each phase of its tempo."),
    RepMarks.SILENT: ("Silent", "Nothing marks the reps of a paced set."),
}


class Sound(Section):
    tried = Signal(object)
    check_wanted = Signal()

    def __init__(self, themes: Themes) -> None:
        self.trouble = label("", "danger")
        self.volume = PercentSlider("Tones")
        self.voice_volume = PercentSlider("Voice")
        self.mute = Switch(themes)
        self.speech = Choice([(value, words) for value, (words, _) in SPEECH.items()])
        self.reps = Choice([(value, words) for value, (words, _) in REPS.items()])
        self.check = Button("Sound check")
        self._speech = Option("How much is said", "", self.speech)
        self._reps = Option("Reps", "", self.reps)
        super().__init__(
            "Sound",
            self.trouble,
            Option("Tones", "How loud the countdown is, and all other tones.", self.volume),
            Option("Voice", "How loud names, amounts and counted reps are.", self.voice_volume),
            Option("Mute", "No sound at all; the volumes stay.", self.mute, beside=True),
            self._speech,
            self._reps,
            Option(
                "Sound check",
                "Plays tones and voice, so that you can set both.",
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
        self._speech.set_about(SPEECH[settings.speech][1])
        self._reps.set_about(REPS[settings.reps][1])

    def show_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _connect(self) -> None:
        for name, slider in (("volume", self.volume), ("voice_volume", self.voice_volume)):
            slider.tried.connect(lambda value, name=name: self.tried.emit({name: value}))
            slider.changed.connect(lambda value, name=name: self.changed.emit({name: value}))
        self.mute.clicked.connect(lambda on: self.changed.emit({"mute": on}))
        self.speech.changed.connect(lambda value: self.changed.emit({"speech": Speech(value)}))
        self.reps.changed.connect(lambda value: self.changed.emit({"reps": RepMarks(value)}))
        self.check.clicked.connect(self.check_wanted)
