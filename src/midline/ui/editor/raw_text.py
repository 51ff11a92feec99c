"""A text in Qt's document, character by character: Qt's own way out of it changes some.

``toPlainText`` makes spaces of no-break spaces. Four characters end a line in Qt, of which a file
may hold three: they stand as others, which no text has. Qt counts in UTF-16 units, Python does not.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

_BREAK = "\u2029"  # Qt's own
_KEPT = {_BREAK: "\ufde9", "\ufdd0": "\ufde0", "\ufdd1": "\ufde1"}
_WIDE = "\U00010000"


def kept(text: str) -> str:
    """To be put into a document."""
    for old, new in _KEPT.items():
        text = text.replace(old, new)
    return text


def text_of(document: QTextDocument) -> str:
    """All of it; lines end in LF."""
    text = document.toRawText().replace(_BREAK, "\n")
    for old, new in _KEPT.items():
        text = text.replace(new, old)
    return text


def replace(document: QTextDocument, old: str, new: str) -> int:
    """Makes the document's text, which is ``old``, ``new``. Gives back where they began to differ.

    All that is the same at both ends is not touched.
    """
    start = common(old, new)
    least = min(len(old), len(new)) - start
    same = min(common(old[::-1], new[::-1]), least)
    cursor = QTextCursor(document)
    first = units(old[:start])
    cursor.setPosition(first)
    length = units(old[start : len(old) - same])
    cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(kept(new[start : len(new) - same]))
    return first


def units(text: str) -> int:
    """How many Qt counts."""
    if text.isascii() or max(text) < _WIDE:
        return len(text)
    return len(text) + sum(each >= _WIDE for each in text)


def characters(text: str, n: int) -> int:
    """How many are in the first ``n`` that Qt counts."""
    if text.isascii() or max(text, default="") < _WIDE:
        return min(n, len(text))
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * n]
    return len(before.decode("utf-16-le", "replace"))


def common(one: str, other: str) -> int:
    """How many characters two texts have in common at their start: halving, as most are long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[:middle]):
            low = middle
        else:
            high = middle - 1
    return low
