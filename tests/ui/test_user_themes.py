"""The user's own themes: what is taken, and what is said of a file that can't be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.ui.settings.page import SettingsPage
from midline.ui.theme import NAMES, ROLES, first_theme, named
from midline.ui.themes import Themes
from midline.ui.user_themes import read_user_themes
from tests.ui.whole_window import Window

DOC = Path(__file__).parents[2] / "docs" / "themes.md"
FULL = "".join(f'{role}: "{color}"\n' for role, color in vars(named("dark")).items())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "themes"
    made.mkdir()
    return made


def put(folder: Path, text: str, name: str = "ocean.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert read_user_themes(tmp_path / "themes") == ({}, ())


def test_a_theme_has_every_role_or_takes_the_others_from_another(folder: Path) -> None:
    put(folder, FULL, "copy.yaml")
    put(folder, 'based on: light\naccent: "#06C"  # blue\nx-note: mine\n', "Warm night.yml")
    themes, problems = read_user_themes(folder)
    assert problems == ()
    assert themes["copy"] == named("dark")
    assert vars(themes["warm night"]) == {**vars(named("light")), "accent": "#0066CC"}


SPOILT = [
    ("based on: dark\nacent: '#fff'\n", "no role called `acent`: did you mean `accent`?", 2),
    ("based on: dark\naccent: #fff\n", "put it in quotes, since # begins a comment", 2),
    ("based on: dark\naccent: green\n", 'a colour is written as "#4fd8a4"', 2),
    ("based on: dark\naccent: ['#fff']\n", 'a colour is written as "#4fd8a4"', 2),
    ("based on: pink\n", "is based on dark, light, high-contrast or high-contrast-light", 1),
    ("accent: '#fff'\n", "it lacks `background`: write `based on: dark` above the others", 0),
    ("text: '#fff'\ntext: '#000'\n", "`text` is there twice", 2),
    ("- accent\n", "a theme is roles and colours", 0),
    ("", "a theme is roles and colours", 0),
    ("# x\n" * 20_000, "the file is too large for a theme", 0),
]


@pytest.mark.parametrize(("text", "why", "line"), SPOILT)
def test_a_file_that_cannot_be_used_is_skipped_with_a_sentence(
    folder: Path, text: str, why: str, line: int
) -> None:
    put(folder, text)
    put(folder, "based on: dark\n", "good.yaml")
    themes, [problem] = read_user_themes(folder)
    assert list(themes) == ["good"]
    where = f" (line {line})" if line else ""
    assert problem.startswith(f"The theme ocean.yaml{where} is skipped: ")
    assert why in problem
    assert problem.endswith((".", "?"))


@pytest.mark.parametrize("name", ["dark.yaml", "system.yml", "GOOD.yml"])
def test_a_name_that_is_taken_is_not_taken_twice(folder: Path, name: str) -> None:
    put(folder, "based on: dark\n", "good.yaml")
    put(folder, "based on: dark\n", name)
    themes, [problem] = read_user_themes(folder)
    assert len(themes) == 1
    assert "already; give the file another name" in problem


def test_a_folder_in_place_of_a_file_hides_no_other(folder: Path) -> None:
    (folder / "a.yaml").mkdir()
    put(folder, "based on: dark\n")
    themes, [problem] = read_user_themes(folder)
    assert (list(themes), problem) == (["ocean"], "The theme a.yaml is skipped: this is a folder.")


@given(content=st.binary(max_size=200))
def test_no_bytes_do_any_harm(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("themes")
    (folder / "any.yaml").write_bytes(content)
    themes, problems = read_user_themes(folder)
    assert len(themes) + len(problems) == 1


def test_a_chosen_theme_is_worn_at_the_first_paint_and_offered_in_the_settings(
    qapp: QApplication, folder: Path
) -> None:
    put(folder, 'based on: dark\nbackground: "#123456"\n', "night-sea.yaml")
    assert first_theme("night-sea", False, folder).background == "#123456"
    themes = Themes(qapp, "night-sea", system_is_dark=False, folder=folder)
    assert themes.theme.background == "#123456"
    assert themes.choices()[-1] == ("night-sea", "Night sea")
    assert themes.words() == "Night sea"


def test_a_chosen_theme_that_is_gone_gives_way_to_the_systems(
    qapp: QApplication, folder: Path
) -> None:
    assert first_theme("gone", True, folder) == named("dark")
    themes = Themes(qapp, "gone", system_is_dark=True, folder=folder)
    assert not themes.is_there("gone")
    assert themes.theme in (named("dark"), named("light"))
    assert themes.next_choice() == "system"


def test_a_file_that_was_put_there_meanwhile_is_found(qapp: QApplication, folder: Path) -> None:
    themes = Themes(qapp, "dark", system_is_dark=True, folder=folder)
    put(folder, "based on: dark\n")
    themes.look_again()
    assert themes.is_there("ocean")


def test_the_theme_that_is_worn_follows_its_file(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    put(folder, "based on: dark\n")
    themes = Themes(qapp, "ocean", system_is_dark=True, folder=folder)
    put(folder, "based on: light\n")
    with qtbot.waitSignal(themes.changed):
        themes.look_again()
    assert themes.theme == named("light")


def test_the_page_of_the_docs_lists_every_role_and_its_example_is_a_theme(folder: Path) -> None:
    text = DOC.read_text("utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", text.partition("| role | is |")[2], re.MULTILINE)
    assert tuple(listed) == ROLES
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    put(folder, example, "warm-night.yaml")
    assert read_user_themes(folder)[1] == ()
    for name in NAMES:
        assert f"`{name}`" in text


def test_the_window_wears_a_users_theme_from_its_first_paint(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path
) -> None:
    put(folder, 'based on: dark\nbackground: "#123456"\n')
    put(folder, "based on: pink\n", "spoilt.yaml")
    (tmp_path / "settings.yaml").write_text("theme: ocean\nmute: yes\n", encoding="utf-8")
    window = Window(qtbot, qapp, tmp_path)
    assert window.midline.window.grab().toImage().pixelColor(2, 2).name() == "#123456"
    window.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page = window.midline.window.page()
    assert isinstance(page, SettingsPage)
    assert page.look.theme.value() == "ocean"
    assert page.look.theme.currentText() == "Ocean"
    assert "spoilt.yaml" in page.look.theme_trouble.text()
    assert page.look.theme_trouble.isVisible()
    window.midline.window.close()


def test_a_theme_that_is_gone_is_told(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("theme: ocean\nmute: yes\n", encoding="utf-8")
    window = Window(qtbot, qapp, tmp_path)
    assert "There is no theme called `ocean`" in window.toast()
    window.midline.window.close()
