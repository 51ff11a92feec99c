"""Rows of lists that a delegate paints: as high as their texts need, wherever the list stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from midline.library.entries import RoutineFile, list_files, read_entry
from midline.resources import resource
from midline.ui.first_look import row_px
from midline.ui.library.row_delegate import RowDelegate
from midline.ui.library.rows import RoutineRows, read_row
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from midline.ui.wrapping_delegate import Index
from tests.ui.cut_off import cut_off

LAST = "2 days ago"
BROKEN = "name: Bad\nexercises:\n  - name: Plank\n    reps: fifteen\n"


class LowDelegate(RowDelegate):
    """As rows were before they wrapped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, row_px(self._themes.type))


def files(folder: Path) -> tuple[RoutineFile, ...]:
    (folder / "bad.yaml").write_text(BROKEN)
    return list_files(folder, resource("workouts"))


class Window(QWidget):
    """The shipped routines and a broken one, each done before."""

    def __init__(
        self, themes: Themes, folder: Path, width: int, kind: type[RowDelegate] = RowDelegate
    ) -> None:
        super().__init__()
        self.list, rows = QListView(self), RoutineRows()
        rows.setParent(self)
        rows.set_files(files(folder))
        for file in files(folder):
            rows.put(read_row(read_entry(file)))
        rows.set_last(dict.fromkeys(rows.keys(), LAST))
        self.list.setModel(rows)
        self.list.setItemDelegate(kind(themes, self.list))
        self.list.resize(width, 500)
        self.resize(600, 500)
        self.show()


def heights(view: QListView) -> list[int]:
    QApplication.processEvents()  # it is laid out
    indexes = (view.model().index(row, 0) for row in range(view.model().rowCount()))
    return [view.visualRect(index).height() for index in indexes]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [200, 344, 400, 512])
def test_no_word_of_a_row_is_lost(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int, width: int
) -> None:
    window = Window(Themes(qapp, "dark", True, None, TypeScale(percent)), tmp_path, width)
    qtbot.addWidget(window)
    assert cut_off(window) == []


def test_rows_that_are_too_low_are_found(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    window = Window(themes, tmp_path, 250, LowDelegate)
    qtbot.addWidget(window)
    assert "QListView '': '6 min · 11 sets · mat · 2 days ago' goes beyond its row" in cut_off(
        window
    )


def test_rows_are_measured_anew_in_another_width(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    window = Window(themes, tmp_path, 200)
    qtbot.addWidget(window)
    view = window.list
    narrow = heights(view)
    view.resize(500, 500)
    assert heights(view)[1:] == [row_px(themes.type)] * (len(narrow) - 1)  # none but the broken
    view.resize(200, 500)
    assert heights(view) == narrow
    assert max(narrow) > row_px(themes.type)


@pytest.mark.parametrize(("width", "is_beside"), [(500, True), (200, False)])
def test_when_it_was_done_is_a_fact_where_there_is_no_room_beside_the_name(
    qtbot: QtBot, themes: Themes, tmp_path: Path, width: int, is_beside: bool
) -> None:
    window = Window(themes, tmp_path, width)
    qtbot.addWidget(window)
    view = window.list
    delegate, index = view.itemDelegate(), view.model().index(1, 0)
    assert isinstance(delegate, RowDelegate)
    said = [text.words for text in delegate.texts(view.visualRect(index), index)]
    assert (said[0] == LAST, said[1].endswith(f" · {LAST}")) == (is_beside, not is_beside)
