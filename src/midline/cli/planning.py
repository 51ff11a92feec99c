"""``midline plan`` and ``midline track``: what will happen, and how it will sound."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from midline.cli.routines import read_plan
from midline.data_folder import data_folder
from midline.known_errors import KnownError, reason
from midline.session.plan import Plan, Step, StepKind, plan_as_dict
from midline.session.sound_choices import RepMarks, SoundChoices, Speech
from midline.terminal.text import printable, table
from midline.terminal.words import STEP_WORDS, clock, number, target


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
    count = len(compiled.sets)
    total = f"{clock(compiled.total_s)} in all, {count} {'set' if count == 1 else 'sets'}"
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
        for cue in cues_of_step(compiled, options.step, voice, choices, own):
            print(f"{cue.at_s:.3f}\t{cue.name}")
    return 0
