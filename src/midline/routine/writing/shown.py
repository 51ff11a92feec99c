"""A file's text as a text widget holds it, and back: without a byte order mark, lines end in LF."""

from __future__ import annotations

import re

from midline.routine.writing.lines import newline_of

BOM = "\ufeff"
_LINES = re.compile("[^\r\n]*(?:\r\n|\n|\r|$)")


def shown(text: str) -> str:
    return re.sub("\r\n|\r", "\n", text.removeprefix(BOM))


def unshown(new: str, file: str) -> str:
    """The file's text for what is shown now. Lines that did not change keep their line breaks."""
    body = file.removeprefix(BOM)
    if "\r" not in body:
        return file[: len(file) - len(body)] + new
    old_lines, new_lines = _lines(body), _lines(new)
    before = _same(old_lines, new_lines)
    after = _same(old_lines[before:][::-1], new_lines[before:][::-1])
    middle = "".join(new_lines[before : len(new_lines) - after])
    return "".join(
        (
            file[: len(file) - len(body)],
            *old_lines[:before],
            middle.replace("\n", newline_of(body)),
            *old_lines[len(old_lines) - after :],
        )
    )


def _lines(text: str) -> list[str]:
    """With their line breaks."""
    return [line for line in _LINES.findall(text) if line]


def _same(old: list[str], new: list[str]) -> int:
    pairs = zip(old, new, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if shown_line(a) != b), min(len(old), len(new))
    )


def shown_line(line: str) -> str:
    return shown(line) if "\r" in line else line
