"""Importers given anything at all: a routine that can be run, or one sentence."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest

from midline.known_errors import KnownError
from midline.library.importing import import_routines
from midline.routine.reading import read_routine
from tests.library.importers.test_importing import SHARED, THRESHOLD, TIMER, WORKOUT

ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 1e300, 10**400, float("nan"), float("inf"), "", "x" * 5000, "\x00"),
    *("\ud800", "- a: b", "# no", "30s", "{", [], {}, [[]], [{}], {"": ""}, "1e999", "٣", "-0"),
)


def test_2_000_mutated_files_give_routines_or_a_sentence() -> None:
    taken = sum(_is_taken(seed) for seed in range(2_000))
    assert 200 < taken < 1_800  # both ends are tried


@pytest.mark.long
def test_50_000_mutated_files_give_routines_or_a_sentence() -> None:
    assert sum(_is_taken(seed) for seed in range(2_000, 52_000))


def _is_taken(seed: int) -> bool:
    """True where the file gave routines; each of them can be run."""
    data = _file(random.Random(seed))
    try:
        found = import_routines(data, "a file")
    except KnownError:
        return False
    for routine in found.routines:
        assert read_routine(routine.text.encode(), "").routine, seed
    return bool(found.routines)


def _file(rng: random.Random) -> bytes:
    if rng.random() < 0.25:
        text = THRESHOLD
    else:
        whole = copy.deepcopy(rng.choice([WORKOUT, {"workouts": [WORKOUT]}, [TIMER], SHARED]))
        for _ in range(rng.randint(0, 3)):
            _mutate(whole, rng)
        text = json.dumps(whole, ensure_ascii=rng.random() < 0.5)
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(rng.choice([0, 0, 0, 1, 5])):
        at = rng.randint(0, len(data))
        data[at : at + rng.randint(0, 3)] = rng.randbytes(rng.randint(0, 3))
    return bytes(data)


def _mutate(data: Any, rng: random.Random) -> None:
    """One value somewhere becomes another, goes, or stands twice."""
    while True:
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        if not keys:
            return
        key = rng.choice(keys)
        if isinstance(data[key], dict | list) and data[key] and rng.random() < 0.8:
            data = data[key]
            continue
        change = rng.random()
        if change < 0.2:
            del data[key]
        elif change < 0.3 and isinstance(data, list):
            data.extend(copy.deepcopy(data) * rng.choice([1, 20]))
        else:
            data[key] = copy.deepcopy(rng.choice(ODD))
        return
