"""A problem with one obvious mend is mended, and nothing else is touched."""

from __future__ import annotations

import pytest

from midline.routine.writing.document import Document
from midline.routine.writing.mending import Mend, mend

TEXT = "name: x\nexercises:\n  - name: A  # a\n    {line}\n  - {{name: B, do: 3 x 10}}\n"


def first_mend(text: str) -> Mend | None:
    document = Document.of(text)
    found = [mend(document, problem) for problem in document.reading.problems]
    return next((each for each in found if each), None)


def after_mending(text: str) -> str | None:
    found = first_mend(text)
    return found.document.text if found else None


@pytest.mark.parametrize(
    ("wrong", "words", "right"),
    [
        ("hold: 60-45s   # why", "Write `45-60s`", "hold: 45-60s   # why"),
        ("hold: 1:5", "Write `1:05`", "hold: 1:05"),
        ("hold: '2,5'", "Write `2.5`", "hold: '2.5'"),
        ("reps: fifteen", "Write `15`", "reps: 15"),
        ("do: 3 x fifteen", "Write `3 x 15`", "do: 3 x 15"),
        ("rep: 15", "Write `reps`", "reps: 15"),
        ("do: 30s\n    side: left-right", "Write `sides`", "do: 30s\n    sides: left-right"),
        (
            "do: 30s\n    sides: left-rigth",
            "Write `left-right`",
            "do: 30s\n    sides: left-right",
        ),
        ("do: 30s\n    sides: lefft", "Write `left-right`", "do: 30s\n    sides: left-right"),
        ('"hol": 30s', "Write `hold`", '"hold": 30s'),
        ("do: 9\n    figure: Side Plank", "Write `side-plank`", "do: 9\n    figure: side-plank"),
        ("do: 9\n    tempo: 2/1/2/0", "Write `2-1-2-0`", "do: 9\n    tempo: 2-1-2-0"),
        ("do: 9\n    tempo: 2-1-2-0\n    pace: 3s", "Remove `pace`", "do: 9\n    tempo: 2-1-2-0"),
        ("do: 30s\n    pace: 3s  # so", "Remove `pace`", "do: 30s\n    # so"),
        ("do: 9\n    tips:", "Remove `tips`", "do: 9"),
        ("sets: 3\n    reps: [6, 4]", "Remove `sets`", "reps: [6, 4]"),
        (
            "do: 30s\n    switch: 5s",
            "Add `sides: left-right`",
            "do: 30s\n    sides: left-right\n    switch: 5s",
        ),
        (
            "do: 3 x 15 each side",
            "Add `sides: left-right`",
            "do: 3 x 15\n    sides: left-right",
        ),
        ("do: 3 x 60-45s  # so", "Write `3 x 45-60s`", "do: 3 x 45-60s  # so"),
        ("do: 5-3×10", "Write `3-5×10`", "do: 3-5×10"),
        ("reps: 3x15  # all", "Write `do: 3x15`", "do: 3x15\n    # all"),
    ],
)
def test_what_was_meant_is_put_in(wrong: str, words: str, right: str) -> None:
    found = first_mend(TEXT.format(line=wrong))
    assert found is not None
    assert (found.words, found.document.text) == (words, TEXT.format(line=right))


@pytest.mark.parametrize(
    ("wrong", "words", "right"),
    [
        ("\tdo: 30s", "Indent with spaces", "  do: 30s"),
        (
            "do: 30s\n    tips: Go: now # yes",
            "Put it in quotes",
            'do: 30s\n    tips: "Go: now" # yes',
        ),
        ("do: 30s\n    tips: @home", "Put it in quotes", 'do: 30s\n    tips: "@home"'),
        ("do: 30s\n    tips: *soft*", "Put it in quotes", 'do: 30s\n    tips: "*soft*"'),
        ('do: 30s\n    tips: "Go', "Close the quote", 'do: 30s\n    tips: "Go"'),
        ("do:30s", "Put a space after each `:`", "do: 30s"),
        ("do 30s", "Write `do: 30s`", "do: 30s"),
    ],
)
def test_what_is_no_yaml_is_mended_by_its_line(wrong: str, words: str, right: str) -> None:
    found = first_mend(TEXT.format(line=wrong))
    assert found is not None
    assert found.words == words
    assert found.document.text.replace("      do", "    do") == TEXT.format(line=right).replace(
        "      do", "    do"
    )


@pytest.mark.parametrize(
    "line",
    [
        "do: 30s",  # nothing wrong
        "hold: soon",  # nothing near
        "do: 30s\n    tip: a\n    tips: b",  # it would stand twice
        "do: [",
        "do: 9\n    tempo: 2-1-2",
        "reps: 3x15\n    sets: 3",  # both would have to go
    ],
)
def test_what_has_no_obvious_mend_is_left(line: str) -> None:
    assert after_mending(TEXT.format(line=line)) is None


def test_a_file_without_spaces_after_its_colons_is_mended_at_once() -> None:
    text = "name:x\nexercises:\n  - name:A\n    do:30s\n"
    assert after_mending(text) == "name: x\nexercises:\n  - name: A\n    do: 30s\n"


def test_a_byte_order_mark_and_line_endings_stay() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    wrong, right = text.format(line="hold: 1:5"), text.format(line="hold: 1:05")
    assert after_mending(wrong) == right
