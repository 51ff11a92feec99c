"""The figures of moves: the user's own in their folder, the shipped ones in ``assets/figures``.

A figure is found by the ``figure`` key of an exercise, which is the name of its file; or else by
the name of the move, which may be the figure's name or one of those under ``also``.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from midline.files import read_bytes
from midline.library.entries import is_routine_name

if TYPE_CHECKING:
    from midline.figures.model import Figure
    from midline.figures.reading import FigureReading

_BYTES_MOST = 8 * 1024 * 1024  # far above what a figure may have, so that the reader can say so
_NAMES = re.compile(r"^(?:name|also):(.*)$", re.MULTILINE)


class Figures:
    """Finds and reads figures, each once. ``folders`` are looked in one after the other."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._read: dict[Path, Figure | None] = {}
        self._paths: dict[str, Path] | None = None
        self._by_name: dict[str, Path] | None = None

    def find(self, key: str | None, name: str) -> Figure | None:
        """The figure of a move; None where there is none, or its file is broken."""
        path = self._files().get(key or "") or self._names().get(plain(name))
        if path is None:
            return None
        if path not in self._read:
            self._read[path] = _figure(path)
        return self._read[path]

    def _files(self) -> dict[str, Path]:
        """By the name of the file, without its ending."""
        if self._paths is None:
            files = [path for folder in self._folders for path in _files_in(folder)]
            self._paths = {path.stem: path for path in reversed(files)}
        return self._paths

    def _names(self) -> dict[str, Path]:
        if self._by_name is None:
            self._by_name = {}
            for path in self._files().values():
                for name in filter(None, map(plain, (path.stem, *_names_in(path)))):
                    self._by_name.setdefault(name, path)
        return self._by_name


def read_figure_file(path: Path) -> FigureReading:
    """The figure of a file, or why there is none. Raises OSError if it can't be read at all."""
    from midline.figures.reading import read_figure

    return read_figure(read_bytes(path, _BYTES_MOST), str(path))


def plain(name: str) -> str:
    """A name without what people write in different ways: capitals, hyphens, brackets."""
    return " ".join(re.findall(r"\w+", re.sub(r"\(.*?\)|['’]", "", name.casefold())))


def _figure(path: Path) -> Figure | None:
    try:
        reading = read_figure_file(path)
    except OSError as error:
        logging.getLogger(__name__).warning("%s", error)
        return None
    for problem in reading.problems:
        logging.getLogger(__name__).warning("%s", problem)
    return reading.figure


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if is_routine_name(path.name))
    except OSError:
        return []


def _names_in(path: Path) -> Iterator[str]:
    """The names in a file's first lines, without reading all of it as YAML."""
    try:
        text = read_bytes(path, _BYTES_MOST).decode("utf-8-sig", "replace")
    except OSError:
        return
    for match in _NAMES.finditer(text):
        yield from (name.strip(" \"'[]") for name in match[1].split(","))
