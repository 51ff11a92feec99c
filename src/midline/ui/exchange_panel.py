"""The history for other programs, and from them: what to choose, how far it is, what would come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QWidget

from midline.ui import phrases
from midline.ui.fonts import font
from midline.ui.spacing import FAR
from midline.ui.themes import Themes
from midline.ui.translate import later, tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.panel import PADDING_PX, Panel

FORMATS = {
    "json": later("JSON: everything, to keep or to import again"),
    "csv": later("CSV: a row for each set, for a spreadsheet"),
    "strong": later("CSV as Strong has it"),
    "hevy": later("CSV as Hevy has it"),
    "fit": later("Garmin FIT: a zip with a file for each session"),
}
WIDEST_PX, NO_END_PX = 620, 10_000  # of the list
# Its border and padding, the space around an item, the item's padding with room for a scroll bar.
LIST_EDGE_PX, SPACING_PX, ITEM_SIDE_PX, ITEM_END_PX = 10, 3, 20, 9
LEAST_PX, AROUND_PX = 150, 200  # of the list; of the panel above and below it
AROUND_SIDES_PX = 2 * (PADDING_PX + FAR)


class ExportPanel(Panel):
    """``export_wanted`` carries the format. The panel is gone by then."""

    export_wanted = Signal(str)

    def __init__(self, parent: QWidget, themes: Themes) -> None:
        text = tr("Your history as a file, for another program or to keep.")
        super().__init__(parent, tr("Export"), text)
        self._themes = themes
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setSpacing(SPACING_PX)
        self.list.setFont(font(themes.type.lead))
        self.list.setAccessibleName(tr("Format"))
        for name, words in FORMATS.items():
            item = QListWidgetItem(tr(words))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._choose)
        self.body.addWidget(self.list)
        self.add_button(tr("Choose a file…"), self._export, primary=True)
        self.add_button(tr("Close"), self.closed.emit)
        self.setFocusProxy(self.list)

    def fit(self) -> None:
        """Each format is seen whole, on two lines if need be; in little room the list scrolls."""
        width = min(self._themes.type.px(WIDEST_PX), self._over.width() - AROUND_SIDES_PX)
        self.list.ensurePolished()
        letters = self.list.fontMetrics()
        room = QRect(0, 0, width - 2 * (LIST_EDGE_PX + SPACING_PX + ITEM_SIDE_PX), NO_END_PX)
        high = 2 * LIST_EDGE_PX
        for item in map(self.list.item, range(self.list.count())):
            words = letters.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(0, words.height() + 2 * ITEM_END_PX))
            high += item.sizeHint().height() + 2 * SPACING_PX
        around = FAR + self._themes.type.px(AROUND_PX)
        self.list.setFixedSize(width, min(high, max(LEAST_PX, self._over.height() - around)))
        super().fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._go()
        self._export()

    def _export(self) -> None:
        self.export_wanted.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole))


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
