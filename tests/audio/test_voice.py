"""The voice in the tracks of the shipped routines."""

from __future__ import annotations

from array import array
from operator import add
from pathlib import Path

import pytest

from midline.audio import voice as voice_module
from midline.audio.mixing import RATE
from midline.audio.voice import Voice, shipped_voice
from midline.audio.voice_clips import read_clip
from midline.audio.wav import cues_of_step, read_sounds
from midline.resources import resource
from midline.routine.reading import read_routine
from midline.session.cues import Cue
from midline.session.plan import Plan, StepKind, compile_plan
from midline.session.sound_choices import RepMarks, SoundChoices
from midline.session.speech_placing import RINGS_S, SAY

SOUNDS = read_sounds(resource("assets", "sounds"))
VOICE = shipped_voice()
LOUDEST = {
    text: max(map(abs, array("h", read_clip(path)))) for text, path in sorted(VOICE.files.items())
}


def shipped_plans() -> list[Plan]:
    read = (read_routine(p.read_bytes(), p.name).routine for p in resource("workouts").glob("*.y*"))
    return [compile_plan(routine) for routine in read if routine is not None]


@pytest.mark.parametrize("name", sorted(set(RINGS_S) - {"tick"}))
def test_a_tone_has_faded_when_speech_may_follow_it(name: str) -> None:
    tail = array("h", SOUNDS[name])[round(RINGS_S[name] * RATE) :]
    assert max(map(abs, tail)) + max(LOUDEST.values()) < 32768


def test_a_tick_under_speech_does_not_clip() -> None:
    assert max(map(abs, array("h", SOUNDS["tick"]))) + max(LOUDEST.values()) < 32768


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: str(plan.routine.name))
def test_every_pause_of_a_shipped_routine_names_what_comes(plan: Plan) -> None:
    for step in plan.steps:
        if step.is_pause:
            said = " ".join(c.name for c in spoken(plan, step.index) if c.name.startswith(SAY))
            assert step.set is not None
            side = str(step.set.side).capitalize()
            wanted = side if step.kind is StepKind.SWITCH else step.set.exercise.name
            assert wanted in said


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: str(plan.routine.name))
def test_no_track_of_a_shipped_routine_clips(plan: Plan) -> None:
    for step in plan.steps:
        assert loudest(spoken(plan, step.index)) < 32768


def spoken(plan: Plan, index: int) -> tuple[Cue, ...]:
    return cues_of_step(plan, index, VOICE, SoundChoices(reps=RepMarks.COUNT))


def loudest(cues: tuple[Cue, ...]) -> int:
    """The highest sum of two that sound together; no three do."""
    most, before = 0, (0, array("h"))
    for cue in cues:
        start = round(cue.at_s * RATE)
        sound = array("h", samples(cue.name))
        tail = before[1][start - before[0] :]
        both = list(map(add, tail, sound))
        most = max(most, *map(abs, sound), *map(abs, both or [0]))
        before = start, sound
    return most


def samples(name: str) -> bytes:
    if name.startswith(SAY):
        return read_clip(VOICE.files[name.removeprefix(SAY).casefold()])
    return SOUNDS[name]


@pytest.mark.parametrize("index", [None, "", "[]", '{"A": {}}'])
def test_without_its_files_there_is_no_voice(
    index: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if index is not None:
        (tmp_path / "index.json").write_text(index)
    monkeypatch.setattr(voice_module, "resource", lambda *_: tmp_path)
    assert shipped_voice() == Voice()


def test_one_voice_over_another_says_all_that_either_can_and_has_the_say() -> None:
    own = Voice({"plank": 0.5}, {"plank": Path("own.wav")})
    both = own.over(Voice({"plank": 1.0, "rest": 0.4}, {"plank": Path("p"), "rest": Path("r")}))
    assert both.lengths == {"plank": 0.5, "rest": 0.4}
    assert both.files == {"plank": Path("own.wav"), "rest": Path("r")}
