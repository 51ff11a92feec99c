"""What a key means, in the schema's words; and what is wrong with a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from midline.resources import resource
from midline.routine.problems import Problem, Severity
from midline.routine.writing.at_cursor import key_of_line
from midline.ui.translate import told, tr


def about(owner: str, key: str) -> str:
    """In one or two sentences; empty for a key that there is not. ``owner`` as in fields.py."""
    said = _keys(owner).get(key, {}).get("description", "")
    return told(said) if said else ""


def choices(owner: str, key: str) -> tuple[str, ...]:
    """The words that a key takes; empty where it takes anything else."""
    return tuple(_keys(owner).get(key, {}).get("enum", ()))


def about_line(lines: Sequence[str], row: int) -> str:
    """What the key of a line means, from 0, as ``hold: How long a set is held ...``."""
    owner, key = key_of_line(lines, row) if row < len(lines) else ("", "")
    said = about(owner, key)
    return tr("{key}: {about}", key=key, about=said) if said else ""


def words_for(problem: Problem, *, with_line: bool = False) -> str:
    """A problem as one sentence, for the eye and for a screen reader."""
    text = told(problem.text)
    text = text[:1].upper() + text[1:]
    if problem.hint:
        text = tr("{text} ({hint})", text=text, hint=told(problem.hint))
    if not with_line:
        return text
    is_error = problem.severity is Severity.ERROR
    return tr(
        "Line {line}, error: {text}" if is_error else "Line {line}, warning: {text}",
        line=problem.line,
        text=text,
    )


def _keys(owner: str) -> dict[str, Any]:
    schema = _schema()
    part = schema if owner == "routine" else schema["definitions"].get(owner, {})
    keys: dict[str, Any] = part.get("properties", {})
    return keys


@cache
def _schema() -> dict[str, Any]:
    import json  # not before the editor is opened

    made: dict[str, Any] = json.loads(resource("assets", "routine.schema.json").read_text("utf-8"))
    return made
