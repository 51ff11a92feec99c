"""The exercises of a routine file: from their mappings to the model."""

from __future__ import annotations

from typing import TypeVar

from midline.routine import values
from midline.routine.durations import format_duration
from midline.routine.fields import Fields
from midline.routine.limits import LIST_MOST, SET_MOST_S, SETS_MOST
from midline.routine.model import (
    DEFAULT_RELEASE_S,
    DEFAULT_SWITCH_S,
    Cluster,
    Exercise,
    Hold,
    Reps,
    Sides,
    Tempo,
    Work,
)
from midline.routine.problems import Findings
from midline.routine.short_form import Sets, parse_hold, parse_reps, parse_sets, parse_short_form
from midline.routine.view import View
from midline.routine.yaml_tree import Mapping

A = TypeVar("A", Hold, Reps)

_NO_SETS = Sets(0, ())
_sides = values.one_of(Sides)
_view = values.one_of(View)


def read_exercise(mapping: Mapping, rest_s: float, findings: Findings) -> Exercise:
    """The exercise as far as it could be read; ``findings`` tells what could not."""
    fields = Fields(mapping, "exercise", findings)
    fields.require("name", "Plank")
    sets = _short_form(fields) if "do" in fields else _long_form(fields)
    tempo, pace_s = _pace(fields, sets.works)
    _check_length(fields, sets.works, pace_s)
    if "sides" not in fields:
        fields.useless(["switch"], "without `sides`", "add `sides: left-right`")
    return Exercise(
        name=fields.take("name", values.name, ""),
        works=sets.works,
        sets_least=sets.least,
        rest_s=fields.take("rest", values.pause, rest_s),
        sides=fields.take("sides", _sides, Sides.NONE),
        switch_s=fields.take("switch", values.pause, DEFAULT_SWITCH_S),
        pace_s=pace_s,
        tempo=tempo,
        figure=fields.take("figure", values.figure, None),
        view=fields.take("view", _view, None),
        tips=_lines(fields, "tips"),
        needs=_lines(fields, "needs"),
    )


def _short_form(fields: Fields) -> Sets:
    hint = "write all of it in `do`, or all of it in the long form"
    fields.forbid(["sets", "reps", "hold", "release"], "cannot stand beside `do`", hint)
    return fields.take("do", parse_short_form, _NO_SETS)


def _long_form(fields: Fields) -> Sets:
    given = [key for key in ("reps", "hold") if key in fields]
    if not given:
        hint = "for example `do: 3 x 15` or `hold: 45s`"
        fields.error("", "an exercise needs `do`, `reps` or `hold`", hint)
    if len(given) < 2:
        fields.useless(["release"], "without both `reps` and `hold`")
    reps = fields.take_each("reps", parse_reps)
    holds = fields.take_each("hold", parse_hold)
    sets = _number_of_sets(fields)
    if not given or sets is None or reps is None or holds is None:
        return _NO_SETS  # a finding says why
    least, most = sets
    return Sets(least, _works(fields, reps, holds, most))


def _works(
    fields: Fields, reps: tuple[Reps, ...], holds: tuple[Hold, ...], most: int
) -> tuple[Work, ...]:
    if not holds:
        return _one_for_each(reps, most)
    if not reps:
        return _one_for_each(holds, most)
    if any(r.least != r.most for r in reps) or any(h.least_s != h.most_s for h in holds):
        hint = "reps and hold together are a hold cluster: one number each"
        fields.error("hold", "a hold cluster takes no range", hint)
        return ()
    release_s = fields.take("release", values.pause, DEFAULT_RELEASE_S)
    return tuple(
        Cluster(r.most, h.most_s, release_s)
        for r, h in zip(_one_for_each(reps, most), _one_for_each(holds, most), strict=True)
    )


def _one_for_each(amounts: tuple[A, ...], most: int) -> tuple[A, ...]:
    """The amount of each set: its own from a list, or the only one for all."""
    return amounts if len(amounts) > 1 else amounts * most


def _number_of_sets(fields: Fields) -> tuple[int, int] | None:
    """Least and most; None where ``sets`` and the lists do not agree or are wrong."""
    lengths = {key: n for key in ("reps", "hold") if (n := fields.length(key)) is not None}
    for key, length in lengths.items():
        if not 1 <= length <= SETS_MOST:
            fields.error(key, f"a list of {key} has 1 to {SETS_MOST} entries, not {length}")
            return None
    if len(set(lengths.values())) > 1:
        fields.error("hold", "the lists of `reps` and `hold` differ in length")
        return None
    listed = next(iter(lengths.values()), None)
    if "sets" not in fields:
        return listed or 1, listed or 1
    sets = fields.take("sets", parse_sets, None)
    if sets and listed and sets[1] != listed:
        text = f"`sets` says {sets[1]}, but the list has {listed}"
        fields.error("sets", text, "leave `sets` out: the list gives their number")
        return None
    return sets


def _pace(fields: Fields, works: tuple[Work, ...]) -> tuple[Tempo | None, float | None]:
    """The tempo, and seconds per rep; both None where a set waits for "finish"."""
    if works and not isinstance(works[0], Reps):
        fields.useless(["tempo", "pace"], "on a hold", "it is for sets of reps")
        return None, None
    if "tempo" in fields:
        fields.forbid(["pace"], "cannot stand beside `tempo`", "the tempo gives the pace too")
    tempo = fields.take("tempo", values.tempo, None)
    return tempo, tempo.rep_s if tempo else fields.take("pace", values.pace, None)


def _check_length(fields: Fields, works: tuple[Work, ...], pace_s: float | None) -> None:
    longest_s = max((_length_s(work, pace_s) for work in works), default=0.0)
    if longest_s > SET_MOST_S:
        text = f"one set would last {format_duration(longest_s)}"
        hint = f"the most is {format_duration(SET_MOST_S)}"
        fields.error("do" if "do" in fields else "reps", text, hint)


def _length_s(work: Work, pace_s: float | None) -> float:
    match work:
        case Hold():
            return work.most_s
        case Cluster():
            return work.duration_s
        case Reps():
            return work.most * (pace_s or 0)


def _lines(fields: Fields, key: str) -> tuple[str, ...]:
    lines = fields.take_each(key, values.line) or ()
    if len(lines) > LIST_MOST:
        fields.error(key, f"at most {LIST_MOST} {key}, not {len(lines)}")
    return lines
