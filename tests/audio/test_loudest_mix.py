"""The loudest that the planner can put together, with the shipped sounds and voice: never clips."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from midline.audio.mixing import RATE
from midline.audio.voice import shipped_voice
from midline.audio.voice_clips import read_clip
from midline.audio.wav import read_sounds
from midline.resources import resource
from midline.routine.model import Exercise, Hold, Reps, Routine, Section, Tempo
from midline.session.cues import MARKS, Cue
from midline.session.events import StepResumed, StepStarted
from midline.session.plan import Step, compile_plan
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech_placing import APART_S, RINGS_S, SAY, spoken_track
from tests.session.routines import routines

BLOCK = RATE // 250
VOICE = shipped_voice()


def peaks(samples: bytes) -> list[int]:
    """The loudest sample of every 4 ms."""
    sound = array("h", samples)
    return [max(map(abs, sound[i : i + BLOCK])) for i in range(0, len(sound), BLOCK)]


PEAKS = {name: peaks(sound) for name, sound in read_sounds(resource("assets", "sounds")).items()}
PEAKS |= {SAY + text: peaks(read_clip(file)) for text, file in VOICE.files.items()}


def loudest(track: tuple[Cue, ...]) -> int:
    """No sample of the mixed track is louder: the peaks of all that sounds within 4 ms, added."""
    blocks = defaultdict[int, int](int)
    for cue in track:
        first = int(cue.at_s * RATE) // BLOCK
        sound = [0, *PEAKS[cue.name.casefold()], 0]
        for i in range(len(sound) - 1):  # a sound may begin anywhere in a block of the track
            blocks[first + i] += max(sound[i], sound[i + 1])
    return max(blocks.values(), default=0)


def ways_into(step: Step, at: float) -> tuple[StepStarted | StepResumed, ...]:
    length_s = None if step.is_open_ended else step.duration_s
    lead_in_s = 0.0 if step.is_pause else 3.0
    return (
        StepStarted(0, step, length_s, after_set=True),
        StepStarted(0, step, length_s, lead_in_s),
        StepResumed(0, step, length_s, lead_in_s, at * step.duration_s),
    )


def test_a_word_a_mark_and_a_tone_that_rings_do_not_clip_together() -> None:
    word = max(max(PEAKS[SAY + text]) for text in VOICE.files)
    mark = max(max(PEAKS[name]) for name in MARKS)
    tails = [
        max(PEAKS[name][int((ends_s + APART_S) * RATE / BLOCK) :], default=0)
        for name, ends_s in RINGS_S.items()
    ]
    assert word + mark + max(tails) < 32768


MOVES = (
    Exercise("Plank", (Hold(15, 30), Hold(10.6, 20)), 1, 10),
    Exercise(
        "Triceps dip", (Reps(8, 20), Reps(8, 20)), 2, 3, tempo=Tempo(0.5, 0, 0.5, 0), pace_s=1
    ),
    Exercise("Hip bridge", (Reps(99, 100),), 1, 3, tempo=Tempo(2, 1, 2, 0), pace_s=5),
)


@settings(max_examples=15, deadline=None)
@given(routines, st.floats(0, 1))
@example(Routine("Any", (Section("", MOVES),)), 0.4)
def test_no_track_can_clip(routine: Routine, at: float) -> None:
    for step in compile_plan(routine).steps[:8]:
        for began, reps in product(ways_into(step, at), (RepMarks.TICK, RepMarks.COUNT)):
            track = spoken_track(began, VOICE.lengths, SoundChoices(Speech.ALL, reps))
            assert loudest(track) < 32768, track
