"""The work of an exercise as fields, and back into the keys that say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.writing.document import Value
from midline.ui.editor.work import CLUSTER, HOLD, KINDS, REPS, Work, keys_of, work_of


@pytest.mark.parametrize(
    ("values", "work"),
    [
        ({"do": "3 x 45-60s"}, Work(HOLD, "3", hold="45-60s")),
        ({"do": "3-5×15"}, Work(REPS, "3-5", reps="15")),
        ({"do": "12 reps"}, Work(REPS, reps="12 reps")),
        ({"do": "45s"}, Work(HOLD, hold="45s")),
        ({"do": "3 x fifteen"}, Work(HOLD, "3", hold="fifteen")),
        ({"hold": "1:30"}, Work(HOLD, hold="1:30")),
        ({"sets": "3", "reps": "12"}, Work(REPS, "3", reps="12")),
        (
            {"reps": ("6", "4"), "hold": "10s", "release": "2s"},
            Work(CLUSTER, "", "6, 4", "10s", "2s"),
        ),
        ({}, Work()),
    ],
)
def test_keys_as_fields(values: dict[str, Value], work: Work) -> None:
    assert work_of(values) == work


@pytest.mark.parametrize(
    ("values", "work", "changes"),
    [
        ({"do": "3 × 45s"}, Work(HOLD, "4", hold="45s"), {"do": "4 × 45s"}),
        ({"do": "3x45s"}, Work(HOLD, "3", hold="50"), {"do": "3x50s"}),
        ({"do": "3 x 45s"}, Work(REPS, "3", reps="10"), {"do": "3 x 10"}),
        ({"do": "45s"}, Work(HOLD, "2", hold="45s"), {"do": "2 x 45s"}),
        ({"do": "3 x 45s"}, Work(HOLD, "", hold="45s"), {"do": "45s"}),
        ({}, Work(HOLD, "3", hold="30s"), {"do": "3 x 30s"}),
        ({"sets": "3", "hold": "30s"}, Work(HOLD, "4", hold="30s"), {"sets": "4"}),
        ({"sets": "3", "hold": "30s"}, Work(REPS, "3", "12"), {"reps": "12", "hold": None}),
        (
            {"reps": ("6", "4", "2"), "hold": "10s"},
            Work(CLUSTER, "", "6, 4", "10s"),
            {"reps": ("6", "4")},
        ),
        (
            {"do": "3 x 45s"},
            Work(CLUSTER, "3", "5", "10s"),
            {"do": None, "sets": "3", "reps": "5", "hold": "10s"},
        ),
    ],
)
def test_fields_as_keys_that_change(
    values: dict[str, Value], work: Work, changes: dict[str, Value | None]
) -> None:
    assert keys_of(work, values) == changes


@pytest.mark.parametrize("kind", KINDS)
def test_another_kind_has_a_usual_amount(kind: str) -> None:
    work = Work(HOLD, "3", hold="45s").of_kind(kind)
    assert work.sets == "3"
    assert bool(work.reps) == (kind != HOLD)
    assert bool(work.hold) == (kind != REPS)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"do": "a"}, Work(REPS, reps="a")),
        ({"do": "3 x 12a"}, Work(REPS, "3", reps="12a")),
        ({"do": "3 x"}, Work(REPS, "3")),
        ({}, Work(REPS)),
        ({"do": "9999s"}, Work(HOLD, hold="9999s")),
    ],
)
def test_a_slip_keeps_its_kind(values: dict[str, Value], shown: Work) -> None:
    assert work_of(values, shown) == shown


@pytest.mark.parametrize("values", [{"do": "30s"}, {"do": "b"}, {"hold": "30s"}])
def test_what_is_written_otherwise_is_shown_as_it_is_written(values: dict[str, Value]) -> None:
    assert work_of(values, Work(REPS, reps="a")) == work_of(values)
    assert work_of({"do": "30s"}, Work(REPS, reps="30s")).kind == HOLD


COUNTS = st.from_regex(r"[1-9][0-9]?(-[1-9][0-9])?", fullmatch=True)
TIMES = st.from_regex(r"[1-9][0-9]?(-[1-9][0-9])?(s| min)", fullmatch=True)
WORKS = st.one_of(
    st.builds(Work, st.just(HOLD), COUNTS, hold=TIMES),
    st.builds(Work, st.just(REPS), COUNTS, reps=COUNTS),
    st.builds(Work, st.just(CLUSTER), COUNTS, COUNTS, TIMES, TIMES),
)
WRITTEN: st.SearchStrategy[dict[str, Value]] = st.one_of(
    st.just({}),
    st.tuples(COUNTS, st.sampled_from((" x ", "x", "×")), TIMES | COUNTS).map(
        lambda parts: {"do": "".join(parts)}
    ),
    st.fixed_dictionaries({"sets": COUNTS, "hold": TIMES}),
    st.fixed_dictionaries({"reps": st.tuples(COUNTS, COUNTS), "hold": TIMES, "release": TIMES}),
)


@given(values=WRITTEN, work=WORKS)
def test_whatever_was_written_the_keys_say_what_the_fields_say(
    values: dict[str, Value], work: Work
) -> None:
    after = {**values, **keys_of(work, values)}
    said = {key: value for key, value in after.items() if value is not None}
    assert work_of(said) == work
    assert keys_of(work, said) == {}
