"""All that is heard in every shipped routine, in order, as it stands in tests/golden/speech.

After a change that is meant: ``make test ARGS="tests/audio/test_golden_speech.py --refresh"``, then
read the diff as someone would hear it, face down. The marks of reps are drawn: see ``DRAWN``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from midline.audio.voice import shipped_voice
from midline.audio.wav import cues_of_step
from midline.routine.reading import read_routine
from midline.session.cues import Cue
from midline.session.plan import Plan, compile_plan
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.session.speech_placing import SAY

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "workouts").glob("*.yaml"))
GOLDEN = ROOT / "tests" / "golden" / "speech"
VOICE = shipped_voice()
EVERYTHING = SoundChoices(Speech.ALL, RepMarks.COUNT)
DRAWN = {"lift": "/", "top": "-", "lower": "\\", "bottom": "_", "tick": "."}


def heard(plan: Plan) -> Iterator[str]:
    for step in plan.steps:
        cues = cues_of_step(plan, step.index, VOICE, EVERYTHING)
        yield f"{step.index:3} {step.kind:9} {step.duration_s:g} s: {' '.join(_heard(cues))}"


def _heard(cues: tuple[Cue, ...]) -> Iterator[str]:
    """Words that follow each other stand together in quotes."""
    for is_said, several in groupby(cues, lambda cue: cue.name.startswith(SAY)):
        names = [cue.name.removeprefix(SAY) for cue in several]
        if is_said:
            yield f'"{". ".join(names)}"'
        else:
            yield from (DRAWN.get(name, name) for name in names)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_heard_in_a_shipped_routine(path: Path, pytestconfig: pytest.Config) -> None:
    routine = read_routine(path.read_bytes(), path.name).routine
    assert routine is not None
    text = "\n".join(heard(compile_plan(routine))) + "\n"
    golden = GOLDEN / f"{path.stem}.txt"
    if pytestconfig.getoption("--refresh"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_there_is_a_golden_page_for_each_shipped_routine_and_no_other() -> None:
    assert [p.stem for p in sorted(GOLDEN.glob("*.txt"))] == [p.stem for p in SHIPPED]
