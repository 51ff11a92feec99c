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
from midline.ui.import_preview import ImportPreview, Incoming
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.sound_check import HELP, SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.stage.stop_panel import ask_to_stop, offer_after_away
from midline.ui.summary.page import SummaryPage
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
LOST = "Hip bridge was made to last between 1 second and 1 hour."
MORNING = Incoming("Morning", "24 min · 18 sets · no kit", (LOST,))
SIZES = ((100, 1280, 800), (150, 1280, 800), (200, 1280, 800), (100, 860, 600), (200, 860, 600))
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


def test_nothing_is_cut_off_anywhere(window: Window, qtbot: QtBot) -> None:
    found = {}
    for name, shown in shows(window, qtbot):
        for _ in range(5):  # until everything has found its place
            QApplication.processEvents()
        if cut := cut_off(shown):
            found[name] = cut
    assert found == {}


def shows(window: Window, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Every page and panel, one after the other, with its name."""
    whole, library = window.midline.window, window.midline.library
    for key in ("user/test.yaml", "user/broken.yaml", "shipped/plank-family.yaml"):
        library.select(key)
        yield f"library with {key}", whole
    yield from tour(window)
    for key_of_page, *modifiers in (
        (Key.Key_F1,),
        (Key.Key_F2,),
        (Key.Key_Comma, Qt.KeyboardModifier.ControlModifier),
    ):
        window.press(key_of_page, *modifiers)
        yield key_of_page.name, whole
        window.press(Key.Key_Escape)
    for name, make in PANELS.items():
        yield from opened(window, name, make(window))
    whole.say("What you entered in the summary could not be saved. " * 3)
    yield "news", whole
    yield from session(window, qtbot)


def tour(window: Window) -> Iterator[tuple[str, QWidget]]:
    window.midline.library.offer.take.click()
    while panels := open_panels(window.midline.window):
        yield f"tour, {panels[-1].accessibleName()}", window.midline.window
        panels[-1].take_focus()
        window.press(Key.Key_Return)


def session(window: Window, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    whole = window.midline.window
    window.start(qtbot)
    window.pass_s(60)
    for name, ask in (
        ("stop?", partial(ask_to_stop, left=17, was_running=False)),
        ("away", partial(offer_after_away, away_s=4000)),
    ):
        panel = ask(whole, controller=window.controller)
        for _, _ in opened(window, name, panel):
            yield name, panel
    window.controller.command(Command.STOP)
    page = whole.page()
    assert isinstance(page, SummaryPage)
    yield "summary", whole
    page.show_trouble("The history can't be written: no space left on device. Make room.")
    yield "summary with trouble", whole


def opened(window: Window, name: str, panel: Panel) -> Iterator[tuple[str, QWidget]]:
    window.midline.window.open_panel(panel)
    yield name, window.midline.window
    panel.close_silently()


def _with_help(panel: SoundCheck) -> SoundCheck:
    panel.show_trouble(HELP)
    return panel


PANELS: dict[str, Callable[[Window], Panel]] = {
    "sound check": lambda w: _with_help(SoundCheck(w.midline.window, Settings(), print)),
    "tapping": lambda w: TapPanel(w.midline.window, w.midline.themes, lambda: 0),
    "listening": lambda w: ComparePanel(w.midline.window, w.midline.themes, lambda: 0, 180),
    "start anyway": lambda w: ask_to_start_anyway(w.midline.window, HELP, print, print),
    "leave anyway": lambda w: ask_before_leaving(
        w.midline.window, HELP, again=print, leave=print, stay=print
    ),
    "import": lambda w: ImportPreview(w.midline.window, w.midline.themes, [MORNING, MORNING]),
}


@pytest.mark.parametrize(
    ("percent", "system_px", "shown"),
    [(100, 12, 100), (100, 15, 100), (125, 15, 125), (100, 18.75, 125), (150, 20, 200),
     (200, 30, 200)],
)  # fmt: skip
def test_a_system_with_larger_text_is_met_there(percent: int, system_px: float, shown: int) -> None:
    scale = type_scale(percent, system_px)
    assert scale.percent == shown
    assert scale.body == round(BODY * shown / 100)


def test_the_stages_buttons_take_what_room_there_is_for_larger_words(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    sizes = []
    for percent in (100, 200):
        folder = tmp_path / str(percent)
        folder.mkdir()
        (folder / "settings.yaml").write_text(f"mute: yes\ntext_size: {percent}\n")
        window = Window(qtbot, qapp, folder)
        window.press(Key.Key_Return)
        assert window.midline.session is not None
        stage = window.midline.session.stage
        words = [button.sizeHint().height() for button in stage.control_bar.buttons.values()]
        assert stage.control_bar.sizeHint().width() <= stage.width()
        sizes.append(min(words))
    assert sizes[1] >= 1.2 * sizes[0]
