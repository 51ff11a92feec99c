"""What is asked where something is not saved, or can't be: sets that were done, and routines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from midline.ui.translate import told, tr
from midline.ui.widgets.panel import Panel

Do = Callable[[], object]


def ask_to_start_anyway(window: QWidget, trouble: str, again: Do, start: Do) -> Panel:
    """The history can't be written. Esc goes back to the library."""
    lost = tr("What you do now would wait in memory, and be lost with the program.")
    return _asked(
        window, tr("Your history can't be written"), f"{told(trouble)}\n\n{lost}",
        (tr("Try again"), again),
        (tr("Start anyway"), start),
        (tr("Back", "to the page before"), _nothing),
    )  # fmt: skip


def ask_before_leaving(window: QWidget, trouble: str, *, again: Do, leave: Do, stay: Do) -> Panel:
    """The history can't be written. Esc stays, with the summary beneath."""
    panel = _asked(
        window, tr("This session is not saved yet"), told(trouble),
        (tr("Try again"), again),
        (tr("Leave without saving"), leave),
    )  # fmt: skip
    panel.closed.connect(stay)
    return panel


def ask_to_save_elsewhere(window: QWidget, trouble: str, again: Do, copy: Do) -> Panel:
    """A routine can't be saved; ``trouble`` says why. Esc goes back to the editor."""
    return _asked(
        window, tr("Not saved"), trouble,
        (tr("Try again"), again),
        (tr("Save a copy"), copy),
        (tr("Back", "to the page before"), _nothing),
    )  # fmt: skip


def ask_to_leave_unsaved(window: QWidget, trouble: str, again: Do, leave: Do) -> Panel:
    """Not even a draft of a routine can be kept. Esc stays in the editor."""
    return _asked(
        window, tr("Your changes can't be kept"), trouble,
        (tr("Try again"), again),
        (tr("Leave without them"), leave),
        (tr("Stay"), _nothing),
    )  # fmt: skip


def ask_to_go_on(window: QWidget, go_on: Do, another: Do) -> Panel:
    """A new routine was begun and not saved. Esc leaves it."""
    return _asked(
        window, tr("Go on with your new routine?"),
        tr("You began a new routine and did not save it. It is kept until you make another."),
        (tr("Go on"), go_on),
        (tr("Begin another"), another),
    )  # fmt: skip


def _asked(window: QWidget, title: str, text: str, *answers: tuple[str, Do]) -> Panel:
    """A panel with a button for each answer, of which the first has the focus."""
    panel = Panel(window, title, text)
    for words, chosen in answers:
        panel.add_button(words, chosen, primary=(words, chosen) == answers[0])
    return panel


def _nothing() -> None:
    """The panel is gone; that is all."""
