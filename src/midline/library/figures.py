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
from midline.known_errors import reason
from midline.library.entries import is_routine_name
from midline.resources import resource

if TYPE_CHECKING:
    from midline.figures.model import Figure
    from midline.figures.reading import FigureReading
    from midline.routine.model import Exercise

_BYTES_MOST = 8 * 1024 * 1024  # far above what a figure may have, so that the reader can say so
_NAMES = re.compile(r"^(?:name|also):(.*)$", re.MULTILINE)


class Figures:
    """Finds and reads figures, each once. ``folders`` are looked in one after the other.

    Where the user's own is broken, the shipped one of that name stands in for it.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._read: dict[Path, Figure | None] = {}
        self._by_key: dict[str, list[Path]] | None = None
        self._by_name: dict[str, list[Path]] | None = None

    def of(self, exercise: Exercise) -> Figure | None:
        return self.find(exercise.figure, exercise.name)

    def find(self, key: str | None, name: str) -> Figure | None:
        """The figure of a move; None where there is none, or none that can be read."""
        by_key = self._keys().get(key or "", [])
        return self._first(by_key) or self._first(self._names().get(plain(name), []))

    def _first(self, paths: Sequence[Path]) -> Figure | None:
        for path in paths:
            if path not in self._read:
                self._read[path] = _figure(path)
            if figure := self._read[path]:
                return figure
        return None

    def _keys(self) -> dict[str, list[Path]]:
        """By the name of the file, without its ending."""
        if self._by_key is None:
            self._by_key = {}
            for path in self._files():
                self._by_key.setdefault(path.stem, []).append(path)
        return self._by_key

    def _names(self) -> dict[str, list[Path]]:
        if self._by_name is None:
            self._by_name = {}
            for path in self._files():
                for name in {plain(each) for each in (path.stem, *_names_in(path))} - {""}:
                    self._by_name.setdefault(name, []).append(path)
        return self._by_name

    def _files(self) -> list[Path]:
        return [path for folder in self._folders for path in files_in(folder)]


def own_and_shipped(own: Path) -> Figures:
    """Those in the user's folder, and then those of Midline."""
    return Figures((own, resource("assets", "figures")))


def figure_names(own: Path) -> list[str]:
    """What an exercise may say as its ``figure``."""
    folders = (own, resource("assets", "figures"))
    return sorted({path.stem for folder in folders for path in files_in(folder)})


def read_figure_file(path: Path) -> FigureReading:
    """The figure of a file, or why there is none. Raises OSError if it can't be read at all."""
    from midline.figures.reading import read_figure

    return read_figure(read_bytes(path, _BYTES_MOST), str(path))


def figure_problems(path: Path) -> tuple[str, ...]:
    """Why a file can't be used as a figure: none if it can."""
    try:
        reading = read_figure_file(path)
    except OSError as error:
        return (f"{path} can't be read: {reason(error)}",)
    return tuple(map(str, reading.problems)) if reading.figure is None else ()


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


def files_in(folder: Path) -> list[Path]:
    """The figure files of a folder, which may be missing."""
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
