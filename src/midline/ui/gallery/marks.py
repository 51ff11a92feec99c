"""What is only looked at: the ring, the number, labels and the strip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from midline.routine.model import Tempo
from midline.routine.view import View
from midline.ui.gallery.example import FIGURES, plan_of
from midline.ui.gallery.sample import Sample
from midline.ui.stage.face import GROUND_SHARE, PULSE_SHARE, TRACK_SHARE
from midline.ui.stage.segments import segments_of
from midline.ui.theme import Theme
from midline.ui.themes import Themes
from midline.ui.widgets.big_number import BigNumber
from midline.ui.widgets.figure import Figure, still_pixmap
from midline.ui.widgets.figure_colors import figure_colors
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.widgets.ring import Ring, RingLook, Shape
from midline.ui.widgets.strip import Strip

NAME = "Side plank with a reach through, feet on the wall"
TURNS = (View.LEFT, View.RIGHT, View.UPSIDE_DOWN)
TEMPO = Tempo(2, 1, 2, 0)
MANY = "name: Many\nexercises:\n" + "  - {name: Plank, do: 9 x 20s}\n" * 10


def ring(themes: Themes) -> Iterator[Sample]:
    theme = themes.theme
    for shape, tone in (
        (Shape.BAND, "work"), (Shape.DASHES, "rest"), (Shape.DOTS, "get_ready"),
        (Shape.LINES, "paused"),
    ):  # fmt: skip
        for gone in (0.0, 0.35, 0.98):
            yield _ring(f"{shape}, {gone:.0%} gone", _look(theme, tone, shape), gone)
    band = _look(theme, "work")
    with_mark = replace(band, mark=0.67, mark_text="30")
    yield _ring("a range, before its least", with_mark, 0.3)
    yield _ring("a range, past its least", with_mark, 0.8)
    yield _ring("a range of almost nothing", replace(band, mark=0.02, mark_text="1"), 0.0)
    for parts in (4, 15, 60):
        yield _ring(f"{parts} pieces", replace(band, parts=parts), 0.4)
    pieces = replace(band, parts=15, mark=12 / 15, mark_text="12")
    yield _ring("pieces and a range", pieces, 0.4)
    disc = theme.mixed("work", GROUND_SHARE + PULSE_SHARE)
    yield _ring("a beat", replace(band, disc=disc), 0.9)
    yield _ring("over", band, 1.0)
    turned = _ring("on the left side", with_mark, 0.3)
    if isinstance(turned.widget, Ring):
        turned.widget.set_view(View.LEFT)
    yield turned


def _look(theme: Theme, tone: str, shape: Shape = Shape.BAND) -> RingLook:
    ground = theme.mixed(tone, GROUND_SHARE)
    is_work = tone == "work"
    return RingLook(
        color=theme.color(tone),
        past=theme.color("past_least" if is_work else tone),
        track=theme.mixed(tone, TRACK_SHARE),
        ground=ground,
        disc=ground,
        shape=shape,
    )


def _ring(caption: str, look: RingLook, gone: float) -> Sample:
    made = Ring()
    made.set_look(look)
    made.set_gone(gone)
    return Sample(caption, made, 190, 190)


def big_number(themes: Themes) -> Iterator[Sample]:
    theme = themes.theme
    for text in ("7", "42", "88", "+9", "+12", "2:30", "15–20", "1:02:30", "999999999", ""):
        yield Sample(text or "nothing", _number(text, theme), 240, 130)
    grown = _number("3", theme)
    grown.set_growth(1.1)
    yield Sample("3, in a beat", grown, 240, 130)
    for view in TURNS:
        turned = _number("42", theme)
        turned.set_view(view)
        yield Sample(f"42, {view}", turned, 240, 130)


def _number(text: str, theme: Theme) -> BigNumber:
    made = BigNumber()
    made.set_colors(theme.color("text"), theme.mixed("work", GROUND_SHARE))
    made.set_height_px(90, 64)
    made.set_text(text)
    return made


def fit_label(themes: Themes) -> Iterator[Sample]:
    def made(
        text: str, lines: int = 1, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> FitLabel:
        label = FitLabel(lines=lines, weight=QFont.Weight.Bold, align=align)
        label.set_color(themes.theme.color("text"))
        label.set_size_px(40, 22)
        label.set_text(text)
        return label

    yield Sample("it fits", made("Plank"), 340, 60)
    yield Sample("in the middle", made("Plank", align=Qt.AlignmentFlag.AlignCenter), 340, 60)
    yield Sample("at the right", made("Plank", align=Qt.AlignmentFlag.AlignRight), 340, 60)
    yield Sample("shrunk", made("Side plank, knees bent"), 340, 60)
    yield Sample("cut", made(NAME), 340, 60)
    yield Sample("two lines", made(NAME, lines=2), 340, 100)
    yield Sample("two lines, cut", made(f"{NAME}, {NAME}", lines=2), 340, 100)
    yield Sample("one long word", made("Rumpfbeugemuskelkräftigung", lines=2), 340, 100)
    yield Sample("other scripts", made("平板支撑 · بلانك 💪"), 340, 60)
    yield Sample("nothing", made(""), 340, 60)
    for view in TURNS:
        turned = made("Plank")
        turned.set_view(view)
        size = (60, 200) if view is not View.UPSIDE_DOWN else (200, 60)
        yield Sample(str(view), turned, *size)


def strip(themes: Themes) -> Iterator[Sample]:
    def made(done: int, position_s: float, text: str = "") -> Strip:
        theme = themes.theme
        plan = plan_of(text)
        widget = Strip()
        widget.set_segments(segments_of(plan, theme), plan.total_s)
        widget.set_colors(theme.color("text"), theme.color("background"))
        widget.set_done(frozenset(range(done)))
        widget.resize(1000, 46)  # for a cursor moves by pixels
        widget.set_position_s(position_s)
        return widget

    yield Sample("at its beginning", made(0, 0), 1000, 46)
    yield Sample("in a set", made(1, 85), 1000, 46)
    yield Sample("one was skipped", made(1, 170), 1000, 46)
    yield Sample("at its end", made(99, 9999), 1000, 46)
    yield Sample("90 sets", made(30, 900, MANY), 1000, 46)
    yield Sample("narrow", made(2, 120), 240, 46)
    yield Sample("low", made(2, 120), 340, 18)
    turned = made(2, 120)
    turned.set_view(View.LEFT)
    yield Sample("on the left side", turned, 46, 300)


def figure(themes: Themes) -> Iterator[Sample]:
    colors = figure_colors(themes.theme)
    for name, seconds, tempo in (
        ("Plank", 1.0, None), ("Dead bug", 0.0, TEMPO), ("Dead bug", 2.5, TEMPO), (None, 0.0, None),
    ):  # fmt: skip
        made = Figure(colors)
        made.set_figure(FIGURES.find(None, name) if name else None)
        made.set_moment(seconds, tempo, tempo is None)
        yield Sample(f"{name}, {seconds} s" if name else "none", made, 320, 240)
    other = Figure(figure_colors(themes.theme, "rest"))
    other.set_figure(FIGURES.find(None, "Side plank"))
    other.set_side(True)
    yield Sample("for the other side, in a rest", other, 320, 240)
    for size in (16, 48, 96):
        small = QLabel()
        plank = FIGURES.find(None, "Plank")
        small.setPixmap(still_pixmap(plank, colors, QSize(size * 4 // 3, size)))
        yield Sample(f"a still, {size} px", small, 160, 100)
