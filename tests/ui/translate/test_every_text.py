"""No text of the window is without its Chinese one, and none was forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from midline.library.entries import Origin, RoutineFile, list_files, read_entry
from midline.library.templates import more_moves, templates
from midline.resources import resource
from midline.routine.model import Routine
from midline.ui.catalogue import Sentences, read_texts
from tests.ui.translate.texts_in_code import (
    SOURCE,
    strange_calls,
    untranslated_texts,
    wanted_texts,
    window_files,
)

CHINESE = resource("assets", "i18n", "zh")
PLACE = re.compile(r"\{\w+\}")
TOLD = Sentences(read_texts(CHINESE / "told.yaml"))
# Names that no language changes, and what only the program reads.
NAMES = {
    "Midline", "English", "Fusion", "QScrollArea", "Tag",
    "Button", "Dialog", "Graphic", "Grouping", "Heading", "Pane", "StaticText", "Window",
    "Space", "Enter", "Return", "Left", "Right", "Ctrl+Enter", "Ctrl+Return", "Ctrl Enter",
    "Shift+F", "Shift F", "Shift+V", "Shift V", "Alt+Up", "Alt+Down", "Alt ↑", "Alt ↓",
    "Ctrl+Space", "Tab",
    "first paint", "library complete", "based on",
}  # fmt: skip
NO_WORDS = ("first_look", "fonts", "stylesheet")  # but names of rules and families


def shipped_routines() -> list[Routine]:
    files: list[RoutineFile] = list(list_files(Path("none"), resource("workouts")))
    assert all(file.origin is Origin.SHIPPED for file in files)
    begun = [each.routine for each in (*templates(), more_moves())]
    return begun + [r for file in files if (r := read_entry(file).routine) is not None]


def texts_of(routine: Routine) -> set[str]:
    texts = {routine.name, routine.about, routine.caution}
    texts |= {section.name for section in routine.sections}
    for exercise in routine.exercises:
        texts |= {exercise.name, *exercise.tips, *exercise.needs}
    return texts - {""}


@pytest.mark.parametrize("path", window_files(), ids=lambda path: path.stem)
def test_every_text_has_its_chinese_one(path: Path) -> None:
    assert sorted(set(wanted_texts(path)) - set(read_texts(CHINESE / "window.yaml"))) == []


def test_nothing_is_translated_that_nobody_says() -> None:
    said = {text for path in window_files() for text in wanted_texts(path)}
    assert sorted(set(read_texts(CHINESE / "window.yaml")) - said) == []


@pytest.mark.parametrize("path", window_files(), ids=lambda path: path.stem)
def test_no_text_forgets_to_be_translated(path: Path) -> None:
    """It is for `tr`, or one of the sentences that the log has too and `told` knows."""
    forgotten = {
        (line, text)
        for line, text in untranslated_texts(path)
        if text not in NAMES and "{{" not in text and TOLD.shown(text) is None
    }
    if path.stem not in NO_WORDS:
        assert sorted(forgotten) == []
    assert list(strange_calls(path)) == []


def test_every_text_of_the_shipped_routines_has_its_chinese_one() -> None:
    said = set().union(*map(texts_of, shipped_routines()))
    assert sorted(said ^ set(read_texts(CHINESE / "routines.yaml"))) == []


@pytest.mark.parametrize("name", ["window", "told", "routines"])
def test_a_translation_has_the_values_of_its_text(name: str) -> None:
    texts = read_texts(CHINESE / f"{name}.yaml")
    differ = {e: c for e, c in texts.items() if set(PLACE.findall(e)) != set(PLACE.findall(c))}
    assert differ == {}
    assert [english for english, chinese in texts.items() if not chinese.strip()] == []


@pytest.mark.parametrize("name", ["window", "told", "routines"])
def test_no_text_stands_twice_in_a_file(name: str) -> None:
    from midline.routine.yaml_tree import Mapping, parse_tree

    root = parse_tree((CHINESE / f"{name}.yaml").read_text("utf-8"))
    assert isinstance(root, Mapping)
    keys = [key.text for key, _ in root.entries]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_the_source_is_where_it_is_looked_for() -> None:
    assert len(window_files()) > 40
    assert (SOURCE / "app.py") in window_files()
