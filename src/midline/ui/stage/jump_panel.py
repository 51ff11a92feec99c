"""The list of all sets, to jump to one: arrows or the set's number, then Enter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from midline.session.plan import PlannedSet
from midline.ui import phrases
from midline.ui.fonts import LEAD, font
from midline.ui.translate import tr
from midline.ui.widgets.button import RETURN
from midline.ui.widgets.panel import Panel

AROUND_PX = 280  # of the panel and the window, above and below the list


class JumpPanel(Panel):
    """``chosen`` carries the ordinal of the set."""

    chosen = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        sets: tuple[PlannedSet, ...],
        done: frozenset[int],
        now: int,
    ) -> None:
        super().__init__(parent, tr("Jump to a set"))
        self._digits = ""
        self.list = QListWidget()
        self.list.setMinimumWidth(620)
        self.list.setSpacing(3)
        self.list.setFont(font(LEAD))
        self.list.setAccessibleName(tr("Sets"))
        for planned in sets:
            self.list.addItem(QListWidgetItem(line(planned, planned.ordinal in done)))
        self.list.setCurrentRow(now)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.list.installEventFilter(self)
        self.body.addWidget(self.list)
        self.add_button(tr("Close"), self.closed.emit)
        self.setFocusProxy(self.list)

    def fit(self) -> None:
        """The list scrolls by itself, so that the panel need not."""
        self.list.setFixedHeight(max(120, min(420, self._over.height() - AROUND_PX)))
        super().fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit():
            self._type(event.text())
        elif event.key() in RETURN:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _type(self, digit: str) -> None:
        """Digits make up the number of a set; one too many starts anew."""
        for digits in (self._digits + digit, digit):
            if 1 <= int(digits) <= self.list.count():
                self._digits = digits
                self.list.setCurrentRow(int(digits) - 1)
                return

    def _choose(self) -> None:
        row = self.list.currentRow()
        self._go()
        self.chosen.emit(row)


def line(planned: PlannedSet, is_done: bool) -> str:
    """ "12   Side plank, left · set 2 of 3 · 20–40 s   ✓"."""
    mark = "   ✓" if is_done else ""
    said = f"{phrases.name(planned)[:90]} · {phrases.set_of(planned)}"
    return f"{planned.ordinal + 1}   {said} · {phrases.amount(planned.work)}{mark}"
