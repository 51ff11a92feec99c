"""What the stage says of the shipped routines has its place, in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from midline.resources import resource
from midline.session.events import JumpTo
from midline.settings import Language
from midline.ui.languages import Languages
from midline.ui.widgets.fit_label import FitLabel
from tests.ui.playing import Playing

SIZES = ((860, 600), (1280, 800))
ROUTINES = sorted(resource("workouts").glob("*.yaml"))


@pytest.fixture(params=[Language.ENGLISH, Language.CHINESE])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    languages = Languages(qapp, request.param)
    yield languages.language
    languages.choose(Language.ENGLISH)


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_nothing_on_the_stage_is_cut(
    language: str, play: Callable[[str], Playing], path: Path
) -> None:
    playing = play(path.read_text("utf-8"))
    cut = set()
    for planned in playing.session.plan.sets:
        playing.controller.command(JumpTo(planned.ordinal))
        for seconds in (1, 12, planned.duration_s - 5, 8):
            playing.pass_s(seconds)
            for size in SIZES:
                playing.window.resize(*size)
                cut |= {(size, text) for text in cut_texts(playing)}
    assert cut == set()


def cut_texts(playing: Playing) -> Iterator[str]:
    for label in playing.stage.findChildren(FitLabel):
        lines = label.shown_lines()
        if label.isVisible() and lines and lines[-1].endswith("…"):
            yield label.text()
