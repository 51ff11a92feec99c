"""The widget that shows a figure, its stills, and the previewer."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent, QPixmap, QTransform
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from midline.figures.model import Figure as FigureModel
from midline.figures.model import Hands, Way
from midline.figures.reading import FigureReading, read_figure
from midline.resources import resource
from midline.routine.model import Tempo
from midline.ui.figure_preview import SHEET_FRAMES, SHEET_WIDTH, FigurePreview, sheet
from midline.ui.theme import NAMES, named
from midline.ui.themes import Themes
from midline.ui.widgets.figure import Figure, still_pixmap
from midline.ui.widgets.figure_colors import figure_colors

TEMPO = Tempo(1.0, 0.5, 1.0, 0.5)
DARK = figure_colors(named("dark"))


def shipped(name: str) -> FigureModel:
    path = resource("assets", "figures", f"{name}.yaml")
    figure = read_figure(path.read_bytes(), path.name).figure
    assert figure is not None
    return figure


@pytest.fixture
def widget(qtbot: QtBot) -> Figure:
    figure = Figure(DARK)
    qtbot.addWidget(figure)
    figure.resize(320, 260)
    return figure


def picture(widget: Figure) -> QImage:
    return widget.grab().toImage()


def drawn_share(image: QImage, ground: QColor) -> float:
    """How much of a picture is not its ground."""
    spots = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(image.pixelColor(x, y) != ground for x, y in spots) / len(spots)


def drawn(text: str) -> QImage:
    figure = read_figure(f"name: A\ncontacts: {{feet: floor}}\n{text}".encode(), "a.yaml").figure
    assert figure is not None
    return still_pixmap(figure, DARK, QSize(300, 400)).toImage()


@pytest.mark.parametrize("way", Way)
def test_an_arrow_is_drawn_in_the_colour_of_the_clothes(qtbot: QtBot, way: Way) -> None:
    plain, arrow = (
        spots(drawn(f"view: front\nhold: {{}}\n{more}"), DARK.arrow)
        for more in ("", f"arrows: {{hips: {way}}}")
    )
    assert len(arrow - plain) > 100


def test_hands_behind_the_trunk_are_hidden_by_it(qtbot: QtBot) -> None:
    pose = "hold: {shoulders: -20, elbows: 60}"
    front, behind = (spots(drawn(f"{pose}\nhands: {place}"), DARK.skin) for place in Hands)
    assert len(front - behind) > 200
    assert behind < front


def spots(image: QImage, color: QColor) -> set[tuple[int, int]]:
    """Where a picture has a colour."""
    every = product(range(image.width()), range(image.height()))
    return {(x, y) for x, y in every if image.pixel(x, y) == color.rgba()}


def test_it_moves_with_the_moment_and_freezes_without_one(widget: Figure) -> None:
    widget.set_figure(shipped("bird-dog"))
    widget.set_moment(0.0, TEMPO, is_hold=False)
    bottom = picture(widget)
    assert picture(widget) == bottom
    widget.set_moment(1.2, TEMPO, is_hold=False)
    assert picture(widget) != bottom
    widget.set_moment(3.0, TEMPO, is_hold=False)  # a rep later
    assert picture(widget) == bottom


class Counting(Figure):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


def test_it_paints_only_while_something_moves(qtbot: QtBot) -> None:
    counting = Counting(DARK)
    qtbot.addWidget(counting)
    counting.set_figure(shipped("hip-bridge"))
    with qtbot.waitExposed(counting):
        counting.show()

    def paints_at(seconds: float) -> int:
        counting.set_moment(seconds, TEMPO, is_hold=False)
        before = counting.paints
        QCoreApplication.processEvents()
        return counting.paints - before

    paints_at(0.0)
    assert [paints_at(seconds) for seconds in (0.5, 0.7, 1.04, 1.2, 1.4, 1.8)] == [1, 1, 1, 0, 0, 1]


def test_a_hold_breathes(widget: Figure) -> None:
    widget.set_figure(shipped("plank"))
    widget.set_moment(0.0, None, is_hold=True)
    out = picture(widget)
    widget.set_moment(2.0, None, is_hold=True)
    assert picture(widget) != out


def test_the_other_side_is_its_mirror(widget: Figure) -> None:
    widget.set_figure(shipped("hip-bridge"))
    right = picture(widget)
    widget.set_side(True)
    mirrored = picture(widget).transformed(QTransform().scale(-1, 1))
    differing = sum(
        abs(right.pixelColor(x, y).lightness() - mirrored.pixelColor(x, y).lightness()) > 60
        for x in range(0, right.width(), 2)
        for y in range(0, right.height(), 2)
    )
    assert differing < 40


def test_a_move_without_a_figure_gets_a_neutral_card(widget: Figure) -> None:
    assert 0.03 < drawn_share(picture(widget), DARK.ground) < 0.5


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("side_px", [60, 900])
def test_a_still_fills_its_place_at_any_size(qtbot: QtBot, theme: str, side_px: int) -> None:
    colors = figure_colors(named(theme))
    still = still_pixmap(shipped("bird-dog"), colors, QSize(side_px, side_px))
    image = still.toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    on_ground = QImage(image.size(), QImage.Format.Format_RGB32)
    on_ground.fill(colors.ground)
    rows = range(image.height())
    columns = [x for x in range(side_px) if any(image.pixelColor(x, y).alpha() for y in rows)]
    assert columns[0] < 0.1 * side_px
    assert columns[-1] > 0.9 * side_px


def test_a_still_is_sharp_on_a_dense_screen(qtbot: QtBot) -> None:
    still: QPixmap = still_pixmap(None, DARK, QSize(60, 50), ratio=2.0)
    assert still.size() == QSize(120, 100)
    assert still.devicePixelRatio() == 2.0


@pytest.mark.parametrize("theme", NAMES)
def test_every_part_of_a_figure_stands_out_from_the_ground(theme: str) -> None:
    colors = figure_colors(named(theme))
    for part in (colors.skin, colors.top, colors.shorts):
        assert contrast(part, colors.ground) >= 3.0


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(s) for s in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_sheet_has_eight_frames(qtbot: QtBot) -> None:
    image = sheet(shipped("hip-bridge"), named("dark"))
    first, fifth = (image.copy(at * SHEET_WIDTH, 0, SHEET_WIDTH, image.height()) for at in (0, 4))
    assert image.width() == SHEET_FRAMES * SHEET_WIDTH
    assert first != fifth


def test_the_previewer_reads_again_and_says_what_is_wrong(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    texts = ["name: Stand\ncontacts: {feet: floor}\nhold: {}\n", "name: Stand\nhold: {}\n"]
    readings: list[FigureReading | None] = [read_figure(t.encode(), "f.yaml") for t in texts]
    preview = FigurePreview(themes, lambda: readings.pop(0) if readings else None)
    qtbot.addWidget(preview)
    assert preview.windowTitle() == "Stand"
    assert "error" not in preview.words()
    preview.look_again()
    assert "f.yaml:2:7: error: a pose must touch something" in preview.words()
    preview.look_again()
    assert "error" in preview.words()


def test_the_previewer_pauses_and_mirrors_by_key(
    qtbot: QtBot, themes: Themes, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 0.0
    monkeypatch.setattr("midline.ui.figure_preview.monotonic", lambda: now_s)
    reading = FigureReading(shipped("hip-bridge"), ())
    readings: list[FigureReading | None] = [reading]
    preview = FigurePreview(themes, lambda: readings.pop() if readings else None)
    qtbot.addWidget(preview)
    QTest.keyClick(preview, Qt.Key.Key_Space)
    paused = preview.grab().toImage()
    now_s = 0.6
    preview._move()
    assert preview.grab().toImage() == paused
    QTest.keyClick(preview, Qt.Key.Key_M)
    assert preview.grab().toImage() != paused
