"""Every frame of every shipped figure: joints, bones, floor, contacts. And who finds them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from midline.figures.body import Body
from midline.figures.checks import frame_problems, frames
from midline.figures.model import Figure, Kind
from midline.figures.motion import frame
from midline.figures.reading import read_figure
from midline.figures.skeleton import FOREARM, SHIN, THIGH, UPPER_ARM
from midline.library.figures import Figures, plain
from midline.resources import resource
from midline.routine.reading import read_routine

FOLDER = resource("assets", "figures")
FILES = sorted(FOLDER.glob("*.yaml"))
ROUTINES = sorted(resource("workouts").glob("*.yaml"))
COMMON_MOVES = """
    Dead bug, Mountain climber, Cat-cow, Child's pose, Glute bridge march, Hollow hold, Superman,
    Side bend, Knee to chest, Pelvic tilt, Crunch, Reverse crunch, Leg raise, Russian twist,
    Wall sit, Squat, Lunge, Hamstring stretch, Hip-flexor stretch, Cobra, Rock-back, Scissor kick,
    Flutter kick, Push-up, Sit-up, Bicycle crunch, Calf raise, Good morning, Downward dog
"""


def read(path: Path) -> Figure:
    reading = read_figure(path.read_bytes(), path.name)
    assert reading.problems == ()
    assert reading.figure is not None
    return reading.figure


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def figure(request: pytest.FixtureRequest) -> Figure:
    return read(request.param)


def test_joints_keep_their_limits_nothing_sinks_and_contacts_stay(figure: Figure) -> None:
    assert frame_problems(figure) == ()


def test_bones_keep_their_length(figure: Figure) -> None:
    for each in frames(figure):
        for length, start, end in _bones(each.body):
            assert length == pytest.approx(abs(end - start), abs=1e-9)


def _bones(body: Body) -> list[tuple[float, complex, complex]]:
    bones = (
        (UPPER_ARM, "shoulder", "elbow"),
        (FOREARM, "elbow", "wrist"),
        (THIGH, "hip", "knee"),
        (SHIN, "knee", "ankle"),
    )
    return [
        (length, body[f"{side}_{start}"], body[f"{side}_{end}"])
        for side in ("near", "far")
        for length, start, end in bones
    ]


def test_nothing_jumps_between_two_frames(figure: Figure) -> None:
    for before, after in pairwise(frames(figure)):
        for joint, point in after.body.items():
            assert abs(point - before.body[joint]) < 0.16, joint


LOOPS = [figure for figure in map(read, FILES) if figure.kind is Kind.LOOP]


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.name)
def test_a_loop_ends_as_it_begins(loop: Figure) -> None:
    first, last = (frame(loop, seconds, is_hold=True) for seconds in (0.0, loop.cycle_s - 1e-6))
    for joint, point in last.body.items():
        assert point == pytest.approx(first.body[joint], abs=1e-4), joint


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_every_move_of_the_shipped_routines_has_a_figure(path: Path) -> None:
    routine = read_routine(path.read_bytes(), path.name).routine
    assert routine is not None
    figures = Figures([FOLDER])
    for exercise in routine.exercises:
        assert figures.find(exercise.figure, "") is not None, exercise.name
        assert figures.find(None, exercise.name) is not None, exercise.name


@pytest.mark.parametrize("name", [name.strip() for name in COMMON_MOVES.split(",")])
def test_common_moves_are_found_by_name(name: str) -> None:
    assert Figures([FOLDER]).find(None, name) is not None


def test_no_two_figures_claim_a_name() -> None:
    claimed: dict[str, str] = {}
    for path in FILES:
        for name in {plain(each) for each in (path.stem, read(path).name, *read(path).also)}:
            assert claimed.setdefault(name, path.stem) == path.stem
