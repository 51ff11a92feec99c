"""What is asked where the history can't be written: before a session, and before leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from midline.ui.translate import told, tr
from midline.ui.widgets.panel import Panel


def ask_to_start_anyway(
    window: QWidget,
    trouble: str,
    again: Callable[[], object],
    start: Callable[[], object],
) -> Panel:
    """Esc goes back to the library."""
    lost = tr("What you do now would wait in memory, and be lost with the program.")
    panel = Panel(window, tr("Your history can't be written"), f"{told(trouble)}\n\n{lost}")
    panel.add_button(tr("Try again"), again, primary=True)
    panel.add_button(tr("Start anyway"), start)
    panel.add_button(tr("Back", "to the page before"), _nothing)
    return panel


def ask_before_leaving(
    window: QWidget,
    trouble: str,
    *,
    again: Callable[[], object],
    leave: Callable[[], object],
    stay: Callable[[], object],
) -> Panel:
    """Esc stays, with the summary beneath."""
    panel = Panel(window, tr("This session is not saved yet"), told(trouble))
    panel.add_button(tr("Try again"), again, primary=True)
    panel.add_button(tr("Leave without saving"), leave)
    panel.closed.connect(stay)
    return panel


def _nothing() -> None:
    pass
