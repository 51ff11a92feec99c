"""A routine as one page: whatever is in it, everything is on it, and nothing lies over another."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from midline.library.figures import own_and_shipped
from midline.resources import resource
from midline.routine.model import Routine
from midline.routine.reading import read_routine
from midline.settings import Language
from midline.ui.languages import Languages
from midline.ui.printed_page import Paper, draw_page, laid_out, pdf, usual_paper

FIGURES = own_and_shipped(Path("none"))
SHIPPED = sorted(resource("workouts").glob("*.yaml"))
LONG_WORD = "Donau" * 60
PAPERS = list(Paper)


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def shipped(path: Path) -> Routine:
    return read(path.read_text("utf-8"))


def read(text: str) -> Routine:
    routine = read_routine(text.encode(), "test").routine
    assert routine is not None
    return routine


def of_moves(count: int, name: str = "Plank", more: str = "") -> Routine:
    lines = (f"  - {{name: '{name}', do: 3-4 x 45s, tips: [Hold still]}}" for _ in range(count))
    return read("\n".join(["name: Test", *more.splitlines(), "exercises:", *lines]) + "\n")


ROUTINES = {
    "one move": of_moves(1),
    "sixteen moves": of_moves(16),
    "five hundred moves": of_moves(500),
    "long words": of_moves(40, LONG_WORD),
    "much said": of_moves(
        9, more=f"about: {'Words and words. ' * 110}\ncaution: {'Take care! ' * 180}"
    ),
    **{path.stem: shipped(path) for path in SHIPPED},
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ROUTINES)
def test_everything_is_on_the_page_and_nothing_lies_over_another(name: str, paper: Paper) -> None:
    page = laid_out(ROUTINES[name], FIGURES.of, paper)
    boxes = [QRectF(at.x(), at.y(), 1, part.height) for at, part in page.placed]
    whole = QRectF(0, 0, paper.size.width(), paper.size.height())
    assert all(whole.contains(box) for box in boxes)
    for x in {box.x() for box in boxes}:
        column = sorted((box for box in boxes if box.x() == x), key=QRectF.top)
        assert all(a.bottom() <= b.top() for a, b in pairwise(column))


def test_text_is_as_large_as_there_is_room_for() -> None:
    sizes = [laid_out(of_moves(n), FIGURES.of, Paper.A4).ink.em for n in (1, 16, 40, 120, 500)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] >= 130
    assert all(laid_out(shipped(p), FIGURES.of, Paper.A4).ink.em >= 90 for p in SHIPPED)


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_a_pdf_has_one_page_of_its_paper(qapp: QApplication, language: Language) -> None:
    languages = Languages(qapp, language)
    a4, letter = (pdf(shipped(SHIPPED[0]), FIGURES.of, paper) for paper in PAPERS)
    languages.choose(Language.ENGLISH)
    assert [len(re.findall(rb"/Type\s*/Page\b", page)) for page in (a4, letter)] == [1, 1]
    assert rb"/MediaBox [0 0 595" in a4
    assert rb"/MediaBox [0 0 612" in letter


def test_each_move_has_its_figure() -> None:
    """Whatever the figure is: with another one the page is another."""
    routine = shipped(SHIPPED[0])
    assert _ink(routine, FIGURES.of) != _ink(routine, lambda _: None)


def _ink(routine: Routine, figure_of: object) -> bytes:
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(0.1, 0.1)
    draw_page(painter, routine, figure_of, Paper.A4)  # type: ignore[arg-type]
    painter.end()
    return bytes(image.constBits())


def test_paper_is_as_it_is_usual() -> None:
    country = QLocale.Country
    assert usual_paper(QLocale(QLocale.Language.English, country.UnitedStates)) is Paper.LETTER
    assert usual_paper(QLocale(QLocale.Language.Chinese, country.China)) is Paper.A4
