"""The stage in its moods, and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from midline.routine.view import View
from midline.session.events import Command
from midline.ui.gallery.example import FIGURES, LONG, plan_of, session_after
from midline.ui.gallery.panels import shown
from midline.ui.gallery.sample import Sample, Stand, focused, hovered
from midline.ui.keys import EVERYWHERE, STAGE
from midline.ui.session_controller import SessionController
from midline.ui.stage.control_bar import SESSION, WINDOW, ControlBar
from midline.ui.stage.face import GROUND_SHARE
from midline.ui.stage.flash import Flash
from midline.ui.stage.jump_panel import JumpPanel
from midline.ui.stage.sizes import stage_sizes
from midline.ui.stage.stage import Stage, StageChoices
from midline.ui.stage.step_word import StepWord
from midline.ui.themes import Themes

SIZE = QSize(1040, 650)
WORDS = (
    ("work", "work", "WORK", ""),
    ("work", "work", "WORK", "LEFT SIDE"),
    ("past_least", "least", "LEAST REACHED", "RIGHT SIDE"),
    ("rest", "rest", "REST", "LEFT SIDE"),
    ("get_ready", "hourglass", "GET READY", ""),
    ("switch", "switch", "SWITCH SIDES", "RIGHT SIDE"),
    ("paused", "pause", "PAUSED", ""),
)


def stage(themes: Themes) -> Iterator[Sample]:
    """Time stands still on all of them."""

    def made(controller: SessionController, lies: View = View.UPRIGHT) -> Stage:
        choices = StageChoices(lies, figure_of=FIGURES.of)
        widget = Stage(controller, themes, lambda: True, choices)
        controller.setParent(widget)
        return widget

    for caption, controller in (
        ("get ready", session_after(2.0)),
        ("work, a range", session_after(14.0)),
        ("the last seconds", session_after(42.05)),
        ("least reached", session_after(32.0)),
        ("rest", session_after(52.0)),
        ("paused", session_after(14.0, Command.PAUSE)),
        ("reps with a tempo", session_after(45.0, 20.0, 40.0, 20.0, 12.0)),
        ("long names", session_after(14.0, text=LONG)),
    ):
        yield Sample(caption, made(controller), SIZE.width(), SIZE.height())
    for lies in (View.LEFT, View.RIGHT, View.UPSIDE_DOWN, View.UPRIGHT.mirrored(True)):
        lying = made(session_after(14.0), lies)
        yield Sample(str(lies), lying, SIZE.width(), SIZE.height())


def step_word(themes: Themes) -> Iterator[Sample]:
    theme = themes.theme
    for tone, icon, word, side in WORDS:
        made = StepWord()
        made.set_words(icon, word, side)
        made.set_colors(theme.color(tone), theme.mixed(tone, GROUND_SHARE))
        made.set_size_px(36)
        yield Sample(tone, made, 620, 60)


def control_bar(themes: Themes) -> Iterator[Sample]:
    for names in (SESSION, WINDOW):
        bar = _bar(names, themes)
        hovered(bar.buttons[names[0]])
        focused(bar.buttons[names[1]])
        width = 1040 if names is SESSION else 560
        caption = "of the session" if names is SESSION else "of the window"
        yield Sample(f"{caption}: hover, focus, one disabled", bar, width, 60)


def _bar(names: tuple[str, ...], themes: Themes) -> ControlBar:
    keeper = QWidget()
    actions = {key.name: QAction(key.text, keeper) for key in (*STAGE, *EVERYWHERE)}
    actions["big"].setText("Pause")
    actions["shorter"].setEnabled(False)
    bar = ControlBar(names, actions, themes.theme)
    keeper.setParent(bar)
    return bar


def flash(themes: Themes) -> Iterator[Sample]:
    sizes = stage_sizes(SIZE.width(), SIZE.height())
    for tone, word in (("get_ready", ""), ("work", "Go"), ("work", "Enough – go on if you can")):
        stand = Stand()
        stand.resize(SIZE)
        made = Flash(stand)
        made.set_colors(themes.theme.color(tone), themes.theme.color("background"))
        made.place(QRect(stand.rect()), sizes, QRect(sizes.side.left(), 60, sizes.side.width(), 50))
        made.show_word(word)
        yield Sample(word or "the frame only", stand, SIZE.width(), SIZE.height())


def jump_panel(themes: Themes) -> Iterator[Sample]:
    plan = plan_of()
    yield shown(
        "two are done",
        JumpPanel(Stand(), plan.sets, frozenset((0, 1)), 2, themes, FIGURES.of),
        1000,
        620,
    )
    yield shown(
        "long names",
        JumpPanel(Stand(), plan_of(LONG).sets, frozenset(), 0, themes, FIGURES.of),
        700,
        520,
    )
