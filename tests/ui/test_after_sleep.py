"""The laptop slept in a session: nothing of it is fired late, and the person says how to go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from midline.session.events import CueDue, Ended, SessionFinished, SessionFoundPaused, SetCompleted
from midline.session.state import Phase
from midline.ui.themes import Themes
from midline.ui.widgets.panel import Panel
from tests.ui.playing import ROUTINE, Playing

Key = Qt.Key
Play = Callable[[], Playing]


@pytest.fixture
def slept(qtbot: QtBot, themes: Themes) -> Playing:
    """Twelve minutes, 12 s into the first plank of 20 to 40 s, with the lid closed."""
    playing = Playing(qtbot, themes, ROUTINE)
    playing.pass_s(5 + 12)
    playing.heard.clear()
    playing.sleep_s(12 * 60)
    return playing


def panel_of(playing: Playing) -> Panel:
    panel = playing.window.findChild(Panel)
    assert panel is not None
    return panel


def choose(playing: Playing, number: int) -> None:
    for _ in range(number):
        playing.press(Key.Key_Tab)
    playing.press(Key.Key_Return)


def test_it_says_how_long_it_was_and_nothing_has_happened_since(slept: Playing) -> None:
    assert panel_of(slept).accessibleName() == "You were away for 12 minutes"
    (found,) = slept.heard
    assert isinstance(found, SessionFoundPaused)
    assert found.away_s == 12 * 60
    look = slept.controller.look()
    assert (look.phase, look.position_s, look.done) == (Phase.PAUSED, 12, frozenset())
    slept.pass_s(60)  # and nothing does until there is an answer
    assert slept.heard == [found]


def test_go_on_counts_in_and_goes_on_where_it_was(slept: Playing) -> None:
    slept.heard.clear()
    choose(slept, 0)
    assert slept.controller.look().lead_in_s == 3
    slept.pass_s(3 + 28)
    done = [each for each in slept.heard if isinstance(each, SetCompleted)]
    assert [(each.completed.actual, each.completed.ended) for each in done] == [(40, Ended.FULL)]
    began_ns = slept.heard[0].due_ns
    heard = [each for each in slept.heard if isinstance(each, CueDue)]
    cues = [(each.name, (each.due_ns - began_ns) / 1e9) for each in heard]
    assert cues[:4] == [("3", 0.0), ("2", 1.0), ("1", 2.0), ("go", 3.0)]
    assert ("least", 3.0 + 8) in cues  # 20 s into the set: not of the time asleep
    assert slept.controller.took_s() == 5 + 12 + 3 + 28  # being away does not count


def test_redo_begins_the_set_again(slept: Playing) -> None:
    choose(slept, 1)
    look = slept.controller.look()
    assert (look.phase, look.position_s, look.lead_in_s) == (Phase.RUNNING, 0, 5)
    assert look.step.set is not None
    assert look.step.set.ordinal == 0


def test_end_keeps_what_was_done_until_the_lid_was_closed(slept: Playing) -> None:
    slept.heard.clear()
    choose(slept, 2)
    done, finished = slept.heard
    assert isinstance(done, SetCompleted)
    assert (done.completed.actual, done.completed.ended) == (12, Ended.STOPPED)
    assert isinstance(finished, SessionFinished)


def test_esc_leaves_it_paused(slept: Playing) -> None:
    slept.press(Key.Key_Escape)
    assert slept.session.phase is Phase.PAUSED
    assert slept.controller.look().position_s == 12
