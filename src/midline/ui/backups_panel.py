"""The backups of the history: a list to restore one from, and the offer after damage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from midline.ui import phrases
from midline.ui.dates import full_day
from midline.ui.list_panel import ListPanel
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.panel import Panel


@dataclass(frozen=True, slots=True)
class Kept:
    """``sets`` is None where nobody could count them. ``made_at`` is in the zone of this place.

    ``why`` is empty for a backup, else "replaced" or "damaged": what is kept of another history.
    """

    made_at: datetime
    sets: int | None
    size_bytes: int
    why: str = ""


def backups_panel(parent: QWidget, themes: Themes, kept: Sequence[Kept]) -> ListPanel:
    """Whatever is chosen is to be restored."""
    about = tr(
        "Made after each day's sessions. What a restored one takes the place of stays in this list."
    )
    nothing = tr("There is no backup yet. One is made after each day's sessions.")
    return ListPanel(
        parent, themes, tr("Backups"), about if kept else nothing, map(line, kept), tr("Restore")
    )


def offer_backup(
    window: QWidget,
    kept_as: str,
    newest: Kept,
    *,
    restore: Callable[[], object],
    begin_anew: Callable[[], object],
) -> Panel:
    """After damage, with the file that is ``kept_as``; or, if that is empty, after a loss.

    Esc leaves it for later.
    """
    title = tr("Your history was damaged") if kept_as else tr("Your history is missing")
    happened = (
        tr("It is kept as {path}.", path=kept_as) if kept_as else tr("Its file is not there.")
    )
    good = tr("The newest good backup: {backup}.", backup=line(newest, has_size=False))
    panel = Panel(window, title, f"{happened}\n\n{good}")
    panel.add_button(tr("Restore the backup"), restore, primary=True)
    panel.add_button(tr("Begin a new history"), begin_anew)
    return panel


def line(kept: Kept, *, has_size: bool = True) -> str:
    """ "Fri 20 Nov 2026, 19:15 · 1234 sets · 0.4 MB · damaged"."""
    parts = [f"{full_day(kept.made_at.date())}, {kept.made_at:%H:%M}"]
    if kept.sets is not None:
        parts.append(phrases.count(kept.sets, "set", "sets"))
    if has_size:
        parts.append(tr("{n} MB", n=f"{max(0.1, kept.size_bytes / 1e6):.1f}"))
    if kept.why:
        parts.append(tr("damaged") if kept.why == "damaged" else tr("replaced by a backup"))
    return " · ".join(parts)
