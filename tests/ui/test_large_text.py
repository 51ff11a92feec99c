"""Text of up to twice its size on every page, in each language: nothing is cut off, or scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from midline.session.events import Command
from midline.settings import Language, Settings
from midline.ui.fonts import BODY
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.sound_check import HELP, SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.stage.stop_panel import ask_to_stop, offer_after_away
from midline.ui.type_scale import type_scale
from midline.ui.unsaved_panels import ask_before_leaving, ask_to_start_anyway
from midline.ui.widgets.panel import Panel, open_panels
from tests.ui.cut_off import cut_off
from tests.ui.whole_window import Window

Key = Qt.Key
ROUTINE = """\
name: Everything that can stand on a card, all at once
about: A routine with a long sentence about itself, so that it needs more than one line.
caution: Ask somebody who knows before you do this with a sore back.
exercises:
  - name: Side plank with the upper leg lifted
    sets: 2
    hold: 20-40s
    sides: left-right
  - name: Yoga-ball back extension
    sets: 3
    reps: 15
    tempo: 2-1-2-0
    needs: [yoga ball]
"""
BROKEN = "name: Evening\nexercises:\n  - name: Plank\n    reps: fifteen\n    hlod: 60-45s\n"
SIZES = ((100, 1280, 800), (150, 1280, 800), (200, 1280, 800), (100, 860, 600))
LANGUAGES = (Language.ENGLISH, Language.CHINESE)


@pytest.fixture(
    params=[(*size, language) for size, language in product(SIZES, LANGUAGES)],
    ids=lambda size: "{}%-{}x{}-{}".format(*size),
)
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Window]:
    percent, width, height, language = request.param
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(ROUTINE, encoding="utf-8")
    (tmp_path / "workouts" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    settings = f"mute: yes\ntext_size: {percent}\nlanguage: {language}\n"
    (tmp_path / "settings.yaml").write_text(settings)
    made = Window(qtbot, qapp, tmp_path)
    made.midline.window.resize(width, height)
    yield made
    made.midline._look.languages.choose(Language.ENGLISH)


def seen(window: Window) -> list[str]:
    """After everything has found its place."""
    for _ in range(5):
        QApplication.processEvents()
    return cut_off(window.midline.window)


@pytest.mark.parametrize("key", ["user/test.yaml", "user/broken.yaml", "shipped/plank-family.yaml"])
def test_the_library_is_whole(window: Window, key: str) -> None:
    window.midline.library.select(key)
    assert seen(window) == []


def test_the_settings_are_whole(window: Window) -> None:
    window.press(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert seen(window) == []


def test_the_keys_are_whole(window: Window) -> None:
    window.press(Key.Key_F1)
    assert seen(window) == []


def test_back_care_is_whole(window: Window) -> None:
    window.press(Key.Key_F2)
    assert seen(window) == []


def test_the_tour_is_whole(window: Window, qtbot: QtBot) -> None:
    window.midline.library.offer.take.click()
    while panels := open_panels(window.midline.window):
        assert seen(window) == []
        panels[-1].take_focus()
        window.press(Key.Key_Return)


def test_the_summary_is_whole(window: Window, qtbot: QtBot) -> None:
    window.start(qtbot)
    window.pass_s(60)
    window.controller.command(Command.STOP)
    page = window.midline.window.page()
    assert page is not None
    assert seen(window) == []
    page.show_trouble("The history can't be written: no space left on device. Make room.")  # type: ignore[attr-defined]
    assert seen(window) == []


def test_news_is_whole(window: Window) -> None:
    window.midline.window.say("What you entered in the summary could not be saved. " * 3)
    assert seen(window) == []


PANELS: dict[str, Callable[[Window], Panel]] = {
    "sound check": lambda w: _with_help(SoundCheck(w.midline.window, Settings(), print)),
    "tapping": lambda w: TapPanel(w.midline.window, w.midline.themes, lambda: 0),
    "listening": lambda w: ComparePanel(w.midline.window, w.midline.themes, lambda: 0, 180),
    "start anyway": lambda w: ask_to_start_anyway(w.midline.window, HELP, print, print),
    "leave anyway": lambda w: ask_before_leaving(
        w.midline.window, HELP, again=print, leave=print, stay=print
    ),
}


def _with_help(panel: SoundCheck) -> SoundCheck:
    panel.show_trouble(HELP)
    return panel


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_is_whole(window: Window, name: str) -> None:
    window.midline.window.open_panel(PANELS[name](window))
    assert seen(window) == []


def test_the_questions_of_a_session_are_whole(window: Window, qtbot: QtBot) -> None:
    window.start(qtbot)
    asked: list[Callable[[QWidget], Panel]] = [
        partial(ask_to_stop, controller=window.controller, left=17, was_running=False),
        partial(offer_after_away, controller=window.controller, away_s=4000),
    ]
    for ask in asked:
        panel = ask(window.midline.window)
        window.midline.window.open_panel(panel)
        for _ in range(5):
            QApplication.processEvents()
        assert cut_off(panel) == []
        panel.close_silently()


@pytest.mark.parametrize(
    ("percent", "system_px", "shown"),
    [(100, 12, 100), (100, 15, 100), (125, 15, 125), (100, 18.75, 125), (150, 20, 200),
     (200, 30, 200)],
)  # fmt: skip
def test_a_system_with_larger_text_is_met_there(percent: int, system_px: float, shown: int) -> None:
    scale = type_scale(percent, system_px)
    assert scale.percent == shown
    assert scale.body == round(BODY * shown / 100)
