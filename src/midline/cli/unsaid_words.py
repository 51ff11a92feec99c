"""Which of the user's own words no session says: most likely their file is misspelt."""

from __future__ import annotations

from collections.abc import Iterable

from midline.audio.voice import shipped_voice
from midline.cli.routines import library_files
from midline.data_folder import DataFolder
from midline.library.entries import read_entry
from midline.routine.problems import did_you_mean, quoted
from midline.session.plan import compile_plan
from midline.session.spoken_words import short_name
from midline.session.vocabulary import vocabulary


def unsaid_words(words: Iterable[str], folder: DataFolder) -> list[str]:
    """A sentence for each of the texts, in lower case, that is said in no routine of the library.

    What the shipped voice has a clip for may be said in any other. Reads all routines.
    """
    shipped = set(shipped_voice().lengths)
    unknown = sorted(set(words) - shipped)
    said = shipped | _said(folder) if unknown else shipped
    return [_sentence(word, said) for word in unknown if not _is_in(word, said)]


def _said(folder: DataFolder) -> set[str]:
    entries = map(read_entry, library_files(folder))
    plans = [compile_plan(entry.routine) for entry in entries if entry.routine]
    texts = {text for plan in plans for text in vocabulary(plan)}
    return {text.casefold() for text in texts | set(map(short_name, texts))}


def _is_in(word: str, said: Iterable[str]) -> bool:
    """A text without a clip may be said in parts, each of whole words."""
    return any(f" {word} " in f" {' '.join(text.split())} " for text in said)


def _sentence(word: str, said: Iterable[str]) -> str:
    hint = did_you_mean(word, said)
    return f"No routine says {quoted(word)}{f'; {hint}' if hint else '.'}"
