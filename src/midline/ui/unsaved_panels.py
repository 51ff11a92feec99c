"""What is asked where the history can't be written: before a session, and before leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from midline.ui.widgets.panel import Panel


def ask_to_start_anyway(
    window: QWidget,
    trouble: str,
    again: Callable[[], object],
    start: Callable[[], object],
) -> Panel:
    """Esc goes back to the library."""
    text = f"{trouble}\n\nWhat you do now would wait in memory, and be lost with the program."
    panel = Panel(window, "Your history can't be written", text)
    panel.add_button("Try again", again, primary=True)
    panel.add_button("Start anyway", start)
    panel.add_button("Back", _nothing)
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
    panel = Panel(window, "This session is not saved yet", trouble)
    panel.add_button("Try again", again, primary=True)
    panel.add_button("Leave without saving", leave)
    panel.closed.connect(stay)
    return panel


def _nothing() -> None:
    pass
