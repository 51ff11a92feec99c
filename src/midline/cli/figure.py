"""``midline figure``: shows a figure while it is being drawn, or draws its contact sheet."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from midline.data_folder import data_folder
from midline.desktop.display import display_problem
from midline.known_errors import KnownError, reason
from midline.library.figures import read_figure_file

if TYPE_CHECKING:
    from midline.figures.reading import FigureReading


def figure(options: Namespace) -> int:
    path = _path(options.file, data_folder(options.data).figures)
    if options.sheet:
        return _draw_sheet(path, options.sheet, options.theme)
    problem = display_problem()
    if problem:
        raise KnownError(f"{problem} A picture can be drawn without one: --sheet OUT.png.")
    from midline.ui.figure_preview import show_preview

    _read(path)
    return show_preview(_changes(path))


def _path(argument: str, own: Path) -> Path:
    """A file, or the name of a figure: one of the user's own, or a shipped one."""
    from midline.resources import resource

    path = Path(argument)
    named = (folder / f"{argument}.yaml" for folder in (own, resource("assets", "figures")))
    return path if path.exists() else next(filter(Path.exists, named), path)


def _read(path: Path) -> FigureReading:
    try:
        return read_figure_file(path)
    except OSError as error:
        text = f"{path} can't be read: {reason(error)}. Name a figure's YAML file."
        raise KnownError(text) from None


def _changes(path: Path) -> Callable[[], FigureReading | None]:
    """Reads the file whenever it is another than the last time; None while it is the same."""
    seen: tuple[int, int] | None = None

    def read() -> FigureReading | None:
        nonlocal seen
        try:
            status = path.stat()
            now = status.st_mtime_ns, status.st_size
            if now == seen:
                return None
            seen = now
            return read_figure_file(path)
        except OSError:  # between two saves of an editor
            return None

    return read


def _draw_sheet(path: Path, out: Path, theme: str) -> int:
    from midline.ui.figure_preview import problems_of, save_sheet

    reading = _read(path)
    for problem in problems_of(reading):
        print(problem)
    if reading.figure is None:
        return 1
    if not save_sheet(reading.figure, theme, str(out)):
        raise KnownError(f"{out} can't be written. Name a .png file in a folder that is there.")
    return 0
