"""A chart's table sorts, is copied, and is read out cell by cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from midline.ui.widgets.data_table import DataTable

Key = Qt.Key


@pytest.fixture
def table(themes: Themes, qtbot: QtBot) -> DataTable:
    made = DataTable(themes)
    qtbot.addWidget(made)
    made.resize(500, 300)
    rows = [["Mon 9 Mar 2026", "1:05"], ["Thu 1 Jan 2026", "0:45"], ["Fri 6 Mar 2026", "10:00"]]
    made.set_value(["Day", "Best"], rows, [[9, 65.0], [1, 45.0], [6, 600.0]])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def first_column(table: DataTable) -> list[str]:
    model = table.model()
    return [str(model.index(row, 0).data())[4:9].strip() for row in range(model.rowCount())]


def test_enter_sorts_by_the_column_and_turns_it_over(table: DataTable) -> None:
    assert first_column(table) == ["9 Mar", "1 Jan", "6 Mar"]
    QTest.keyClick(table, Key.Key_Return)
    assert first_column(table) == ["1 Jan", "6 Mar", "9 Mar"]
    QTest.keyClick(table, Key.Key_Right)
    QTest.keyClick(table, Key.Key_Return)
    assert first_column(table) == ["1 Jan", "9 Mar", "6 Mar"]
    QTest.keyClick(table, Key.Key_Return)
    assert first_column(table) == ["6 Mar", "9 Mar", "1 Jan"]


def test_a_click_on_a_header_sorts_and_the_header_says_so(table: DataTable) -> None:
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + 9, header.height() // 2)
    shown = []
    for _ in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        shown.append(table.model().headerData(1, Qt.Orientation.Horizontal))
    assert shown == ["Best ↑", "Best ↓"]
    assert first_column(table) == ["6 Mar", "9 Mar", "1 Jan"]


def test_other_values_come_in_their_own_order(table: DataTable) -> None:
    table.sort_by_current()
    table.set_value(["Day"], [["b"], ["c"], ["a"]])
    assert [table.model().index(row, 0).data() for row in range(3)] == ["b", "c", "a"]
    assert table.model().headerData(0, Qt.Orientation.Horizontal) == "Day"


def test_rows_are_copied_as_a_spreadsheet_takes_them(table: DataTable) -> None:
    table.selectAll()
    QTest.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == (
        "Day\tBest\nMon 9 Mar 2026\t1:05\nThu 1 Jan 2026\t0:45\nFri 6 Mar 2026\t10:00\n"
    )


def test_a_screen_reader_finds_the_cells_under_their_headers(table: DataTable) -> None:
    table.sort_by_current()
    told = QAccessible.queryAccessibleInterface(table)
    assert told.role() == QAccessible.Role.Table
    names = [told.child(n).text(QAccessible.Text.Name) for n in range(6)]
    assert list(filter(None, names)) == ["Day", "Best", "Thu 1 Jan 2026", "0:45"]


def test_nothing_in_a_table_is_cut_off(table: DataTable, themes: Themes) -> None:
    themes.set_type(TypeScale(200))
    for column in range(2):
        wanted = max(
            table.fontMetrics().horizontalAdvance(str(table.model().index(row, column).data()))
            for row in range(3)
        )
        assert table.columnWidth(column) >= wanted
    assert table.rowHeight(0) >= table.fontMetrics().height()
    themes.set_type(TypeScale())
