"""What is in files that are to be imported, and what of it can't be carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from midline.ui import phrases
from midline.ui.labels import label
from midline.ui.spacing import HAIR, NEAR
from midline.ui.themes import Themes
from midline.ui.translate import told, tr
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.switch import Switch

LOST_MOST = 8  # sentences of what is not carried over, for one routine; of those that stay out


@dataclass(frozen=True)
class Incoming:
    """A routine that would come in. ``left_out`` has a sentence for each loss."""

    name: str
    facts: str
    left_out: tuple[str, ...] = ()


class ImportPreview(Panel):
    """``import_wanted`` carries the numbers of the routines that are wanted. The panel is gone.

    ``refused`` has a sentence for each that can't come in.
    """

    import_wanted = Signal(list)

    def __init__(
        self,
        window: QWidget,
        themes: Themes,
        incoming: Sequence[Incoming],
        refused: Sequence[str] = (),
    ) -> None:
        count = phrases.count(len(incoming), "routine", "routines")
        super().__init__(window, tr("Import {routines}", routines=count))
        self.switches: list[Switch] = []
        for each in incoming:
            self.body.addLayout(self._row(themes, each, has_choice=len(incoming) > 1))
        for sentence in _first(refused):
            self.body.addWidget(label(sentence, "caution"))
        self.setAccessibleDescription("\n".join(_first(refused)))
        self.import_ = self.add_button(
            tr("Import"), lambda: self.import_wanted.emit(self.value()), primary=True
        )
        self.add_button(tr("Don't import"), self.closed.emit)

    def value(self) -> list[int]:
        """The numbers of those that are wanted."""
        return [n for n, switch in enumerate(self.switches) if switch.isChecked()]

    def _row(self, themes: Themes, incoming: Incoming, *, has_choice: bool) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(HAIR)
        texts.addWidget(label(incoming.name, "lead"))
        texts.addWidget(label(incoming.facts, "muted"))
        lost = tr("Changed or left out: {what}", what=" ".join(_first(incoming.left_out)))
        if incoming.left_out:
            texts.addWidget(label(lost, "caution"))
        switch = Switch(themes)
        switch.setChecked(True)
        if not has_choice:
            switch.hide()
        switch.setAccessibleName(incoming.name)
        description = f"{incoming.facts}. {lost}" if incoming.left_out else incoming.facts
        switch.setAccessibleDescription(description)
        switch.toggled.connect(lambda: self.import_.setEnabled(bool(self.value())))
        self.switches.append(switch)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addLayout(texts, 1)
        row.addWidget(switch)
        return row

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - as Qt has it
        """What the keyboard is on is seen."""
        moved = super().focusNextPrevChild(next)
        now = self.focusWidget()
        if now is not None and self._inside.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)
        return moved


def _first(sentences: Sequence[str]) -> list[str]:
    shown = [told(sentence) for sentence in sentences[:LOST_MOST]]
    more = len(sentences) - len(shown)
    return [*shown, tr("And {n} more.", n=more)] if more else shown
