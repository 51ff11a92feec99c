"""The stage: a session, readable from the mat. Everything it says comes from ``stage_view``."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from midline.session.events import AnyCommand, Command, Extend, JumpTo
from midline.session.plan import StepKind
from midline.session.state import Phase
from midline.ui.actions import add_actions
from midline.ui.keys import EVERYWHERE, STAGE
from midline.ui.session_controller import SessionController
from midline.ui.stage.control_bar import MAIN, SESSION, WINDOW, ControlBar
from midline.ui.stage.jump_panel import JumpPanel
from midline.ui.stage.segments import segments_of
from midline.ui.stage.sizes import StageSizes, stage_sizes
from midline.ui.stage.step_word import StepWord
from midline.ui.stage.stop_panel import ask_to_stop, offer_after_away
from midline.ui.stage.view import EXACT_S, StageView, share_gone, stage_view
from midline.ui.themes import Themes
from midline.ui.widgets.big_number import BigNumber
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.ring import Ring, RingLook
from midline.ui.widgets.strip import Strip

FRAME_MS = 38
UNSEEN_MS = 500  # behind another window or minimised: only to notice when it is seen again
EXTEND_S = 15.0
GROUND_SHARE = 0.055  # of the step's colour in the background
TRACK_SHARE = 0.17
TIPS_SHOWN = 2
SLIM = 0.55
COMMANDS: dict[str, AnyCommand] = {
    "finish_set": Command.FINISH_SET,
    "skip": Command.SKIP,
    "back": Command.BACK,
    "redo": Command.REDO,
    "shorter": Extend(-EXTEND_S),
    "longer": Extend(EXTEND_S),
    "enough": Command.ENOUGH,
}


class Stage(QWidget):
    """``said`` is for a toast. The window listens to the rest."""

    said = Signal(str)
    mute_wanted = Signal()
    full_screen_wanted = Signal()
    leave_full_screen_wanted = Signal()
    keys_wanted = Signal()

    def __init__(
        self, controller: SessionController, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(760, 540)
        self._controller, self._themes = controller, themes
        self._view: StageView | None = None
        self._tenth: int | None = None
        self._panel: Panel | None = None
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)
        self.actions_by_name = add_actions(self, (*STAGE, *EVERYWHERE), self._handlers())
        self._build()
        controller.changed.connect(self.refresh)
        controller.refused.connect(self.said)
        controller.found_away.connect(self._ask_after_away)
        themes.changed.connect(self._recolor)
        self._recolor()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        handlers: dict[str, Callable[[], object]] = {
            name: lambda command=command: self._controller.command(command)  # type: ignore[misc]
            for name, command in COMMANDS.items()
        }
        return handlers | {
            "big": self._controller.press_big_button,
            "pause": self._pause_or_resume,
            "jump": self._ask_where_to_jump,
            "stop": self.ask_to_stop,
            "leave": self._leave,
            "full_screen": self.full_screen_wanted.emit,
            "mute": self.mute_wanted.emit,
            "keys": self.keys_wanted.emit,
        }

    def _build(self) -> None:
        theme = self._themes.theme
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
        self.strip.chosen.connect(self._jump_to)
        self.strip.setAccessibleName("The whole session; click to jump to a set")
        self.window_bar = ControlBar(WINDOW, self.actions_by_name, theme, self)
        self.control_bar = ControlBar(SESSION, self.actions_by_name, theme, self)
        plan = self._controller.session.plan
        self.title.set_text(plan.routine.name)
        self.coming_label.set_text("NEXT")

    # What is shown

    def refresh(self) -> None:
        """Look at the session anew, after something happened to it."""
        self._show(stage_view(self._controller.look()))
        self._show_what_can_be_done()
        self.strip.set_done(self._controller.look().done)
        self._run_frames()

    def _frame(self) -> None:
        is_seen = self._is_seen()
        wait_ms = FRAME_MS if is_seen else UNSEEN_MS
        if wait_ms != self._frames.interval():
            self._frames.setInterval(wait_ms)
        if not self._is_moving():
            self.refresh()  # the count-in of a set without pace is over
        elif is_seen:
            self.show_now()

    def show_now(self) -> None:
        """Show the present moment. Words change on tenths of a second, the ring all the time."""
        look = self._controller.look()
        tenth = math.floor((look.position_s - look.lead_in_s + EXACT_S) * 10)
        if tenth == self._tenth:
            self.ring.set_gone(share_gone(look))
            return
        self._tenth = tenth
        self._show(stage_view(look))

    def is_animating(self) -> bool:
        return self._frames.isActive()

    def _run_frames(self) -> None:
        if not (self._is_moving() and self.isVisible()):
            self._frames.stop()
        elif not self._frames.isActive():
            self._frames.start(FRAME_MS)

    def _is_moving(self) -> bool:
        session = self._controller.session
        if session.phase is not Phase.RUNNING:
            return False
        return not session.step.is_open_ended or self._controller.look().lead_in_s > 0

    def _is_seen(self) -> bool:
        handle = self.window().windowHandle()
        is_exposed = handle is not None and handle.isExposed()
        return self.isVisible() and is_exposed and not self.window().isMinimized()

    def _show(self, view: StageView) -> None:
        before, self._view = self._view, view
        self.ring.set_gone(view.ring.gone)
        self.strip.set_position_s(view.position_s)
        if before is None or before.tone != view.tone or before.ring.parts != view.ring.parts:
            self._color(view)
        if before is not None and _words(before) == _words(view):
            return
        self.number.set_text(view.digits)
        self._place_number(stage_sizes(self.width(), self.height()))
        self.over.set_text(view.over)
        self.under.set_text(view.under)
        self.word.set_words(view.icon, view.word, view.side)
        self.count.set_text(view.count)
        self.target.set_text(view.target)
        self.coming.set_text(view.coming)
        self.elapsed.set_text(view.elapsed)
        self.left.set_text(f"−{view.left}")
        if before is None or (before.name, before.tips, before.count) != (
            view.name, view.tips, view.count,
        ):  # fmt: skip
            self._show_move(view)

    def _show_move(self, view: StageView) -> None:
        self.name.set_text(view.name)
        planned = self._controller.session.step.set
        first = planned.number - 1 if planned else 0
        tips = view.tips
        for i, label in enumerate(self.tips):
            shown = tips[(first + i) % len(tips)] if i < len(tips) else ""
            label.set_text(shown)
        section = f"  ·  {planned.section}" if planned and planned.section else ""
        self.title.set_text(f"{self._controller.session.plan.routine.name}{section}")
        self._lay_out_column(stage_sizes(self.width(), self.height()))

    def _show_what_can_be_done(self) -> None:
        for name, command in COMMANDS.items():
            self.actions_by_name[name].setEnabled(self._controller.can(command))
        session = self._controller.session
        is_paused = session.phase is Phase.PAUSED
        word, icon = ("Go on", "play") if is_paused else ("Pause", "pause")
        self.actions_by_name["pause"].setText(word)
        if self._controller.big_button() is Command.FINISH_SET:
            word, icon = "Done", "finish"
        self.actions_by_name[MAIN].setText(word)
        self.control_bar.buttons[MAIN].set_icon_name(icon)

    def set_muted(self, muted: bool) -> None:
        self.actions_by_name["mute"].setText("Sound on" if muted else "Mute")
        self.window_bar.buttons["mute"].set_icon_name("muted" if muted else "sound")

    # Colours and places

    def _recolor(self) -> None:
        theme = self._themes.theme
        plan = self._controller.session.plan
        self.strip.set_segments(segments_of(plan, theme), plan.total_s)
        view = self._view or stage_view(self._controller.look())
        self._color(view)
        if self._view is None:
            self.refresh()

    def _color(self, view: StageView) -> None:
        theme = self._themes.theme
        tone, text, muted = theme.color(view.tone), theme.color("text"), theme.color("text_muted")
        self._ground = ground = theme.mixed(view.tone, GROUND_SHARE)
        kind = self._controller.session.step.kind
        is_gold = view.tone in ("work", "past_least")
        self.ring.set_look(
            RingLook(
                color=theme.color("work") if is_gold else tone,
                past=theme.color("past_least") if is_gold else tone,
                track=theme.mixed(view.tone, TRACK_SHARE),
                ground=ground,
                parts=view.ring.parts,
                mark=view.ring.mark,
                slim=1.0 if kind is StepKind.WORK else SLIM,
            )
        )
        self.number.set_colors(text if view.tone == "work" else tone, ground)
        self.word.set_colors(tone, ground)
        self.strip.set_colors(text, ground)
        for label in (self.title, self.coming_label, self.elapsed, self.left, self.under):
            label.set_color(muted)
        for label in (self.name, self.count, self.coming, *self.tips):
            label.set_color(text)
        for label in (self.over, self.target):
            label.set_color(tone)
        for bar in (self.window_bar, self.control_bar):
            bar.set_theme(theme, ground)
        self.update()

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
            label.set_size_px(unit * 34)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_frames()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    # What is asked for

    def _pause_or_resume(self) -> None:
        is_paused = self._controller.session.phase is Phase.PAUSED
        self._controller.command(Command.RESUME if is_paused else Command.PAUSE)

    def _leave(self) -> None:
        if self.window().isFullScreen():
            self.leave_full_screen_wanted.emit()
        else:
            self.ask_to_stop()

    def _jump_to(self, ordinal: int) -> None:
        self._controller.command(JumpTo(ordinal))

    def _ask_where_to_jump(self) -> None:
        look = self._controller.look()
        now = look.step.set.ordinal if look.step.set else 0
        panel = JumpPanel(self.window(), look.plan.sets, look.done, now)
        panel.chosen.connect(self._jump_to)
        self._open(panel)

    def ask_to_stop(self) -> None:
        """Asks only when sets would be left; the session is paused meanwhile."""
        look = self._controller.look()
        left = len(look.plan.sets) - len(look.done)
        if left == 0 or look.phase is Phase.READY:
            self._controller.command(Command.STOP)
            return
        was_running = look.phase is Phase.RUNNING
        if was_running:
            self._controller.command(Command.PAUSE)
        self._open(ask_to_stop(self.window(), self._controller, left, was_running))

    def _ask_after_away(self, away_s: float) -> None:
        self._open(offer_after_away(self.window(), self._controller, away_s))

    def _open(self, panel: Panel) -> None:
        if self._panel is not None:
            self._panel.close_silently()
        self._panel = panel
        panel.gone.connect(self._panel_is_gone)
        panel.open()

    def _panel_is_gone(self) -> None:
        self._panel = None
        self.setFocus()


def _words(view: StageView) -> tuple[object, ...]:
    return (
        view.word, view.digits, view.over, view.under, view.name, view.count, view.target,
        view.coming, view.left, view.elapsed, view.tone,
    )  # fmt: skip
