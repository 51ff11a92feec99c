"""Every shipped routine, compiled: its timeline and cues as they stand in tests/golden/timelines.

After a change that is meant: ``make test ARGS="tests/session --refresh"``, then read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from midline.routine.model import Routine
from midline.routine.reading import read_routine
from midline.session.cues import cues_of
from midline.session.plan import Plan, Step, StepKind, compile_plan

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "workouts").glob("*.yaml"))
GOLDEN = ROOT / "tests" / "golden" / "timelines"


def read(path: Path) -> Routine:
    reading = read_routine(path.read_bytes(), path.name)
    assert reading.routine is not None, reading.problems
    return reading.routine


def written(plan: Plan) -> Iterator[str]:
    yield f"{plan.routine.name}: {len(plan.sets)} sets in {_clock(plan.total_s)}"
    for step in plan.steps:
        yield f"{step.index:3} {_clock(step.start_s):>7} {step.kind:9} {_what(step)}".rstrip()
        yield f"{'':12} {_cues(plan, step)}"


def _what(step: Step) -> str:
    if step.set is None:
        return ""
    of = step.set
    side = f" {of.side}" if of.side else ""
    offered = " (offered)" if of.offered else ""
    return f"{step.duration_s:g} s  {of.exercise.name} {of.number}/{of.of}{side}{offered}"


def _cues(plan: Plan, step: Step) -> str:
    after_set = step.index > 0 and plan.steps[step.index - 1].kind is StepKind.WORK
    cues = cues_of(step, step.duration_s, after_set=after_set)
    return "  ".join(f"{cue.at_s:g} {cue.name}" for cue in cues)


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{seconds % 60:04.1f}"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_timeline_of_a_shipped_routine(path: Path, pytestconfig: pytest.Config) -> None:
    text = "\n".join(written(compile_plan(read(path)))) + "\n"
    golden = GOLDEN / f"{path.stem}.txt"
    if pytestconfig.getoption("--refresh"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_there_is_a_golden_timeline_for_each_shipped_routine_and_no_other() -> None:
    assert [p.stem for p in sorted(GOLDEN.glob("*.txt"))] == [p.stem for p in SHIPPED]
