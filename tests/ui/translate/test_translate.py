"""Texts are shown in the language that was chosen, and in English where nobody translated them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from midline.settings import Language
from midline.ui import phrases
from midline.ui.catalogue import Sentences
from midline.ui.languages import Languages, language_of
from midline.ui.translate import content, told, tr


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Languages]:
    languages = Languages(qapp, Language.CHINESE)
    yield languages
    languages.choose(Language.ENGLISH)


@pytest.mark.parametrize(
    ("choice", "system", "language"),
    [
        ("en", ["zh-Hans-CN", "zh"], "en"),
        ("zh", ["en-US"], "zh"),
        ("system", ["zh-Hans-CN", "zh-CN", "zh-Hans", "zh"], "zh"),
        ("system", ["en-GB", "zh-CN"], "en"),
        ("system", ["fr-FR", "zh-CN"], "zh"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_systems_best(
    choice: str, system: list[str], language: str
) -> None:
    assert language_of(choice, system) == language


def test_english_needs_no_translation(qapp: QApplication) -> None:
    assert tr("Start") == "Start"
    assert tr("Back", "to the page before") == "Back"
    assert tr("Line {line}: {text}", line=3, text="no {braces}") == "Line 3: no {braces}"
    assert content("Plank") == "Plank"
    assert told("`x` is not a time") == "`x` is not a time"


def test_chinese_texts_have_their_values_in_place(chinese: Languages) -> None:
    assert tr("Start") == "开始"
    assert phrases.count(1, "set", "sets") == "1 组"
    assert phrases.count(9, "set", "sets") == "9 组"


def test_a_text_with_two_meanings_has_two_translations(chinese: Languages) -> None:
    assert tr("Back") == "上一步"
    assert tr("Back", "to the page before") == "返回"
    assert tr("Start", "a meaning that nobody translated") == "Start"


def test_what_nobody_translated_stays_english(chinese: Languages) -> None:
    assert tr("A text of tomorrow") == "A text of tomorrow"
    assert content("My own move") == "My own move"
    assert told("Something else went wrong.") == "Something else went wrong."


def test_the_texts_of_shipped_routines_are_translated(chinese: Languages) -> None:
    assert content("Plank") == "平板支撑"
    assert content("Make one line from head to heels") != "Make one line from head to heels"


def test_qt_speaks_chinese_too(chinese: Languages) -> None:
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "复制(&C)"


def test_a_change_of_language_is_announced_once(qapp: QApplication, chinese: Languages) -> None:
    heard = []
    chinese.changed.connect(lambda: heard.append(chinese.language))
    chinese.choose(Language.CHINESE)
    chinese.choose(Language.ENGLISH)
    assert heard == ["en"]
    assert tr("Start") == "Start"


SENTENCES = Sentences(
    {
        "{given} is not a time": "{given} 不是时间",
        "{given} is not a time of day": "{given} 不是钟点",
        "{path}: {why}": "{path}：{why}",
        "a {low} to {high} range": "从 {high} 回到 {low}",
        "disk full": "磁盘已满",
    }
)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("`x` is not a time", "`x` 不是时间"),
        ("`x` is not a time of day", "`x` 不是钟点"),  # more of it is fixed
        ("a 3 to 5 range", "从 5 回到 3"),
        ("/a/b: disk full", "/a/b：磁盘已满"),  # a value may be a sentence
        ("`{given}\n` is not a time", "`{given}\n` 不是时间"),
        ("nothing like them", None),
    ],
)
def test_a_sentence_is_found_by_its_fixed_words(english: str, chinese: str | None) -> None:
    assert SENTENCES.shown(english) == chinese
