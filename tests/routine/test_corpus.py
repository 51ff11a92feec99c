"""Good and bad routine files: what the reader says of them, and that the schema agrees.

The files in corpus/good have no problems. Each file in corpus/bad ends with the problems that are
expected of it, as `#> ` comments. `# schema: cannot tell` stands where only the reader sees it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from midline.routine.reading import read_routine

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).parent / "corpus"
GOOD = sorted([*CORPUS.glob("good/*.yaml"), *ROOT.glob("workouts/*.yaml")])
BAD = sorted(CORPUS.glob("bad/*.yaml"))
SCHEMA = json.loads((ROOT / "assets/routine.schema.json").read_text("utf-8"))


def names(paths: list[Path]) -> dict[str, Any]:
    return {"argvalues": paths, "ids": [path.stem for path in paths]}


class Yaml11(yaml.SafeLoader):
    """As an editor with YAML 1.1 sees a file: `1:30` is 90, `yes` is true."""


class Yaml12(yaml.SafeLoader):
    """As an editor with YAML 1.2 sees a file: `1:30` and `yes` are text, `010` is 10."""


Yaml11.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.split(":")[-1] not in unused]
    for unused in [("timestamp", "value", "merge")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.yaml_implicit_resolvers = {}
for kind, pattern, first in (
    ("bool", "true|false", "tf"),
    ("null", "null|~|", "n~"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*(?:e[-+]?[0-9]+)?|[0-9]+e[0-9]+", "-+0123456789"),
):
    Yaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), ["", *first]
    )


def is_valid(path: Path, loader: type[yaml.SafeLoader]) -> bool:
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=loader)
    except yaml.YAMLError:
        return False
    return bool(Draft7Validator(SCHEMA).is_valid(data))


def test_the_schema_is_a_draft_07_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", **names(GOOD))
def test_a_good_file_has_no_problems(path: Path) -> None:
    reading = read_routine(path.read_bytes(), path.name)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.routine is not None


@pytest.mark.parametrize("path", **names(BAD))
def test_a_bad_file_has_the_problems_that_it_says(path: Path) -> None:
    expected = [
        line.removeprefix("#> ")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("#> ")
    ]
    reading = read_routine(path.read_bytes(), "bad.yaml")
    assert [str(problem).removeprefix("bad.yaml:") for problem in reading.problems] == expected
    assert expected


@pytest.mark.parametrize("loader", [Yaml11, Yaml12])
@pytest.mark.parametrize("path", **names(GOOD))
def test_the_schema_takes_a_good_file(path: Path, loader: type[yaml.SafeLoader]) -> None:
    data = yaml.load(path.read_text("utf-8"), Loader=loader)
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(data)] == []


@pytest.mark.parametrize("loader", [Yaml11, Yaml12])
@pytest.mark.parametrize("path", **names(BAD))
def test_the_schema_refuses_a_bad_file(path: Path, loader: type[yaml.SafeLoader]) -> None:
    cannot_tell = "# schema: cannot tell" in path.read_text("utf-8")
    assert is_valid(path, loader) == cannot_tell


def exercise_lines() -> list[tuple[str, int, str]]:
    """Each one-line exercise of the bad corpus, with its file and line number."""
    return [
        (path.stem, number, line.strip())
        for path in BAD
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if line.startswith("  - {name: ")
    ]


# Only the reader compares numbers within a text, or one key with another.
BEYOND_THE_SCHEMA = {
    "the wrong way round",
    "reps the wrong way round",
    "wrong way round",
    "nothing held",
    "too long",
    "absurd",
    "rest",
    "none",
    "no time at all",
    "too slow",
    "too long in all",
    "other number",
    "other length",
    "range in a cluster",
    "a cluster too long",
}


@pytest.mark.parametrize(("file", "number", "line"), exercise_lines())
def test_the_schema_agrees_on_each_line_of_the_bad_corpus(
    file: str, number: int, line: str
) -> None:
    text = f"name: One line\nexercises:\n  {line}\n"
    reading = read_routine(text.encode(), "line.yaml")
    data = yaml.load(text, Loader=Yaml12)
    name = str(data["exercises"][0]["name"])
    is_valid = Draft7Validator(SCHEMA).is_valid(data)
    assert is_valid == (not reading.problems or name in BEYOND_THE_SCHEMA)
