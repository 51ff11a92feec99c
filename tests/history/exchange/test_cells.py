"""Cells that no spreadsheet runs, and tables whose problems have lines."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.history.exchange.cells import as_meant, decoded, harmless, header, table
from midline.history.exchange.reading import BadFileError


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x"])
def test_a_formula_gets_an_apostrophe_and_loses_it_again(text: str) -> None:
    assert harmless(text) == "'" + text
    assert as_meant(harmless(text)) == text


@pytest.mark.parametrize("text", ["", "Plank", "a=1", "'tis", "''", "1-2"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text == as_meant(text)


@given(st.text(alphabet="'=+-@\t\ra1 "))
def test_any_text_comes_back(text: str) -> None:
    assert as_meant(harmless(text)) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=5))
def test_any_row_comes_back(cells: list[str]) -> None:
    text = StringIO(newline="")
    csv.writer(text).writerows([[f"c{at}" for at in range(len(cells))], map(harmless, cells)])
    rows = list(table(text.getvalue()))
    assert [list(row.cells.values()) for row in rows] == ([cells] if any(cells) else [])


def test_rows_know_the_line_they_begin_in() -> None:
    text = 'Name;Note\nPlank;"two\nlines"\n\nDip;\nToo;many;cells\n'
    rows = list(table(text))
    assert [(row.line, row["name"], row.is_ragged) for row in rows] == [
        *((2, "Plank", False), (5, "Dip", False), (6, "Too", True))
    ]
    assert rows[1]["no such column"] == ""


def test_what_is_no_csv_is_told_with_its_line() -> None:
    with pytest.raises(BadFileError, match="line 2 is not CSV"):
        list(table('a,b\n"x"y,1\n'))
    assert header('"a') == []


def test_text_of_other_encodings() -> None:
    assert decoded("\ufeffé".encode()) == decoded("é".encode("utf-16")) == "é"
    with pytest.raises(BadFileError, match="line 2 is not text in UTF-8"):
        decoded(b"a\n\xe9\n")
