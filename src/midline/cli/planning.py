"""``midline plan`` and ``midline track``: what will happen, and how it will sound."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from midline.cli.routines import read_plan
from midline.data_folder import data_folder
from midline.known_errors import KnownError, reason
from midline.session.cues import Cue
from midline.session.plan import Plan, Step, StepKind, plan_as_dict
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.terminal.text import printable, table
from midline.terminal.words import STEP_WORDS, clock, counted, number, target

if TYPE_CHECKING:
    from midline.audio.voice import Voice

NO_CLIP = " (no clip)"


def plan(options: Namespace) -> int:
    _, compiled = read_plan(options.routine, data_folder(options.data))
    if options.json:
        print(json.dumps(plan_as_dict(compiled), ensure_ascii=False, indent=2))
    else:
        print(timeline(compiled))
    return 0


def timeline(compiled: Plan) -> str:
    header = ("step", "start", "lasts", "", "exercise", "set", "side", "target")
    rows = [header, *(_row(step) for step in compiled.steps)]
    total = f"{clock(compiled.total_s)} in all, {counted(len(compiled.sets), 'set')}"
    return f"{printable(compiled.routine.name)}\n\n{table(rows, right='rrr')}\n\n{total}"


def _row(step: Step) -> tuple[str, ...]:
    start = (str(step.index), clock(step.start_s))
    planned = step.set
    if step.kind is not StepKind.WORK or planned is None:
        lasts = f"{number(step.duration_s)} s" if planned else ""
        return (*start, lasts, STEP_WORDS[step.kind], "", "", "", "")
    about = "~" if step.is_open_ended else ""
    offered = " (offered)" if planned.offered else ""
    return (
        *start,
        f"{about}{number(step.duration_s)} s",
        STEP_WORDS[step.kind],
        planned.exercise.name,
        f"{planned.number} of {planned.of}{offered}",
        str(planned.side) if planned.side else "",
        target(planned),
    )


def track(options: Namespace) -> int:
    from midline.audio.own_names import OwnNames
    from midline.audio.own_sounds_making import make_ready
    from midline.audio.voice import shipped_voice
    from midline.audio.wav import cues_of_step, write_track

    if not options.cues and not options.output:
        options.usage_error("say where to write it with -o FILE.wav, or list it with --cues")
    if options.output and options.output.suffix.lower() != ".wav":
        options.usage_error(f"{options.output} is written as WAV: let its name end in .wav")
    folder = data_folder(options.data)
    _, compiled = read_plan(options.routine, folder)
    if not 0 <= options.step < len(compiled.steps):
        raise KnownError(f"There is no step {options.step}: they go from 0 to "
                         f"{len(compiled.steps) - 1}, as midline plan shows.")  # fmt: skip
    choices = SoundChoices(Speech(options.speech or "tones"), RepMarks(options.reps))
    own = make_ready(folder)
    if own.news:
        print(f"midline: {own.news}", file=sys.stderr)
    voice = None
    if options.speech:
        made = OwnNames(folder.cache / "voice").voice(compiled, shipped_voice())
        voice = own.voice.over(made)
    if options.output:
        try:
            write_track(compiled, options.step, options.output, voice, choices, own)
        except OSError as error:
            raise KnownError(f"{options.output} can't be written: {reason(error)}.") from error
    if options.cues:
        cues = cues_of_step(compiled, options.step, voice, choices, own)
        rows = [(cue.at_s, cue.name) for cue in cues]
        if voice:
            unsaid = _without_clip(compiled, options.step, voice, choices)
            rows += [(cue.at_s, f"{cue.name}{NO_CLIP}") for cue in unsaid]
        for at_s, name in sorted(rows):
            print(f"{at_s:.3f}\t{printable(name)}")
    return 0


def _without_clip(plan: Plan, index: int, voice: Voice, choices: SoundChoices) -> Iterator[Cue]:
    """What a step would say, and about when, if ``voice`` had clips for it."""
    from midline.audio.own_names import wanted
    from midline.audio.voice import Voice
    from midline.audio.wav import cues_of_step
    from midline.session.speech_placing import SAY

    texts = {text.casefold() for text in wanted(plan, voice)}
    as_if = Voice(dict.fromkeys(texts, 0.0)).over(voice)
    for cue in cues_of_step(plan, index, as_if, choices):
        if cue.name.startswith(SAY) and cue.name.removeprefix(SAY).casefold() in texts:
            yield cue
