"""The history for other programs, and from them: what to choose, how far it is, what would come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from midline.ui import phrases
from midline.ui.list_panel import ListPanel
from midline.ui.themes import Themes
from midline.ui.translate import later, tr
from midline.ui.widgets.panel import Panel

FORMATS = {
    "json": later("JSON: everything, to keep or to import again"),
    "csv": later("CSV: a row for each set, for a spreadsheet"),
    "strong": later("CSV as Strong has it"),
    "hevy": later("CSV as Hevy has it"),
    "fit": later("Garmin FIT: a zip with a file for each session"),
}


class ExportPanel(ListPanel):
    """``export_wanted`` carries the format. The panel is gone by then."""

    export_wanted = Signal(str)
    widest_px = 620

    def __init__(self, parent: QWidget, themes: Themes) -> None:
        about = tr("Your history as a file, for another program or to keep.")
        formats = map(tr, FORMATS.values())
        super().__init__(parent, themes, tr("Export"), about, formats, tr("Choose a file…"))
        self.list.setAccessibleName(tr("Format"))
        self.chosen.connect(lambda row: self.export_wanted.emit(list(FORMATS)[row]))


class ProgressPanel(Panel):
    """``closed`` is the wish to cancel.

    No button has the focus: it may come while Enter is still held down.
    """

    def __init__(self, parent: QWidget, title: str, text: str = "", *, total: int = 0) -> None:
        """``text`` is for what nobody knows the ``total`` of: sets, in all."""
        super().__init__(parent, title, text or _so_far(0, total))
        self._total = total
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, max(1, total))
        self.bar.setAccessibleName(title)
        self.body.addWidget(self.bar)
        self.bar.setVisible(total > 0)
        self.add_button(tr("Cancel"), self.closed.emit)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not

    def set_value(self, done: int) -> None:
        """Not announced: a screen reader asks the bar."""
        if self._total:
            self.bar.setValue(min(done, self._total))
            self._text.setText(_so_far(done, self._total))


def _so_far(done: int, total: int) -> str:
    """ "1200 of 34000 sets"."""
    return tr("{n} of {sets}", n=done, sets=phrases.count(total, "set", "sets"))


def offer_import(
    window: QWidget,
    program: str,
    lines: Sequence[str],
    new: int,
    import_: Callable[[], object],
) -> Panel:
    """What an import would do, a line each; it is not done yet. ``new`` sessions would come in."""
    title = tr("Import from {program}", program=program) if new else tr("Nothing to import")
    panel = Panel(window, title, "\n\n".join(lines))
    if new:
        sessions = phrases.count(new, "session", "sessions")
        panel.add_button(tr("Import {sessions}", sessions=sessions), import_, primary=True)
        panel.add_button(tr("Don't import"), panel.closed.emit)
    else:
        panel.add_button(tr("Close"), panel.closed.emit)
    return panel
