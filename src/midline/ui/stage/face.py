"""The face of the stage: every word, the ring and the strip, their colours and their places.

It shows a `StageView` and decides nothing. What is read from the mat is laid out in a room that may
be turned; the header and the control bar stay where the hand expects them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from midline.routine.view import View
from midline.session.plan import Plan
from midline.ui.stage.column import Column
from midline.ui.stage.control_bar import SESSION, WINDOW, ControlBar
from midline.ui.stage.flash import Flash
from midline.ui.stage.segments import segments_of
from midline.ui.stage.sizes import StageSizes, stage_sizes, true_dpi
from midline.ui.stage.view import StageView
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.big_number import ROUND_SHARE, BigNumber
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.widgets.page import Page
from midline.ui.widgets.ring import Ring, RingLook, Shape
from midline.ui.widgets.strip import Strip
from midline.ui.widgets.turned import Turned

GROUND_SHARE = 0.055  # of the step's colour in the background
PULSE_SHARE = 0.16  # of it within the ring, at the beginning of each of the last seconds
PULSE_SIZE = 0.1  # by how much the number grows
TRACK_SHARE = 0.17
COMING_SHARE = 0.94  # of the name's size, at most: the move of now has the largest words
LEAST_COMING = 54.0
NEWS_FROM = 406  # of the column, below name, count and target


class Face(Page):
    """`add_bars` comes before the first `show_view`."""

    toast_place_changed = Signal()

    def __init__(self, plan: Plan, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(760, 540)
        self._plan, self._themes = plan, themes
        self._ground = themes.theme.color("background")
        self._view: StageView | None = None
        self._note = ""
        self._lies = View.UPRIGHT
        self._pulse = 0.0
        self._number_place = QRect()  # in the ring
        self._build()
        themes.changed.connect(self._recolor)

    def _build(self) -> None:
        bold, normal = QFont.Weight.Bold, QFont.Weight.Medium
        center = Qt.AlignmentFlag.AlignCenter
        self.title = FitLabel(self, lines=2, weight=normal)
        self.ring = Ring(self)
        self.number = BigNumber(self)
        self.over = FitLabel(self, weight=bold, align=center)
        self.under = FitLabel(self, weight=normal, align=center)
        self.column = Column(self, self._themes.theme)
        self.word, self.name = self.column.word, self.column.name
        self.coming_label = FitLabel(self, weight=bold)
        middle = Qt.TextElideMode.ElideMiddle  # which set it is stands at the end
        self.coming = FitLabel(self, lines=2, weight=QFont.Weight.DemiBold, elide=middle)
        self.elapsed = FitLabel(self, weight=normal)
        self.left = FitLabel(self, weight=normal, align=Qt.AlignmentFlag.AlignRight)
        self.strip = Strip(self)
        self.strip.setAccessibleName(tr("The whole session; click to jump to a set"))
        self.flash = Flash(self)
        self._turned: tuple[Turned, ...] = (
            self.ring, self.number, self.over, self.under, *self.column.widgets,
            self.coming_label, self.coming, self.elapsed, self.left, self.strip,
            self.flash.word,
        )  # fmt: skip

    def add_bars(self, actions: Mapping[str, QAction]) -> None:
        theme = self._themes.theme
        self.window_bar = ControlBar(WINDOW, actions, theme, self)
        self.control_bar = ControlBar(SESSION, actions, theme, self)
        self._recolor()

    def show_view(self, view: StageView) -> None:
        """Repaints only what is another than before."""
        before, self._view = self._view, view
        self.ring.set_gone(view.ring.gone)
        self.strip.set_position_s(view.position_s)
        if before is None or _look(before) != _look(view):
            self._color(view)
        if before is not None and _words(before) == _words(view):
            return
        self.number.set_text(view.digits)
        self._place_number(self._sizes())
        self.title.set_text(self._note or view.title)
        self.over.set_text(view.over)
        self.under.set_text(view.under)
        self.coming_label.set_text(view.coming_word)
        self.coming.set_text(view.coming)
        self.elapsed.set_text(view.elapsed)
        self.left.set_text(f"−{view.left}")
        self._name_numbers(view)
        if before is None or _column(before) != _column(view):
            self.column.show_view(view)
            self._lay_out_column(self._sizes())
            self.toast_place_changed.emit()

    def set_note(self, note: str) -> None:
        """In the place of the title, which it is more important than. Before the first view."""
        self._note = note

    def _name_numbers(self, view: StageView) -> None:
        """To a screen reader each number says what it is a number of."""
        self.ring.setAccessibleName(tr("{percent} % gone", percent=round(view.ring.gone * 100)))
        number = " ".join(part for part in (view.over, view.digits, view.under) if part)
        self.number.setAccessibleName(number)
        self.elapsed.setAccessibleName(tr("{time} gone", time=view.elapsed))
        self.left.setAccessibleName(tr("{time} left", time=view.left))

    def set_pulse(self, pulse: float) -> None:
        """How strongly, 0 to 1, the last seconds are felt just now."""
        if pulse != self._pulse and self._view is not None:
            self._pulse = pulse
            self._color_ring(self._view)

    def set_lies(self, view: View) -> None:
        """Turn and mirror what is read from the mat."""
        if view is not self._lies:
            self._lies = view
            self._lay_out()
            self.toast_place_changed.emit()

    def _recolor(self) -> None:
        self.strip.set_segments(segments_of(self._plan, self._themes.theme), self._plan.total_s)
        if self._view is not None:
            self._color(self._view)

    def _color(self, view: StageView) -> None:
        theme = self._themes.theme
        tone, text, muted = theme.color(view.tone), theme.color("text"), theme.color("text_muted")
        self._ground = ground = theme.mixed(view.tone, GROUND_SHARE)
        self._color_ring(view)
        self.column.set_colors(theme, view.tone, ground)
        self.strip.set_colors(text, ground)
        self.flash.set_colors(tone, ground)
        for label in (self.title, self.coming_label, self.elapsed, self.left):
            label.set_color(muted)
        self.coming.set_color(text)
        if self._note:
            self.title.set_color(theme.color("accent"))
        for bar in (self.window_bar, self.control_bar):
            bar.set_theme(theme, ground)
        self.update()

    def _color_ring(self, view: StageView) -> None:
        theme, ring = self._themes.theme, view.ring
        tone = theme.color(view.tone)
        disc = theme.mixed(view.tone, GROUND_SHARE + PULSE_SHARE * self._pulse)
        is_gold = view.tone in ("work", "past_least")
        self.ring.set_look(
            RingLook(
                color=theme.color("work") if is_gold else tone,
                past=theme.color("past_least") if is_gold else tone,
                track=theme.mixed(view.tone, TRACK_SHARE),
                ground=self._ground,
                disc=disc,
                parts=ring.parts,
                mark=ring.mark,
                mark_text=ring.mark_text,
                number=self._number_place,
                shape=Shape(ring.shape),
            )
        )
        text = theme.color("text")
        is_plain = view.tone == "work" or self._pulse > 0  # on more of its own colour it would fade
        self.number.set_colors(text if is_plain else tone, disc)
        self.under.set_color(text if self._pulse > 0 else theme.color("text_muted"))
        self.over.set_color(text if self._pulse > 0 else tone)
        self.number.set_growth(1 + PULSE_SIZE * self._pulse)

    def toast_place(self) -> QRect:
        """The column's part for tip and figure: never the words above, the ring or the strip."""
        sizes = self._sizes()
        place = sizes.side.adjusted(0, 0, 0, sizes.coming.top() - sizes.side.bottom() - 1)
        place.setTop(place.top() + round(NEWS_FROM * sizes.unit))
        return sizes.room.place(place)

    def toast_places(self) -> tuple[QRect, ...]:
        """Rather over nothing; rather over the figure than over the tip."""
        place, column = self._sizes().room.place, self.column
        free = place(column.empty), place(column.beside_word)
        return *free, place(column.without_tip), self.toast_place()

    def toast_view(self) -> View:
        return self._lies

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _sizes(self) -> StageSizes:
        screen = self.screen()
        dpi = true_dpi(
            screen.physicalDotsPerInch(),
            screen.logicalDotsPerInch(),
            screen.physicalSize().width(),
        )
        return stage_sizes(self.width(), self.height(), dpi, self._lies)

    def _lay_out(self) -> None:
        sizes = self._sizes()
        unit = sizes.unit
        for turned in self._turned:
            turned.set_view(self._lies)
        for widget, place in (
            (self.ring, sizes.ring),
            (self.over, sizes.over),
            (self.under, sizes.under),
            (self.strip, sizes.strip),
            (self.elapsed, sizes.elapsed),
            (self.left, sizes.left),
        ):
            widget.setGeometry(sizes.room.place(place))
        ring = sizes.ring.height()
        self.number.set_height_px(sizes.digits_px, sizes.long_digits_px)
        for label in (self.over, self.under):
            label.set_size_px(ring * 0.062, ring * 0.04)
        for label in (self.elapsed, self.left):
            label.set_size_px(unit * 34, unit * 28)
        self._place_number(sizes)
        self._lay_out_bars(sizes)
        self._lay_out_coming(sizes)
        self._lay_out_column(sizes)

    def _place_number(self, sizes: StageSizes) -> None:
        """Over no more of the ring than it needs, with room to grow in the last seconds."""
        most = sizes.number if self.number.is_short() else sizes.long_number
        growth = 1 + PULSE_SIZE if len(self.number.text()) == 1 else 1.0
        wide = min(most.width(), math.ceil(self.number.wanted_width_px() * growth))
        high = min(most.height(), math.ceil(sizes.digits_px / ROUND_SHARE * growth) + 2)
        place = QRect(0, 0, wide, high)
        place.moveCenter(most.center())
        self.number.setGeometry(sizes.room.place(place))
        in_ring = place.translated(-sizes.ring.topLeft())
        if in_ring != self._number_place:
            self._number_place = in_ring
            if self._view is not None:
                self._color_ring(self._view)

    def _lay_out_bars(self, sizes: StageSizes) -> None:
        unit, header = sizes.unit, sizes.header
        bar_width = round(max(500.0, 780 * unit))
        percent = self._themes.type.percent
        in_header = header.adjusted(header.width() - bar_width, 0, 0, 0)
        self.window_bar.set_size_px(max(12.0, 18 * unit), in_header, percent)
        self.control_bar.set_size_px(max(13.0, 21 * unit), sizes.controls, percent)
        self.title.setGeometry(header.adjusted(0, 0, -bar_width - 20, 0))
        self.title.set_size_px(30 * unit, 21 * unit)

    def _lay_out_coming(self, sizes: StageSizes) -> None:
        coming, label_width = sizes.coming, round(140 * sizes.unit)
        self.coming_label.set_size_px(34 * sizes.unit)
        label_place = coming.adjusted(0, 0, label_width - coming.width(), 0)
        self.coming_label.setGeometry(sizes.room.place(label_place))
        self.coming.setGeometry(sizes.room.place(coming.adjusted(label_width, 0, 0, 0)))

    def _lay_out_column(self, sizes: StageSizes) -> None:
        word = self.column.lay_out(sizes)
        self.flash.place(self.rect(), sizes, word)
        most = min(sizes.coming_px, self.name.font_size_px() * COMING_SHARE)
        self.coming.set_size_px(most, min(most, LEAST_COMING * sizes.unit))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.end()


def _words(view: StageView) -> tuple[object, ...]:
    return (
        *_column(view), view.digits, view.over, view.under, view.coming, view.left, view.elapsed,
        view.tone,
    )  # fmt: skip


def _column(view: StageView) -> tuple[object, ...]:
    return view.word, view.side, view.lead, view.name, view.count, view.target, view.tip


def _look(view: StageView) -> tuple[object, ...]:
    ring = view.ring
    return view.tone, ring.shape, ring.parts, ring.mark, len(view.digits) <= 2
