"""One value as YAML text: written as the old one was if that can say it, else as simply as can be.

There is no table of what YAML takes where: each way of writing is read back, and the first
that says the value is used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from midline.routine.problems import Misfit
from midline.routine.writing.lines import newline_of
from midline.routine.writing.refusing import CannotEdit
from midline.routine.writing.said import BREAKS, says
from midline.routine.yaml_tree import parse_tree

WIDTH = 100
_WIDTH_LEAST = 60
_ESCAPED = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff{BREAKS}]")
_BLOCK_HEADER = re.compile(f"[|>][^#{BREAKS}]*?(#[^{BREAKS}]*)?(?=[{BREAKS}]|$)")


def scalar(value: str, in_flow: bool, old: str = "", indent: int = 2) -> str:
    """The text of a value, to stand where ``old`` stood, or where nothing did.

    ``indent`` is for the lines after the first. Raises `CannotEdit` where YAML cannot say it.
    """
    for text in _ways(value, old, " " * indent):
        if _says(text, in_flow) == value:
            return text
    raise CannotEdit("This text has characters that cannot stand in a routine file.")


def _says(text: str, in_flow: bool) -> object:
    try:
        node = parse_tree(f"[{text}]" if in_flow else f"- {text}")
    except (Misfit, UnicodeEncodeError):
        return None
    said = says(node) if node else None
    return said[0] if isinstance(said, tuple) and len(said) == 1 else None


def _ways(value: str, old: str, indent: str) -> Iterator[str]:
    if old[:1] in ("|", ">"):
        header = _BLOCK_HEADER.match(old)
        yield _block(value, old, header[0] if header else old[0], indent)
        if header and header[1]:
            return  # any other way of writing would lose the comment
    if re.search(f"[{BREAKS}]", old):
        newline, width = newline_of(old), _width(old)
        for one_line in _on_one_line(value, old):
            yield (newline + indent).join(_wrapped(one_line, width - len(indent)))
    yield from _on_one_line(value, old)


def _on_one_line(value: str, old: str = "") -> Iterator[str]:
    single = "'" + value.replace("'", "''") + "'"
    if old.startswith("'"):
        yield single
    if not old.startswith('"'):
        yield value
    yield _double(value)


def _double(value: str) -> str:
    return _ESCAPED.sub(_escape, json.dumps(value, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}"


def _block(value: str, old: str, header: str, indent: str) -> str:
    newline = newline_of(old)
    lines = old.splitlines()[1:]
    first = next((line for line in lines if line.strip()), indent)
    indent = first[: len(first) - len(first.lstrip(" "))] or indent
    paragraphs = value.split("\n")
    if header.startswith("|"):
        body = paragraphs
    else:
        wrapped = [_wrapped(each, _width(old) - len(indent)) for each in paragraphs]
        body = [line for each in wrapped for line in (*each, "")][:-1]
    return header + "".join(newline + (indent + line if line else "") for line in body)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of whole words: broken only where one space stands."""
    lines = [""]
    for word in re.split("(?<=[^ ]) (?=[^ ])", text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _width(old: str) -> int:
    return min(WIDTH, max(_WIDTH_LEAST, *map(len, old.splitlines())))


def listed(values: tuple[str, ...], quote: str = "") -> str:
    """``[a, b]``"""
    return "[" + ", ".join(scalar(value, True, quote) for value in values) + "]"
