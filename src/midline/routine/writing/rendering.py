"""What is said, as new YAML text: for entries that are new, and for a file written anew."""

from __future__ import annotations

from collections.abc import Iterator

from midline.routine.writing.said import Said
from midline.routine.writing.scalars import WIDTH, scalar

_STEP = "  "


def routine_text(said: Said, newline: str = "\n") -> str:
    """A whole routine file. Comments of an older one are not in it."""
    assert isinstance(said, dict)
    return newline.join(_mapping(said, "")) + newline


def flow_text(said: Said) -> str:
    """On one line: ``{name: Plank, do: 45s}``."""
    if isinstance(said, dict):
        pairs = (f"{scalar(key, True)}: {flow_text(value)}" for key, value in said.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(said, tuple):
        return "[" + ", ".join(map(flow_text, said)) + "]"
    return "" if said is None else scalar(said, in_flow=True)


def _mapping(said: dict[str, Said], indent: str) -> Iterator[str]:
    for key, value in said.items():
        start = f"{indent}{scalar(key, in_flow=False)}:"
        if isinstance(value, dict) and value:
            yield start
            yield from _mapping(value, indent + _STEP)
        elif _stands_below(value, indent):
            yield from _list_below(start, value, indent)
        elif value is None:
            yield start
        else:
            yield f"{start} {_inline(value, indent)}"


def _stands_below(value: Said, indent: str) -> bool:
    if not isinstance(value, tuple) or not value:
        return False
    return not all(isinstance(v, str) for v in value) or len(indent + flow_text(value)) > WIDTH - 20


def _list_below(start: str, value: Said, indent: str) -> Iterator[str]:
    assert isinstance(value, tuple)
    yield start
    for n, entry in enumerate(value):
        if n and isinstance(entry, dict):
            yield ""
        yield from _entry(entry, indent + _STEP)


def _entry(said: Said, indent: str) -> Iterator[str]:
    if isinstance(said, dict) and said:
        first, *rest = _mapping(said, indent + _STEP)
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield f"{indent}- {_inline(said, indent + _STEP)}"


def _inline(value: Said, indent: str) -> str:
    if not isinstance(value, str):
        return flow_text(value)
    folded = ">-\n" if len(value) > WIDTH - len(indent) - 10 else ""
    return scalar(value, in_flow=False, old=folded, indent=len(indent) + len(_STEP))
