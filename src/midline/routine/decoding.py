"""The bytes of a file to text, before anything is parsed."""

from __future__ import annotations

import re

from midline.routine.limits import BYTES_MOST
from midline.routine.problems import Misfit, Spot

_NOT_IN_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|\ufffe|\uffff")


def decode(data: bytes, what: str) -> str:
    """Strict UTF-8, with or without a byte order mark. Raises `Misfit`, with its place if known.

    ``what`` names what the file should be, in a sentence: "a routine".
    """
    if len(data) > BYTES_MOST:
        size = f"{len(data) / 1024 / 1024:.1f} MB"
        text = f"the file is too large for {what} ({size}): the most is 1 MB"
        raise Misfit(text, f"is it really {what}?")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Misfit("the file is UTF-16 text", "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = _spot(data[: error.start].decode("utf-8-sig"))
        raise Misfit("the file is not UTF-8 text", "save it as UTF-8", at) from None
    if match := _NOT_IN_YAML.search(text):
        code = f"U+{ord(match[0]):04X}"
        sentence = f"a character that is not text ({code})"
        raise Misfit(sentence, "is this really a text file?", _spot(text[: match.start()]))
    return text


def _spot(before: str) -> Spot:
    """The place just after this text."""
    return Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
