"""The face of the stage: every word, the ring and the strip, their colours and their places.

It shows a `StageView` and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from midline.session.plan import Plan
from midline.ui.stage.control_bar import SESSION, WINDOW, ControlBar
from midline.ui.stage.flash import Flash
from midline.ui.stage.segments import segments_of
from midline.ui.stage.sizes import StageSizes, stage_sizes
from midline.ui.stage.step_word import StepWord
from midline.ui.stage.view import TIPS_SHOWN, StageView
from midline.ui.themes import Themes
from midline.ui.widgets.big_number import BigNumber
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.widgets.page import Page
from midline.ui.widgets.ring import Ring, RingLook
from midline.ui.widgets.strip import Strip

GROUND_SHARE = 0.055  # of the step's colour in the background
TRACK_SHARE = 0.17
SLIM = 0.55
AIR_PX = 12  # above the letters of the line of the next move


class Face(Page):
    """`add_bars` comes before the first `show_view`."""

    def __init__(self, plan: Plan, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(760, 540)
        self._plan, self._themes = plan, themes
        self._ground = themes.theme.color("background")
        self._view: StageView | None = None
        self._build()
        themes.changed.connect(self._recolor)

    def _build(self) -> None:
        bold, normal = QFont.Weight.Bold, QFont.Weight.Medium
        center = Qt.AlignmentFlag.AlignCenter
        self.title = FitLabel(self, weight=normal)
        self.ring = Ring(self)
        self.number = BigNumber(self)
        self.over = FitLabel(self, weight=bold, align=center)
        self.under = FitLabel(self, weight=normal, align=center)
        self.word = StepWord(self)
        self.name = FitLabel(self, lines=2, weight=bold)
        self.count = FitLabel(self, weight=normal)
        self.target = FitLabel(self, weight=bold)
        self.tips = [FitLabel(self, lines=2) for _ in range(TIPS_SHOWN)]
        self.coming_label = FitLabel(self, weight=bold)
        self.coming = FitLabel(self, weight=QFont.Weight.DemiBold)
        self.elapsed = FitLabel(self, weight=normal)
        self.left = FitLabel(self, weight=normal, align=Qt.AlignmentFlag.AlignRight)
        self.strip = Strip(self)
        self.strip.setAccessibleName("The whole session; click to jump to a set")
        self.flash = Flash(self)

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
        if before is None or before.tone != view.tone or before.ring.parts != view.ring.parts:
            self._color(view)
        if before is not None and _words(before) == _words(view):
            return
        self.number.set_text(view.digits)
        self._place_number(stage_sizes(self.width(), self.height()))
        self.title.set_text(view.title)
        self.over.set_text(view.over)
        self.under.set_text(view.under)
        self.word.set_words(view.icon, view.word, view.side)
        self.count.set_text(view.count)
        self.target.set_text(view.target)
        self.coming_label.set_text(view.coming_word)
        self.coming.set_text(view.coming)
        self.elapsed.set_text(view.elapsed)
        self.left.set_text(f"−{view.left}")
        if before is None or (before.name, before.tips) != (view.name, view.tips):
            self._show_move(view)

    def _show_move(self, view: StageView) -> None:
        self.name.set_text(view.name)
        for i, label in enumerate(self.tips):
            label.set_text(view.tips[i] if i < len(view.tips) else "")
        self._lay_out_column(stage_sizes(self.width(), self.height()))

    def _recolor(self) -> None:
        self.strip.set_segments(segments_of(self._plan, self._themes.theme), self._plan.total_s)
        if self._view is not None:
            self._color(self._view)

    def _color(self, view: StageView) -> None:
        theme = self._themes.theme
        tone, text, muted = theme.color(view.tone), theme.color("text"), theme.color("text_muted")
        self._ground = ground = theme.mixed(view.tone, GROUND_SHARE)
        is_gold = view.tone in ("work", "past_least")
        self.ring.set_look(
            RingLook(
                color=theme.color("work") if is_gold else tone,
                past=theme.color("past_least") if is_gold else tone,
                track=theme.mixed(view.tone, TRACK_SHARE),
                ground=ground,
                parts=view.ring.parts,
                mark=view.ring.mark,
                slim=SLIM if view.ring.is_slim else 1.0,
            )
        )
        self.number.set_colors(text if view.tone == "work" else tone, ground)
        self.word.set_colors(tone, ground)
        self.strip.set_colors(text, ground)
        self.flash.set_colors(tone, ground)
        for label in (self.title, self.coming_label, self.elapsed, self.left, self.under):
            label.set_color(muted)
        for label in (self.name, self.count, self.coming, *self.tips):
            label.set_color(text)
        for label in (self.over, self.target):
            label.set_color(tone)
        for bar in (self.window_bar, self.control_bar):
            bar.set_theme(theme, ground)
        self.update()

    def toast_place(self) -> QRect:
        """The lower end of the column beside the ring, where at most a tip stands."""
        sizes = stage_sizes(self.width(), self.height())
        return sizes.side.adjusted(0, 0, 0, sizes.coming.top() - sizes.side.bottom() + AIR_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sizes = stage_sizes(self.width(), self.height())
        unit = sizes.unit
        for widget, place in (
            (self.ring, sizes.ring),
            (self.over, sizes.over),
            (self.under, sizes.under),
            (self.strip, sizes.strip),
            (self.elapsed, sizes.elapsed),
            (self.left, sizes.left),
            (self.control_bar, sizes.controls),
        ):
            widget.setGeometry(place)
        ring = sizes.ring.height()
        self.number.set_height_px(ring * 0.385, ring * 0.29)
        for label in (self.over, self.under):
            label.set_size_px(ring * 0.062, ring * 0.04)
        for label in (self.elapsed, self.left):
            label.set_size_px(unit * 34, unit * 28)
        self._place_number(sizes)
        self._lay_out_lines(sizes)
        self._lay_out_column(sizes)

    def _place_number(self, sizes: StageSizes) -> None:
        self.number.setGeometry(sizes.number if self.number.is_short() else sizes.long_number)

    def _lay_out_lines(self, sizes: StageSizes) -> None:
        unit, header, coming = sizes.unit, sizes.header, sizes.coming
        bar_width = round(max(300.0, 480 * unit))
        self.window_bar.set_size_px(max(12.0, 18 * unit), header.height())
        self.control_bar.set_size_px(max(13.0, 21 * unit), sizes.controls.height())
        self.window_bar.setGeometry(
            header.right() - bar_width, header.top(), bar_width, header.height()
        )
        self.title.setGeometry(header.adjusted(0, 0, -bar_width - 20, 0))
        self.title.set_size_px(30 * unit, 26 * unit)
        label_width = round(130 * unit)
        self.coming_label.set_size_px(34 * unit)
        self.coming_label.setGeometry(coming.adjusted(0, 0, label_width - coming.width(), 0))
        self.coming.set_size_px(68 * unit, 60 * unit)
        self.coming.setGeometry(coming.adjusted(label_width, 0, 0, 0))

    def _lay_out_column(self, sizes: StageSizes) -> None:
        """Stack the column beside the ring and centre it."""
        unit, column = sizes.unit, sizes.side
        self.name.setFixedSize(column.width(), round(250 * unit))
        self.name.set_size_px(96 * unit, 60 * unit)
        name_height = round(self.name.line_height_px() * len(self.name.shown_lines()))
        rows: list[tuple[QWidget, float, float]] = [
            (self.word, 84, 26),
            (self.name, name_height / unit, 26),
            (self.count, 62, 6),
            (self.target, 66, 34),
        ]
        for tip in self.tips:
            tip.setFixedWidth(column.width())
            tip.setFixedHeight(round(120 * unit))
            tip.set_size_px(42 * unit, 36 * unit)
            lines = len(tip.shown_lines()) if tip.text() else 0
            rows.append((tip, max(lines, 0) * tip.line_height_px() / unit, 12))
        self.word.set_size_px(56 * unit)
        self.count.set_size_px(50 * unit)
        self.target.set_size_px(54 * unit, 40 * unit)
        total = sum(height + gap for _, height, gap in rows) * unit
        top = column.top() + max(0.0, (column.height() - total) / 2)
        for widget, height, gap in rows:
            widget.setFixedSize(column.width(), max(1, round(height * unit)))
            widget.move(column.left(), round(top))
            top += (height + gap) * unit
        self.flash.place(self.rect(), sizes, self.name.geometry() | self.target.geometry())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.end()


def _words(view: StageView) -> tuple[object, ...]:
    return (
        view.word, view.digits, view.over, view.under, view.name, view.count, view.target,
        view.coming, view.left, view.elapsed, view.tone,
    )  # fmt: skip
