"""What was deleted from the history: a list to bring one back from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from midline.progress.past import Deleted
from midline.ui import phrases
from midline.ui.dates import full_day
from midline.ui.history import words
from midline.ui.list_panel import ListPanel
from midline.ui.themes import Themes
from midline.ui.translate import content, tr


def deleted_panel(parent: QWidget, themes: Themes, gone: Sequence[Deleted]) -> ListPanel:
    about = tr("What you delete is kept. Brought back, it counts again.")
    nothing = tr("Nothing was deleted.")
    return ListPanel(
        parent, themes, tr("Deleted"), about if gone else nothing, map(line, gone), tr("Bring back")
    )


def line(gone: Deleted) -> str:
    """ "Core basics · Fri 20 Nov 2026, 19:15 · 12 sets"; of a set, which one and its amount."""
    begun = f"{full_day(gone.started_at.date())}, {gone.started_at:%H:%M}"
    parts = [content(gone.routine_name), begun]
    if gone.set_id is None:
        parts.append(phrases.count(gone.sets, "set", "sets"))
    else:
        parts.append(tr("{exercise}, set {n}", exercise=content(gone.exercise), n=gone.number))
        parts.append(words.amount(gone.kind, gone.amount))
    return " · ".join(parts)
