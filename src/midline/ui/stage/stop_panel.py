"""The two questions of a session: whether to stop, and how to go on after being away."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from midline.session.events import Command
from midline.ui import phrases
from midline.ui.session_controller import SessionController
from midline.ui.translate import tr
from midline.ui.widgets.panel import Panel


def ask_to_stop(
    window: QWidget, controller: SessionController, left: int, was_running: bool
) -> Panel:
    """Space, Enter and Esc go on, or stay paused as it was: to stop is chosen on purpose."""
    text = phrases.count(
        left,
        "set is left. What you have done is kept.",
        "sets are left. What you have done is kept.",
    )
    panel = Panel(window, tr("Stop the session?"), text, from_afar=True)
    go_on = partial(controller.command, Command.RESUME) if was_running else _do_nothing
    panel.add_button(tr("Go on") if was_running else tr("Stay paused"), go_on, primary=True)
    panel.add_button(tr("Stop"), partial(controller.command, Command.STOP))
    panel.closed.connect(go_on)
    return panel


def offer_after_away(window: QWidget, controller: SessionController, away_s: float) -> Panel:
    """Esc leaves the session paused."""
    panel = Panel(
        window,
        tr("You were away for {time}", time=away_text(away_s)),
        tr("The session was paused at the moment you left."),
        from_afar=True,
    )
    panel.add_button(tr("Go on"), partial(controller.command, Command.RESUME), primary=True)
    if controller.can(Command.REDO):
        panel.add_button(tr("Redo the set"), partial(controller.command, Command.REDO))
    panel.add_button(tr("End session"), partial(controller.command, Command.STOP))
    return panel


def away_text(away_s: float) -> str:
    """ "90 seconds", "12 minutes", "3 hours": of less than two, the smaller ones."""
    if away_s >= 7200:
        return phrases.count(round(away_s / 3600), "hour", "hours")
    if away_s >= 120:
        return phrases.count(round(away_s / 60), "minute", "minutes")
    return phrases.count(round(away_s), "second", "seconds")


def _do_nothing() -> None:
    pass
