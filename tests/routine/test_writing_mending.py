"""A problem with one obvious mend is mended, and nothing else is touched."""

from __future__ import annotations

import pytest

from midline.routine.writing.document import Document
from midline.routine.writing.mending import mended

TEXT = "name: x\nexercises:\n  - name: A  # a\n    {line}\n  - {{name: B, do: 3 x 10}}\n"


def after_mending(text: str) -> str | None:
    document = Document.of(text)
    found = [mended(document, problem) for problem in document.reading.problems]
    return next((each.text for each in found if each), None)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("hold: 60-45s   # why", "hold: 45-60s   # why"),
        ("hold: 1:5", "hold: 1:05"),
        ("hold: '2,5'", "hold: '2.5'"),
        ("reps: fifteen", "reps: 15"),
        ("rep: 15", "reps: 15"),
        ("do: 30s\n    side: left-right", "do: 30s\n    sides: left-right"),
        ("do: 30s\n    sides: left-rigth", "do: 30s\n    sides: left-right"),
        ('"hol": 30s', '"hold": 30s'),
    ],
)
def test_what_was_meant_is_put_in(wrong: str, right: str) -> None:
    assert after_mending(TEXT.format(line=wrong)) == TEXT.format(line=right)


@pytest.mark.parametrize(
    "line",
    [
        "do: 30s",  # nothing wrong
        "hold: soon",  # nothing near
        "do: 30s\n    tip: a\n    tips: b",  # it would stand twice
        "do: [",
    ],
)
def test_what_has_no_obvious_mend_is_left(line: str) -> None:
    assert after_mending(TEXT.format(line=line)) is None


def test_a_byte_order_mark_and_line_endings_stay() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    wrong, right = text.format(line="hold: 1:5"), text.format(line="hold: 1:05")
    assert after_mending(wrong) == right
