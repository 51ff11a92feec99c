"""Every example of docs/figure-format.md is read; the bad ones say what the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from midline.figures.checks import frame_problems
from midline.figures.model import Hands, Way
from midline.figures.parts import NAMES
from midline.figures.reading import read_figure
from midline.figures.reading_parts import JOINTS, KEYS, PAIRS, SURFACES
from midline.figures.skeleton import BUILDS, View

PAGE = (Path(__file__).parents[2] / "docs/figure-format.md").read_text("utf-8")
GOOD = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
BAD = re.findall(r"^```yaml bad\n(.*?)^```\n\n```text\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_every_example_on_the_page_is_tested() -> None:
    assert len(GOOD) + len(BAD) == PAGE.count("```yaml")
    assert len(GOOD) >= 5
    assert len(BAD) >= 2


@pytest.mark.parametrize("text", GOOD, ids=lambda text: text.splitlines()[0])
def test_a_good_example_has_no_problems_in_any_frame(text: str) -> None:
    reading = read_figure(text.encode(), "figure.yaml")
    assert reading.problems == ()
    assert reading.figure is not None
    assert frame_problems(reading.figure) == ()


@pytest.mark.parametrize(("text", "printed"), BAD)
def test_a_bad_example_prints_what_the_page_shows(text: str, printed: str) -> None:
    problems = read_figure(text.encode(), "figure.yaml").problems
    assert [str(problem) for problem in problems] == printed.splitlines()


def one_of_a_pair(key: str) -> bool:
    return key.startswith(("near_", "far_"))


@pytest.mark.parametrize(
    "word",
    sorted(
        {key for keys in KEYS.values() for key in keys if not one_of_a_pair(key)}
        | {name for name in NAMES if not one_of_a_pair(name)}
        | {*SURFACES, *JOINTS, *Way, *Hands}
    ),
)
def test_every_word_is_explained(word: str) -> None:
    assert f"`{word}`" in PAGE or f"`{word}:" in PAGE


@pytest.mark.parametrize("view", View)
def test_the_limits_on_the_page_are_those_of_the_skeleton(view: View) -> None:
    plurals = {name: key for key, name in PAIRS.items()}
    for angle, (low, high) in BUILDS[view].limits.items():
        rows = re.findall(rf"^\| `{plurals.get(angle, angle)}` .*$", PAGE, re.MULTILINE)
        assert any(f" {low:g} to {high:g} " in row for row in rows), angle
