"""Tables as text (RFC 4180): cells that no spreadsheet runs, and rows with their lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from midline.history.exchange.reading import BadFileError

if TYPE_CHECKING:
    from _csv import Reader as _Reader  # only the stubs name it

# A spreadsheet takes a cell that begins so for a formula. Quotes before it count, so that what is
# written and read again is the same.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` is where it begins, from 1. Columns go by the header's words in small letters.

    ``is_ragged`` is one with more cells than columns, or the last one of a file that was cut off
    within it: nobody knows whether its last cell is whole.
    """

    line: int
    cells: dict[str, str]
    is_ragged: bool

    def __getitem__(self, name: str) -> str:
        """The text without spaces around it; empty where there is no such column or cell."""
        return self.cells.get(name, "").strip()


def harmless(text: str) -> str:
    """With an apostrophe in front where a spreadsheet would run it."""
    return "'" + text if _FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """What `harmless` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def decoded(data: bytes) -> str:
    """Raises `BadFileError`."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadFileError(f"line {line} is not text in UTF-8") from error


def header(text: str) -> list[str]:
    """The names of the columns in small letters; empty where the first line is no CSV."""
    try:
        return [_name(cell) for cell in next(_reader(text, StringIO(text, newline="")), [])]
    except csv.Error:
        return []


def table(text: str) -> Iterator[Row]:
    """The rows after the header, but for empty ones. Raises `BadFileError` at what is no CSV."""
    file = StringIO(text, newline="")
    reader = _reader(text, file)
    is_whole = text.endswith(("\n", "\r"))
    names: list[str] = []
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise BadFileError(f"line {line} is not CSV: {error}") from error
        if cells is None:
            return
        if not names:
            names = [_name(cell) for cell in cells]
        elif any(cells):
            is_cut_off = len(cells) < len(names) and not is_whole and file.tell() == len(text)
            is_ragged = is_cut_off or any(cells[len(names) :])
            yield Row(line, dict(zip(names, map(as_meant, cells), strict=False)), is_ragged)
        line = reader.line_num + 1


def _name(cell: str) -> str:
    return cell.strip().casefold()


def _reader(text: str, file: StringIO) -> _Reader:
    first = text[: text.find("\n") + 1] or text
    delimiter = max(_DELIMITERS, key=first.count)
    return csv.reader(file, delimiter=delimiter, strict=True)
