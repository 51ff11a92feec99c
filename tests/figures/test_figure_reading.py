"""What a figure file may say, and what is said about one that is wrong."""

from __future__ import annotations

from cmath import isfinite
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.figures.checks import frame_problems
from midline.figures.model import Arrow, Kind, Prop, PropKind, Way
from midline.figures.motion import frame
from midline.figures.parts import NAMES
from midline.figures.reading import FigureReading, read_figure
from midline.figures.reading_parts import KEYS, SURFACES
from midline.figures.skeleton import View

STANDING = "name: Stand\ncontacts: {feet: floor}\n"


def read(text: str) -> FigureReading:
    return read_figure(text.encode(), "f.yaml")


def problems(text: str) -> list[str]:
    return [str(problem).removeprefix("f.yaml:") for problem in read(text).problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: error: a figure is made of keys and values"),
        ("- plank", "1:1: error: a figure is made of keys and values"),
        ("name: A", "1:1: error: a figure needs `bottom`"),
        (STANDING + "hold: {}\nloop: []", "4:7: error: `loop` cannot stand beside `hold`"),
        (STANDING + "loop: [{}]", "3:7: error: a loop is a list of two poses or more"),
        (STANDING + "loop: [{}, 7]", "3:12: error: a pose has keys of its own"),
        (STANDING + "hold: still", "3:7: error: `hold` is a pose"),
        (STANDING + "hold: {knees: a lot}", "3:15: error: an angle is a number of degrees"),
        (STANDING + "hold: {knees: .nan}", "3:15: error: an angle is a number of degrees"),
        (STANDING + "hold: {near_elbow: -10}", "3:20: error: no elbow bends to -10"),
        (STANDING + "hold: {knee: 10}", "3:8: warning: `knee` is not a key of a pose"),
        (STANDING + "hold: {}\nstill: top", "4:8: error: `top` is none of this figure's poses"),
        (STANDING + "hold: {}\ncycle: 3s", "4:8: warning: `cycle` has no effect"),
        (STANDING + "loop: [{}, {}]\ncycle: 3h", "4:8: error: a cycle takes 0.3 to 60 seconds"),
        (STANDING + "hold: {}\nview: top", "4:7: error: `top` is not side or front"),
        (STANDING + "hold: {}\nprops: [rug]", "4:9: error: `rug` is not mat"),
        (STANDING + "hold: {}\nprops: [{ball: nose}]", "4:16: error: a prop cannot stand at"),
        (STANDING + "hold: {}\nprops: [{shift: 1}]", "4:9: error: this prop is of no kind"),
        (STANDING + "hold: {}\nprops: [{wall: hips, shift: 9}]", "4:29: error: a shift is in"),
        (STANDING + "hold: {}\narrows: up", "4:9: error: `arrows` has keys of its own"),
        (STANDING + "hold: {}\narrows: {hips: up}", "4:16: error: `up` is not round"),
        (STANDING + "hold: {}\nhands: low", "4:8: error: `low` is not front or behind"),
        ("name: A\nhold: {}", "2:7: error: a pose must touch something"),
        ("name: A\ncontacts: feet\nhold: {}", "2:11: error: `contacts` has keys of its own"),
        ("name: A\ncontacts: {feet: sky}\nhold: {}", "2:18: error: this is nothing to lie or"),
        (
            STANDING + "bottom: {}\ntop: {contacts: {hands: floor}}",
            "4:6: error: this pose touches nothing that those before it touch",
        ),
        (STANDING + "hold: &a {}", "3:7: error: an anchor"),
        ("\x00", "1:1: error: a character that is not text"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(text: str, problem: str) -> None:
    assert any(said.startswith(problem) for said in problems(text)), problems(text)


@pytest.mark.parametrize(
    ("keys", "kind"),
    [("hold: {}", Kind.HOLD), ("bottom: {}\ntop: {}", Kind.REP), ("loop: [{}, {}]", Kind.LOOP)],
)
def test_the_keys_say_what_kind_it_is(keys: str, kind: Kind) -> None:
    figure = read(STANDING + keys).figure
    assert figure is not None
    assert figure.kind is kind


def test_a_pair_means_both_limbs_and_one_of_them_may_differ() -> None:
    text = "name: Sit\ncontacts: {hips: floor}\nhold: {near_hip: 20, hips: 5}"
    figure = read(text).figure
    assert figure is not None
    assert (figure.poses[0].pose.near_hip, figure.poses[0].pose.far_hip) == (20, 5)


def test_props_stand_at_a_joint() -> None:
    figure = read(STANDING + "hold: {}\nprops: [mat, {wall: heels, shift: -0.1}]").figure
    assert figure is not None
    assert figure.props == (Prop(PropKind.MAT), Prop(PropKind.WALL, "near_heel", -0.1))


def test_an_arrow_goes_about_a_joint() -> None:
    figure = read(STANDING + "hold: {}\narrows: {hips: to and fro, far_shoulder: roll}").figure
    assert figure is not None
    assert set(figure.arrows) == {
        Arrow("hip", Way.TO_AND_FRO),
        Arrow("far_shoulder", Way.ROLL),
    }


@given(st.binary(max_size=200))
def test_any_bytes_give_a_figure_or_a_problem(data: bytes) -> None:
    reading = read_figure(data, "f.yaml")
    assert (reading.figure is None) == any(p.severity == "error" for p in reading.problems)


POSES = st.dictionaries(
    st.sampled_from([key for key in KEYS["pose"] if key != "contacts"]),
    st.integers(-30, 140),
    max_size=8,
)
CONTACTS = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from(list(SURFACES)), min_size=1, max_size=4
)


@given(POSES, POSES, CONTACTS, st.sampled_from(View))
def test_whatever_is_drawn_can_be_painted(
    bottom: dict[str, int], top: dict[str, int], contacts: dict[str, str], view: View
) -> None:
    lines = (f"view: {view}", f"contacts: {contacts}", f"bottom: {bottom}", f"top: {top}")
    figure = read("name: Any\n" + "\n".join(lines).replace("'", "")).figure
    if figure is not None:
        frame_problems(figure)
        for seconds, is_hold in product((0.0, 0.7, 1.5), (False, True)):
            body = frame(figure, seconds, None, is_hold).body
            assert all(isfinite(point) for point in body.values())
