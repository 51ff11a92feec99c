"""A language's texts: the files of ``assets/i18n/<language>``, looked up by the English text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTranslator

from midline.routine.yaml_tree import Mapping as YamlMapping
from midline.routine.yaml_tree import Scalar, parse_tree
from midline.ui.translate import CONTEXTS, TOLD

LONGEST = 600  # characters of a sentence; to look at longer ones could take seconds
_PLACE = re.compile(r"\{(\w+)\}")


class Catalogue(QTranslator):
    """Qt asks it for each text; what it does not know stays English."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = {context: read_texts(folder / f"{context}.yaml") for context in CONTEXTS}
        self._sentences = Sentences(self._texts[TOLD])

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:  # None is how Qt is told that there is none
        if context == TOLD:
            return self._sentences.shown(source)
        key = f"{source} [{disambiguation}]" if disambiguation else source
        return self._texts.get(context, {}).get(key)


class Sentences:
    """Finds the text that a sentence was made from, "{given} is not a time", by its fixed words.

    So the parts below the window need not know that there are languages. The values are looked up
    as well: one may be a sentence of its own.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        patterns = [text for text in texts if _PLACE.search(text)]
        patterns.sort(key=_fixed_length, reverse=True)  # the one that says most of it
        self._patterns = [(_pattern(text), texts[text]) for text in patterns]

    def shown(self, sentence: str) -> str | None:
        if sentence in self._texts:
            return self._texts[sentence]
        for pattern, text in self._patterns if len(sentence) <= LONGEST else ():
            if match := pattern.fullmatch(sentence):
                values = {name: self.shown(v) or v for name, v in match.groupdict().items()}
                return text.format(**values)
        return None


def read_texts(path: Path) -> dict[str, str]:
    """The English texts of a file with their translations."""
    root = parse_tree(path.read_text("utf-8"))
    return dict(_pairs(root)) if isinstance(root, YamlMapping) else {}


def _pairs(root: YamlMapping) -> Iterator[tuple[str, str]]:
    for key, value in root.entries:
        assert isinstance(value, Scalar), f"line {key.line}: a translation is one text"
        yield key.text, value.text


def _fixed_length(text: str) -> int:
    return len(_PLACE.sub("", text))


def _pattern(text: str) -> re.Pattern[str]:
    """``{name}`` stands for any text, all other characters for themselves."""
    parts = _PLACE.split(text)  # fixed text and names in turn
    made = "".join(re.escape(p) if i % 2 == 0 else f"(?P<{p}>.+?)" for i, p in enumerate(parts))
    return re.compile(made, re.DOTALL)
