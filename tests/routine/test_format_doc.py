"""Every example of docs/routine-format.md is read; the bad ones say what the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from midline.routine import limits
from midline.routine.fields import KEYS
from midline.routine.reading import read_routine

PAGE = (Path(__file__).parents[2] / "docs/routine-format.md").read_text("utf-8")
GOOD = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
BAD = re.findall(r"^```yaml bad\n(.*?)^```\n\n```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def problems_of(text: str) -> list[str]:
    return [str(problem) for problem in read_routine(text.encode(), "example.yaml").problems]


def test_every_example_on_the_page_is_tested() -> None:
    assert len(GOOD) + len(BAD) == PAGE.count("```yaml")
    assert len(GOOD) >= 10
    assert len(BAD) >= 2


@pytest.mark.parametrize("text", GOOD, ids=lambda text: text.splitlines()[0])
def test_a_good_example_has_no_problems(text: str) -> None:
    assert problems_of(text) == []


@pytest.mark.parametrize(("text", "printed"), BAD)
def test_a_bad_example_prints_what_the_page_shows(text: str, printed: str) -> None:
    assert problems_of(text) == printed.splitlines()


@pytest.mark.parametrize("key", sorted({key for keys in KEYS.values() for key in keys}))
def test_every_key_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE or f"`{key}:" in PAGE


@pytest.mark.parametrize(
    "row",
    [
        f"nested {limits.DEPTH_MOST} deep",
        f"{limits.NODES_MOST:,} values",
        f"| exercises in a routine | {limits.EXERCISES_MOST} |",
        f"| {limits.SETS_MOST}; {limits.TOTAL_SETS_MOST:,} |",
        f"| rounds of a section | {limits.ROUNDS_MOST} |",
        f"| reps in a set | {limits.REPS_MOST:,} |",
        f"| {limits.PACE_LEAST_S:g} to {limits.PACE_MOST_S:g} |",
        f"| {limits.NAME_MOST} characters |",
        f"| {limits.TEXT_MOST:,} characters |",
        f"| {limits.LIST_MOST} each |",
    ],
)
def test_the_limits_on_the_page_are_those_of_the_reader(row: str) -> None:
    assert row in PAGE
