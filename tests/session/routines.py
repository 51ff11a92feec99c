"""Routines of every shape, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from midline.routine.model import (
    Cluster,
    Exercise,
    Hold,
    Order,
    Reps,
    Routine,
    Section,
    Sides,
    Tempo,
    Work,
)

seconds = st.integers(1, 90).map(float) | st.sampled_from([0.5, 2.5, 7.25])
pauses = st.just(0.0) | st.integers(0, 60).map(float)


def _range(least: float, more: float) -> Hold:
    return Hold(least, least + more)


works: st.SearchStrategy[Work] = st.one_of(
    st.builds(_range, seconds, pauses),
    st.builds(lambda least, more: Reps(least, least + more), st.integers(1, 20), st.integers(0, 9)),
    st.builds(Cluster, st.integers(1, 6), seconds, pauses),
)


phases = st.sampled_from([0.0, 0.3, 0.5, 1.0, 2.0])
tempos = st.builds(Tempo, phases, phases, phases, phases).filter(lambda tempo: tempo.rep_s >= 0.5)


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    sets = tuple(draw(st.lists(works, min_size=1, max_size=4)))
    tempo = draw(st.none() | tempos)
    return Exercise(
        name=draw(st.sampled_from(["Plank", "Bridge", "Bird dog"])),
        works=sets,
        sets_least=draw(st.integers(1, len(sets))),
        rest_s=draw(pauses),
        sides=draw(st.sampled_from(list(Sides))),
        switch_s=draw(pauses),
        pace_s=tempo.rep_s if tempo else draw(st.none() | seconds),
        tempo=tempo,
    )


sections = st.builds(
    Section,
    name=st.sampled_from(["", "core"]),
    exercises=st.lists(exercises(), min_size=1, max_size=3).map(tuple),
    order=st.sampled_from(list(Order)),
    rounds=st.integers(1, 3),
)
routines = st.builds(
    Routine,
    name=st.just("Any"),
    sections=st.lists(sections, min_size=1, max_size=3).map(tuple),
    get_ready_s=pauses,
)
