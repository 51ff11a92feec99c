"""The backups of the history: a list to restore one from, and the offer after damage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from midline.ui import phrases
from midline.ui.dates import full_day
from midline.ui.fonts import font
from midline.ui.spacing import FAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.panel import PADDING_PX, Panel

WIDEST_PX, LEAST_PX, HIGHEST_PX = 760, 120, 420  # of the list
AROUND_SIDES_PX = 2 * (PADDING_PX + FAR)
AROUND_PX = 360  # of the panel and the window, above and below the list


@dataclass(frozen=True, slots=True)
class Kept:
    """``sets`` is None where nobody could count them. ``made_at`` is in the zone of this place.

    ``why`` is empty for a backup, else "replaced" or "damaged": what is kept of another history.
    """

    made_at: datetime
    sets: int | None
    size_bytes: int
    why: str = ""


class BackupsPanel(Panel):
    """``restore_wanted`` carries the place in the list. The panel is gone by then."""

    restore_wanted = Signal(int)

    def __init__(self, parent: QWidget, themes: Themes, kept: Sequence[Kept]) -> None:
        about = tr(
            "Made after each day's sessions. What a restored one takes the place of stays in this "
            "list."
        )
        nothing = tr("There is no backup yet. One is made after each day's sessions.")
        super().__init__(parent, tr("Backups"), about if kept else nothing)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(3)
        self.list.setFont(font(themes.type.lead))
        self.list.setAccessibleName(tr("Backups"))
        for each in kept:
            self.list.addItem(QListWidgetItem(line(each)))
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._choose)
        self.list.setVisible(bool(kept))
        self.body.addWidget(self.list)
        if kept:
            self.add_button(tr("Restore"), self._restore, primary=True)
        self.add_button(tr("Close"), self.closed.emit)
        if kept:
            self.setFocusProxy(self.list)

    def fit(self) -> None:
        """The list scrolls by itself, so that the panel need not."""
        self.list.setMinimumWidth(min(WIDEST_PX, self._over.width() - AROUND_SIDES_PX))
        room = max(LEAST_PX, min(HIGHEST_PX, self._over.height() - AROUND_PX))
        rows = self.list.count() * (self.list.sizeHintForRow(0) + 2 * self.list.spacing())
        self.list.setFixedHeight(min(room, rows + 2 * self.list.frameWidth() + 2))
        super().fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN and self.list.count():
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._go()
        self._restore()

    def _restore(self) -> None:
        self.restore_wanted.emit(self.list.currentRow())


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
