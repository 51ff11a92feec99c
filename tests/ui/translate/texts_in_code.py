"""Reads the source for the texts that a person sees: those for ``tr``, and those that forgot it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "src" / "midline"
# Where the texts stand among the arguments of these.
TEXT_ARGUMENTS = {"tr": (0,), "later": (0,), "count": (1, 2), "Key": (1, 3)}
# What these are given is for no person's eyes: names of rules and roles, the log, bugs.
NOT_SHOWN = {
    "setObjectName", "debug", "info", "warning", "error", "exception", "print",
    "AssertionError", "ValueError", "TypeError", "RuntimeError", "TypeVar", "font", "QFont",
}  # fmt: skip


# Windows of the command line, which is English.
ENGLISH = {"figure_preview.py", "gallery"}


def window_files() -> list[Path]:
    """Every module that shows something in the window."""
    files = [*(SOURCE / "ui").rglob("*.py"), SOURCE / "app.py", *SOURCE.glob("window_*.py")]
    return sorted(path for path in files if not ENGLISH & set(path.parts))


def wanted_texts(path: Path) -> Iterator[str]:
    """The texts that a file has translated."""
    for call in _calls(ast.parse(path.read_text("utf-8"))):
        for text in filter(None, _texts_of(call)):
            text = f"{{n}} {text}" if _name(call) == "count" else text
            yield f"{text} [{_meaning(call)}]" if _meaning(call) else text


def strange_calls(path: Path) -> Iterator[str]:
    """Texts for translation that are put together in the code, so that no one can look them up."""
    for call in _calls(ast.parse(path.read_text("utf-8"))):
        for text in _text_arguments(call):
            if isinstance(text, ast.JoinedStr | ast.BinOp):
                yield f"{path.name}:{call.lineno}"


def untranslated_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of what looks like words for a person and is not for ``tr``.

    The places of values have a 7 in them.
    """
    tree = ast.parse(path.read_text("utf-8"))
    passed = set(_passed_over(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(each) for each in node.values}
        text = _sample(node)
        if id(node) not in passed and _is_said(text):
            yield getattr(node, "lineno", 0), text


def _sample(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_sample(each) for each in values)
        case ast.FormattedValue():
            return "7"
    return ""


def _passed_over(tree: ast.Module) -> Iterator[int]:
    """What is translated, and what no person sees: docstrings, names of rules, the log."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in (*TEXT_ARGUMENTS, *NOT_SHOWN):
            yield from (id(each) for part in node.args for each in ast.walk(part))
        elif isinstance(node, ast.Expr):
            yield id(node.value)  # a docstring
        elif isinstance(node, ast.Assert) and node.msg is not None:
            yield from map(id, ast.walk(node.msg))


def _is_said(text: str) -> bool:
    """A capital letter first, or words with spaces between; not a name, a path or a rule."""
    words = text.split()
    if not any(len(word.strip(".,:;!?…")) > 1 and word[:1].isalpha() for word in words):
        return False
    return len(words) > 1 or (text[:1].isupper() and not text.isupper())


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _text_arguments(call: ast.Call) -> list[ast.expr]:
    places = TEXT_ARGUMENTS.get(_name(call), ())
    return [call.args[place] for place in places if place < len(call.args)]


def _texts_of(call: ast.Call) -> Iterator[str]:
    for text in _text_arguments(call):
        for node in ast.walk(text):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _meaning(call: ast.Call) -> str:
    """What tells one meaning of a text from another, as in ``tr("Back", "to the page before")``."""
    match call:
        case ast.Call(func=ast.Name(id="tr"), args=[_, ast.Constant(value=str(meaning)), *_]):
            return meaning
    return ""
