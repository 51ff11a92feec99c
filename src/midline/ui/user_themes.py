"""The user's own themes: files of roles in the folder ``themes`` of the data folder.

A file has all roles, or says what it is ``based on``, and only the roles that are different.
"""

from __future__ import annotations

import re
from pathlib import Path

from midline.files import read_bytes
from midline.known_errors import reason
from midline.routine.problems import Misfit, did_you_mean, quoted
from midline.routine.yaml_tree import Mapping, Node, Scalar, parse_tree
from midline.settings import is_theme_name
from midline.ui.theme import NAMES, ROLES, SYSTEM, Theme, named

BASED_ON = "based on"
BYTES_MOST = 64 * 1024
THEMES_MOST = 100
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}", re.ASCII)


def read_user_themes(folder: Path) -> tuple[dict[str, Theme], tuple[str, ...]]:
    """The themes by name, and a sentence for each file that is skipped. Never raises."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        return {}, (f"Your themes in {folder} can't be read: {reason(error)}.",)
    themes: dict[str, Theme] = {}
    problems = []
    for path in found[:THEMES_MOST]:
        try:
            themes[_name(path, themes)] = _theme(path)
        except Misfit as misfit:
            line = f" (line {misfit.at.line})" if misfit.at is not None else ""
            hint = f": {misfit.hint}" if misfit.hint else ""
            end = "" if hint.endswith("?") else "."
            problems.append(f"The theme {path.name}{line} is skipped: {misfit.text}{hint}{end}")
        except OSError as error:
            problems.append(f"The theme {path.name} is skipped: {reason(error)}.")
    return themes, tuple(problems)


def _name(path: Path, known: dict[str, Theme]) -> str:
    """What it is called in the settings: its file's name in small letters."""
    name = path.stem.lower()
    if not is_theme_name(name):
        raise Misfit("a theme's file has a name of letters, digits, - and _")
    if name in (SYSTEM, *NAMES, *known):
        raise Misfit(f"there is a theme called {quoted(name)} already; give the file another name")
    return name


def _theme(path: Path) -> Theme:
    """Raises `Misfit`, or OSError."""
    roles = _roles(_text(path))
    base = roles.pop(BASED_ON, None)
    missing = [role for role in ROLES if role not in roles]
    if base is None and missing:
        hint = f"write `{BASED_ON}: dark` above the others to have it from there"
        raise Misfit(f"it lacks {quoted(missing[0])}", hint)
    return Theme(**{**(vars(named(base)) if base else {}), **roles})


def _text(path: Path) -> str:
    data = read_bytes(path, BYTES_MOST + 1)
    if len(data) > BYTES_MOST:
        raise Misfit("the file is too large for a theme")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misfit("it is not written in UTF-8") from None


def _roles(text: str) -> dict[str, str]:
    root = parse_tree(text)
    if not isinstance(root, Mapping):
        raise Misfit('a theme is roles and colours, such as `accent: "#4fd8a4"`')
    roles: dict[str, str] = {}
    for key, node in root.entries:
        if key.text.startswith("x-"):
            continue
        if key.text not in (BASED_ON, *ROLES):
            known = did_you_mean(key.text, (BASED_ON, *ROLES))
            raise Misfit(f"there is no role called {quoted(key.text)}", known, key)
        if key.text in roles:
            raise Misfit(f"{quoted(key.text)} is there twice", at=key)
        roles[key.text] = _base(node) if key.text == BASED_ON else _color(node)
    return roles


def _base(node: Node) -> str:
    if isinstance(node, Scalar) and node.text in NAMES:
        return node.text
    *others, last = NAMES
    raise Misfit(f"a theme is based on {', '.join(others)} or {last}", at=node)


def _color(node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else ""
    if not _COLOR.fullmatch(text):
        hint = "" if text else "put it in quotes, since # begins a comment"
        raise Misfit('a colour is written as "#4fd8a4"', hint, node)
    return text if len(text) == 7 else "#" + "".join(2 * digit for digit in text[1:])
