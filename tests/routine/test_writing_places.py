"""Whose key stands at a place of the text."""

from __future__ import annotations

import pytest

from midline.routine.problems import Spot
from midline.routine.writing.places import Address, Keys, addresses, key_at
from midline.routine.yaml_tree import parse_tree

TEXT = """\
name: Mixed
sections:
- name: Core
  exercises:
  - name: Plank
    do: 3 x 45s
  - {name: Bridge, do: 3 x 10}
  rounds: 2
- {name: Cool-down, exercises: [{name: Cat, hold: 30s}]}
rest: 20s
"""


def test_each_key_is_found_at_its_own_place() -> None:
    root = parse_tree(TEXT)
    assert root is not None
    keys = Keys(root)
    for at, part in addresses(root):
        for name, _ in part.entries:
            assert keys.at(name) == (at, name.text)


@pytest.mark.parametrize(
    ("line", "column", "whose"),
    [
        (6, 15, ((0, 0), "do")),
        (7, 24, ((0, 1), "do")),
        (8, 12, ((0,), "rounds")),
        (9, 50, ((1, 0), "hold")),
        (10, 7, ((), "rest")),
        (99, 1, ((), "rest")),
    ],
)
def test_a_value_is_its_keys(line: int, column: int, whose: tuple[Address, str]) -> None:
    root = parse_tree(TEXT)
    assert root is not None
    assert key_at(root, Spot(line, column)) == whose


def test_before_the_first_key_all_is_the_routines() -> None:
    root = parse_tree("\n\nname: Late")
    assert root is not None
    assert key_at(root, Spot(1, 1)) == ((), "")
