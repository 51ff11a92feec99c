"""Two texts line by line."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from midline.library.difference import DiffLine, Kind, difference

LINES = st.lists(st.sampled_from(["a", "b", "# c", ""]), max_size=12).map("\n".join)


def test_lines_that_differ_are_shown_with_those_around_them() -> None:
    before = "".join(f"{n}\n" for n in range(1, 10))
    after = before.replace("5\n", "five\nfive and a half\n")
    assert difference(before, after, context=1) == (
        DiffLine(Kind.SKIPPED, "", None, None),
        DiffLine(Kind.SAME, "4", 4, 4),
        DiffLine(Kind.GONE, "5", 5, None),
        DiffLine(Kind.NEW, "five", None, 5),
        DiffLine(Kind.NEW, "five and a half", None, 6),
        DiffLine(Kind.SAME, "6", 6, 7),
        DiffLine(Kind.SKIPPED, "", None, None),
    )


def test_line_endings_are_no_difference() -> None:
    assert difference("a\nb", "a\r\nb\r\n") == ()


@given(LINES, LINES)
def test_both_texts_are_in_it(before: str, after: str) -> None:
    lines = difference(before, after, context=100)
    old = [line.text for line in lines if line.before is not None]
    new = [line.text for line in lines if line.after is not None]
    if before.splitlines() == after.splitlines():
        assert lines == ()
        return
    assert (old, new) == (before.splitlines(), after.splitlines())
    assert [n for n in (line.before for line in lines) if n] == list(range(1, len(old) + 1))


def test_very_much_that_differs_is_shown_at_once() -> None:
    """Lines that are often the same would be compared with each other for minutes."""
    before = ["name: x", *["  - name: Plank", "    do: 3 x 30s"] * 20_000, "# end"]
    after = ["name: x", *["  - name: Plank", "    do: 3 x 45s"] * 20_000, "# end"]
    began = perf_counter()
    lines = difference("\n".join(before), "\n".join(after))
    assert perf_counter() - began < 2
    assert len(lines) > 70_000
