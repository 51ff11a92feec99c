"""What an engine is given of a text: no symbols, no control characters. Pure."""

from __future__ import annotations

import unicodedata

TEXT_MOST = 200  # characters, some twelve seconds of speech: no pause has room for more


def spoken_text(text: str) -> str:
    """The text without what has no sound, such as emoji; empty if there is no word in it."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(char if _has_sound(char) else " " for char in composed)
    said = " ".join(kept.split())[:TEXT_MOST].rstrip(" .")
    return said if any(map(str.isalnum, said)) else ""


def _has_sound(char: str) -> bool:
    """Not: control characters, lone halves of a pair, joiners, pictures and their variants."""
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Me") and (
        char != "\ufe0f"
    )


def scripts(text: str) -> set[str]:
    """The scripts of its letters, as Unicode names them: LATIN, CYRILLIC, CJK, HANGUL ..."""
    return {
        unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
        for char in unicodedata.normalize("NFKC", text)
        if char.isalpha()
    }
