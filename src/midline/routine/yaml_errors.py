"""What PyYAML says about text that is not YAML, in words for the person who wrote it."""

from __future__ import annotations

from typing import Any

import yaml

from midline.routine.problems import Misfit, Spot, quoted

_LINE_UP = "line it up with its neighbours: keys under keys, dashes under dashes"
_BY_PART_OF_MESSAGE = (
    (
        "mapping values are not allowed",
        "a `:` that cannot stand here",
        "put text that contains `: ` in quotes, and line keys up under keys",
    ),
    ("entries are not allowed", "a `-` that cannot stand here", _LINE_UP),
    (
        "mapping keys are not allowed",
        "a `?` that cannot stand here",
        "put text like this in quotes",
    ),
    ("found a tab", "a tab cannot be used here", "indent with spaces"),
    ("character '\\t'", "a tab cannot be used here", "indent with spaces"),
    ("unknown escape", "an unknown escape in a quoted text", "write `\\\\` for one backslash"),
    ("expected the node content", "a value is missing here", "put text like this in quotes"),
    ("expected node content", "a value is missing here", "put text like this in quotes"),
    ("'-' indicator", "this line does not fit the lines above it", _LINE_UP),
    ("expected key", "this line does not fit the lines above it", _LINE_UP),
    ("expected <block end>", "this line does not fit the lines above it", _LINE_UP),
    ("document start", "text after the end of the routine", _LINE_UP),
    ("#x", "a character that cannot stand in YAML", "remove it"),
)


def explain(error: yaml.YAMLError, text: str) -> Misfit:
    """The same error as a `Misfit` with its place."""
    message = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    at = _spot(mark)
    if "cannot start any token" in message:
        return _bad_start(text, mark, at)
    if "unexpected end of stream" in message:
        return Misfit("the quote that begins here is not closed", "", _spot(begun))
    if "expected ',' or" in message:
        hint = f"the bracket that is open here began on line {_spot(begun).line}"
        return Misfit("a `,` or a closing bracket is needed here", hint, at)
    if "expected ':'" in message:
        return Misfit(
            "this line has no `:` after its key", "write it as `key: value`", _spot(begun)
        )
    for part, sentence, hint in _BY_PART_OF_MESSAGE:
        if part in message:
            return Misfit(sentence, hint, at)
    return Misfit(f"this is not YAML: {message.splitlines()[0]}", "", at)


def _bad_start(text: str, mark: Any, at: Spot) -> Misfit:
    character = text[mark.index : mark.index + 1]
    if character == "\t":
        return Misfit("a tab cannot be used here", "indent with spaces", at)
    return Misfit(f"a value cannot start with {quoted(character)}", "put it in quotes", at)


def _spot(mark: Any) -> Spot:
    return Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
