"""Looking into data that may be anything: a value of the right kind, or `KnownError`."""

from __future__ import annotations

import math

from midline.known_errors import KnownError
from midline.routine.limits import NAME_MOST

Keys = dict[str, object]
NOT_WHOLE = "This file is not as its program writes it: {key} is missing or of the wrong kind."


def list_of(keys: Keys, key: str) -> list[object]:
    value = keys.get(key)
    if not isinstance(value, list):
        raise KnownError(NOT_WHOLE.format(key=key))
    return value


def items_of(keys: Keys, key: str) -> list[Keys]:
    """A list of mappings."""
    value = keys.get(key)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise KnownError(NOT_WHOLE.format(key=key))
    return value


def number_of(keys: Keys, key: str, default: float | None = None) -> float:
    """A number from 0 on; the default where there is none."""
    value = keys.get(key, default)
    value = default if value is None else value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise KnownError(NOT_WHOLE.format(key=key))
    return min(value, 1e9)  # a whole number may have thousands of digits


def count_of(keys: Keys, key: str, default: int | None = None) -> int:
    return int(number_of(keys, key, default))


def name_of(keys: Keys, key: str, default: str) -> str:
    """A name on one line; the default where there is none."""
    value = keys.get(key)
    return clean_name(value) if isinstance(value, str) and value.strip() else default


def clean_name(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:NAME_MOST].strip() or "Exercise"
