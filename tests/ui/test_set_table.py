"""The table of sets, in the summary and in the history, says in little room as much as in much."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.session.events import Command
from midline.settings import Language
from midline.ui.summary.page import SummaryPage
from midline.ui.summary.rows import DONE, EXERCISE, SetRows
from midline.ui.summary.set_delegate import SetDelegate
from midline.ui.summary.table import SetTable
from midline.ui.themes import Themes
from tests.ui.history_window import HistoryWindow
from tests.ui.playing import Playing
from tests.ui.test_large_text import LANGUAGES, ROUTINE

LOOKS = [(percent, each) for percent in (100, 200) for each in LANGUAGES]


@pytest.fixture(params=LOOKS, ids=lambda look: "{}%-{}".format(*look))
def small(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[HistoryWindow]:
    """A window of the least size, on the sessions of the history."""
    percent, language = request.param
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(ROUTINE, encoding="utf-8")
    looks = f"text_size: {percent}\nlanguage: {language}\n"
    made = HistoryWindow(qtbot, qapp, tmp_path, weeks=2, settings=looks)
    made.midline.window.resize(860, 600)
    made.go_to(3)
    yield made
    made.midline._look.languages.choose(Language.ENGLISH)


def test_no_column_is_hidden_whose_words_stand_nowhere(small: HistoryWindow, qtbot: QtBot) -> None:
    check(small.page.sessions.card.table)
    small.press(Qt.Key.Key_Escape)
    small.start(qtbot)
    small.pass_s(60)
    small.controller.command(Command.STOP)
    page = small.midline.window.page()
    assert isinstance(page, SummaryPage)
    check(page.table)


def check(table: SetTable) -> None:
    for _ in range(5):  # until everything has found its place
        QApplication.processEvents()
    rows = table.model()
    assert isinstance(rows, SetRows)
    assert table.horizontalScrollBar().maximum() == 0
    assert not table.isColumnHidden(DONE)
    hidden = [each for each in range(rows.columnCount()) if table.isColumnHidden(each)]
    for row in range(rows.rowCount()):
        lines = rows.lines(row)
        said = " ".join(lines)
        assert [word for word in words(rows, row, hidden) if word not in said] == []
        delegate = table.itemDelegate()
        assert isinstance(delegate, SetDelegate)
        needed = delegate.height_in_lines(lines, table.columnWidth(EXERCISE))
        assert table.rowHeight(row) >= needed * bool(hidden)


def words(rows: SetRows, row: int, columns: list[int]) -> list[str]:
    """ "1 of 3" may stand there as "Set 1 of 3", in another order where the language wants it."""
    texts = [str(rows.index(row, column).data()) for column in columns]
    return [word for text in texts for word in re.findall(r"\w+", text)]


def test_rows_are_lower_again_where_there_is_room(
    qtbot: QtBot, themes: Themes, play: Callable[..., Playing]
) -> None:
    name = "Side plank with a reach through, feet on the wall"
    plan = play(f"name: T\nexercises:\n  - name: {name}\n    do: 2 x 20s\n").session.plan
    page = SummaryPage(plan, (), 60.0, themes)
    qtbot.addWidget(page)
    page.show()
    heights = []
    for width in (1600, 500, 1600):
        page.resize(width, 800)
        QApplication.processEvents()
        heights.append(page.table.rowHeight(1))
    assert heights[0] == heights[2] < heights[1]
