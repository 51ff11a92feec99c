"""What is asked at the start where the last session was cut short."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from midline.session.plan import PlannedSet
from midline.ui import phrases
from midline.ui.stage.stop_panel import away_text
from midline.ui.translate import content, tr
from midline.ui.widgets.panel import Panel

NAME_MOST = 90  # characters
DAY_S = 86400


def ask_to_resume(
    window: QWidget,
    routine_name: str,
    ago_s: float,
    saved: int,
    next_set: PlannedSet | None,
    *,
    go_on: Callable[[], object],
    finish: Callable[[], object],
    discard: Callable[[], object],
) -> Panel:
    """``next_set`` is the one to go on with, None where there is none. Esc leaves it for later.

    ``ago_s`` is how long ago its last set was done, in seconds.
    """
    name = content(routine_name)[:NAME_MOST]
    panel = Panel(
        window,
        tr("{name} was cut short", name=name),
        "\n".join((_when_and_what(ago_s, saved), _where(next_set))),
    )
    if next_set is not None:
        panel.add_button(tr("Go on"), go_on, primary=True)
    panel.add_button(tr("Finish", "a session"), finish, primary=next_set is None)
    panel.add_button(tr("Discard"), discard)
    return panel


def _when_and_what(ago_s: float, saved: int) -> str:
    ago = phrases.ago(round(ago_s / DAY_S))
    if ago_s < DAY_S:
        ago = tr("{time} ago", time=away_text(max(0.0, ago_s)))
    sets = phrases.count(saved, "set is saved", "sets are saved")
    return tr("That was {ago}. {sets}.", ago=ago, sets=sets)


def _where(next_set: PlannedSet | None) -> str:
    if next_set is None:
        return tr("There is no set to go on with.")
    name = phrases.name(next_set)[:NAME_MOST]
    if next_set.of == 1:
        return tr("You were at {name}.", name=name)
    return tr(
        "You were at set {number} of {of} of {name}.",
        number=next_set.number,
        of=next_set.of,
        name=name,
    )
