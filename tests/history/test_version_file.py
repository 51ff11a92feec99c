"""Whatever a file of the folder holds: a version of a session, or a reason why not."""

from __future__ import annotations

import random

import pytest

from midline.history.sync.version_file import Version, as_bytes, from_bytes, version_of
from tests.history.laptops import whole

VERSION = version_of(whole(1, sets=3, note='早上 "hard" 🏃\n'))
GOOD = as_bytes(VERSION)
SPLICES = (b"", b"\0", b"\xff", b"{", b"]", b'"', b"null", b"1e999", b"NaN", b"-1", b"9" * 5000,
           b'"\\ud800"', b"[" * 2000, b'{"a":' * 2000)  # fmt: skip


def test_what_was_written_is_read() -> None:
    assert from_bytes(VERSION.file, GOOD) == VERSION


@pytest.mark.parametrize("seed", range(20))
def test_changed_bytes_are_never_taken_for_another_session(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(100):
        data = bytearray(GOOD)
        for _ in range(draw.randint(1, 3)):
            at = draw.randrange(len(data))
            data[at : at + draw.choice((0, 1, 1, 4, 400))] = draw.choice(SPLICES)
        assert _read(bytes(data)) in (None, VERSION)


@pytest.mark.parametrize("depth", [100, 900, 990, 1000, 5000, 100_000])
def test_an_unknown_key_of_any_depth_ends_nothing(depth: int) -> None:
    deep = b'{"deep": ' + b"[" * depth + b"]" * depth + b","
    assert _read(GOOD.replace(b"{", deep, 1)) in (None, VERSION)


def _read(data: bytes) -> Version | None:
    try:
        return from_bytes(VERSION.file, data)
    except ValueError:
        return None
