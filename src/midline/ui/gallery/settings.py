"""The parts of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from midline.session.clock import NS_PER_S
from midline.session.sound_choices import Speech
from midline.settings import Settings
from midline.ui.gallery.panels import shown
from midline.ui.gallery.sample import Sample, Stand, focused
from midline.ui.settings.beat_pad import BeatPad
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.headphones import Headphones
from midline.ui.settings.look import Look
from midline.ui.settings.option import Option
from midline.ui.settings.sound import Sound
from midline.ui.settings.sound_check import SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.themes import Themes
from midline.ui.widgets.percent_slider import PercentSlider
from midline.ui.widgets.switch import Switch

TROUBLE = "There is no sound: no device was found. Connect one; it is tried again by itself."
LONG = "Near-silence all the time, for headphones that fall asleep in between, as some of them do."


def option(themes: Themes) -> Iterator[Sample]:
    yield Sample("below", Option("Tones", "How loud they are.", PercentSlider("Tones")), 480)
    yield Sample("beside", Option("Mute", "No sound.", Switch(themes), beside=True), 480)
    yield Sample("long text", Option("Keep-alive", LONG, Switch(themes), beside=True), 480, 90)


def sections(themes: Themes) -> Iterator[Sample]:
    settings = Settings(mute=True, keep_alive=True, output_delay_ms=180)
    sound, headphones, look = Sound(themes), Headphones(themes), Look(themes)
    sound.show_trouble(TROUBLE)
    look.set_themes(themes)
    for section in (sound, headphones, look):
        section.set_value(settings)
    yield Sample("sound, with trouble", sound, 512)
    yield Sample("look", look, 512)
    yield Sample("headphones", headphones, 512)


def beat_pad(themes: Themes) -> Iterator[Sample]:
    def made(text: str, *, is_lit: bool = False, is_tappable: bool = True) -> BeatPad:
        pad = BeatPad(themes)
        pad.set_text(text)
        pad.set_tappable(is_tappable)
        pad.set_lit(is_lit)
        return pad

    yield Sample("waits", made("Space", is_tappable=False), 190, 190)
    yield Sample("to be tapped", made("Listen …"), 190, 190)
    yield Sample("focus", focused(made("7")), 190, 190)
    yield Sample("lit", made("180 ms", is_lit=True), 190, 190)


def sound_check(themes: Themes) -> Iterator[Sample]:
    yield shown("before the first session", SoundCheck(Stand(), Settings(), _nothing))
    yield shown("muted", SoundCheck(Stand(), Settings(mute=True)))
    tones = replace(Settings(), speech=Speech.TONES)
    yield shown("tones only", SoundCheck(Stand(), tones))
    trouble = SoundCheck(Stand(), Settings())
    trouble.show_trouble(TROUBLE)
    yield shown("trouble", trouble)


def output_delay(themes: Themes) -> Iterator[Sample]:
    size = (720, 520)
    yield shown("measure", TapPanel(Stand(), themes, _zero_ns), *size)
    tapping = TapPanel(Stand(), themes, _zero_ns)
    tapping.begin(NS_PER_S)
    yield shown("taps", tapping, *size)
    yield shown("compare", ComparePanel(Stand(), themes, _zero_ns, 180), *size)


def _zero_ns() -> int:
    return 0


def _nothing() -> None:
    pass
