"""2,000 broken files: a clear message or a right import, never a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from midline.history.exchange.reading import BadFileError
from midline.history.exporting import FORMATS
from midline.history.importing import MOST_BYTES, import_, preview, read_data, read_file
from midline.history.store import Store
from midline.history.totals import wrong_totals
from midline.known_errors import KnownError
from tests.history.histories import BEGUN, record

SEED, COUNT = 5, 2000
_WORDS = (
    *(b"", b"\0", b'"', b"'", b",", b";", b"\t", b"\r\n", b"\n", b"[", b"{", b"}", b"null"),
    *(b"-1", b"NaN", b"Infinity", b"1e999", b"9" * 5000, b"true", b"\xff", b"\xed\xa0\x80"),
    *(b"\\ud800", b"[" * 5000, b"2024-02-30 10:00", "３".encode(), b"=1+1", b"x" * 140_000),
)


def _originals(store: Store) -> list[bytes]:
    record(store)
    found = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("files/*.csv"))]
    for name in ("json", "csv", "strong", "hevy"):
        file = BytesIO()
        for _ in FORMATS[name].write(store, file, []):
            pass
        found.append(file.getvalue())
    return found


def _spot(data: bytes, draw: random.Random) -> int:
    return draw.randrange(len(data) + 1)


def _flip(data: bytes, draw: random.Random) -> bytes:
    at = min(_spot(data, draw), len(data) - 1)
    return data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :]


def _insert(data: bytes, draw: random.Random) -> bytes:
    at = _spot(data, draw)
    return data[:at] + draw.choice(_WORDS) + data[at:]


def _cut(data: bytes, draw: random.Random) -> bytes:
    return data[: _spot(data, draw)]


def _without(data: bytes, draw: random.Random) -> bytes:
    one, other = sorted((_spot(data, draw), _spot(data, draw)))
    return data[:one] + data[min(other, one + 200) :]


def _again(data: bytes, draw: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join([*lines, draw.choice(lines)])


def _number(data: bytes, draw: random.Random) -> bytes:
    """Another number in the place of one."""
    digits = [at for at, byte in enumerate(data) if byte in b"0123456789"]
    at = draw.choice(digits or [0])
    return data[:at] + draw.choice((b"9999", b"-", b"0", b".", b"1e4", b"")) + data[at + 1 :]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _insert, _cut, _without, _again, _number),
)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "all.json").open("wb") as file:
        file.truncate(MOST_BYTES + 1)  # takes no room
    with pytest.raises(KnownError, match=r"it is larger than 512 MB\. Choose a file"):
        read_file(tmp_path / "all.json")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "it is empty. Choose a file from"),
        ('{"format": "midline history", "version": 9, "sessions": []}',
         "a newer Midline wrote it. Update Midline first."),
    ],
)  # fmt: skip
def test_what_to_do_fits_what_is_wrong(tmp_path: Path, content: str, told: str) -> None:
    (path := tmp_path / "file").write_text(content)
    with pytest.raises(KnownError) as raised:
        read_file(path)
    assert told in str(raised.value)
    assert str(raised.value).count("Choose") == told.count("Choose")


def test_2000_broken_files(store: Store, tmp_path: Path) -> None:
    draw = random.Random(SEED)
    originals = _originals(store)
    refused = imported = 0
    with closing(Store(tmp_path / "other.db")) as other:
        for number in range(COUNT):
            data = draw.choice(originals)
            for _ in range(draw.randint(1, 3)):
                data = draw.choice(_WAYS)(data, draw) if data else data
            try:
                found = read_data(data, None)
            except BadFileError:
                refused += 1
                continue
            told = preview(other, found)
            assert import_(other, told.new, told.completed, BEGUN) == len(told.new)
            after = preview(other, found)
            assert (after.new, after.completed) == ((), ()), f"file {number} of seed {SEED}"
            imported += 1
        assert other.problem() == ""
        with other.transaction() as connection:
            assert wrong_totals(connection) == []
    print(f"{refused} refused, {imported} imported in part or whole")
    assert refused > COUNT / 10 < imported
