"""Draws every screen in both sizes and themes, into ``docs/screenshots`` or a FOLDER.

Run: python -m tools.make_screenshots [FOLDER] [--language zh] [--text-size 200]. Midline's own
window runs on a screen of its own, with a history made for it, a clock that is moved by hand and no
sound: every run draws the same. A FOLDER, which is for review, also gets contact sheets of the
screens, and the pages of the gallery in all themes.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from midline.app import Midline
from midline.data_folder import DataFolder
from midline.library.entries import RoutineFile, read_entry
from midline.library.figures import own_and_shipped, read_figure_file
from midline.resources import resource
from midline.settings import TEXT_SIZES, Language
from midline.ui.figure_preview import sheet
from midline.ui.gallery.page import write_sheets
from midline.ui.printed_page import Paper, draw_page
from midline.ui.theme import NAMES, named
from tests.bench.measuring import screen
from tools.held_midline import ROUTINE, HeldMidline, make_history, wait_for
from tools.screens import screens
from tools.small_pictures import contact_sheet, save_small

DOCS = Path(__file__).parents[1] / "docs" / "screenshots"
THEMES = ("dark", "light")
SIZES = ((1280, 800), (1920, 1080))
SCREEN = (2000, 1200)  # larger than any window, so that the pointer has a place beside it
ROUNDS = 60  # of the event loop, until the stills are drawn
PX_PER_UNIT = 0.16  # of the printed page, whose unit is a tenth of a point
FIGURE = "hip-bridge"  # the one in docs/figure-format.md


def main() -> int:
    options = parse()
    folder: Path = (options.folder or DOCS).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    made = [draw_figure(folder)]
    with window(options.language, options.text_size) as (midline, data):
        for name in screens(midline, data.workouts):
            looks = list(draw(midline, name, folder))
            made += looks
            if options.folder:
                contact_sheet(looks, folder / "contact" / f"{name}.png")
        if options.folder:
            write_sheets(midline.themes, folder / "gallery", NAMES)
        made += [draw_paper(folder, paper) for paper in Paper]
    report(folder, made)
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--language", choices=[each.value for each in Language], default="en")
    parser.add_argument("--text-size", type=int, choices=TEXT_SIZES, default=100)
    return parser.parse_args()


@contextlib.contextmanager
def window(language: str, text_size: int) -> Iterator[tuple[HeldMidline, DataFolder]]:
    """On a screen and in a folder of its own, complete."""
    with screen(*SCREEN) as environment, TemporaryDirectory() as home, contextlib.chdir(home):
        os.environ.update(environment)
        qt = QApplication([])
        QCursor.setPos(*SCREEN)
        data = DataFolder(Path("midline"))  # relative, since paths are seen in the pictures
        data.make()
        settings = f"language: {language}\ntext_size: {text_size}\n"
        data.settings.write_text(f"{settings}motion: reduced\ntour_offered: true\n", "utf-8")
        make_history(data)
        midline = HeldMidline(qt, data)
        midline.window.show()
        wait_for(midline.window.first_painted)
        wait_for(midline.shelves.reading.finished)
        midline.window.activateWindow()
        yield midline, data
        midline.window.close()
        qt.shutdown()  # before its screen goes


def draw(midline: Midline, name: str, folder: Path) -> Iterator[Path]:
    """The present screen in every look."""
    for theme, (width, height) in product(THEMES, SIZES):
        midline.themes.choose(theme)
        midline.window.resize(width, height)
        for _ in range(ROUNDS):
            QApplication.processEvents()
        picture = midline.window.grab().toImage()
        assert picture.size().toTuple() == (width, height)
        yield save_small(picture, folder / f"{name}-{theme}-{width}x{height}.png")


def draw_figure(folder: Path) -> Path:
    figure = read_figure_file(resource("assets", "figures") / f"{FIGURE}.yaml").figure
    assert figure is not None
    return save_small(sheet(figure, named("dark")), folder / f"figure-{FIGURE}.png")


def draw_paper(folder: Path, paper: Paper) -> Path:
    """A routine as it is printed, in the window's language."""
    routine = read_entry(RoutineFile(resource("workouts") / f"{ROUTINE}.yaml")).routine
    assert routine is not None
    picture = QImage((paper.size * PX_PER_UNIT).toSize(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(PX_PER_UNIT, PX_PER_UNIT)
    draw_page(painter, routine, own_and_shipped(Path("none")).of, paper)
    painter.end()
    return save_small(picture, folder / f"printed-{paper.value}.png")


def report(folder: Path, made: list[Path]) -> None:
    size_kb = sum(path.stat().st_size for path in made) / 1024
    print(f"{len(made)} pictures, {size_kb:.0f} KB in {folder}")
    for path in sorted(set(folder.glob("*.png")) - set(made)):
        print(f"not made any more: {path.name}")


if __name__ == "__main__":
    sys.exit(main())
