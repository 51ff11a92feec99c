"""The buttons of the stage: those of the session below, those of the window in the header."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from midline.ui.keys import EVERYWHERE, STAGE, shown
from midline.ui.theme import Theme
from midline.ui.widgets.key_button import KeyButton

SESSION = (
    "back", "redo", "shorter", "longer", "big", "finish_set", "skip", "enough", "jump", "stop",
)  # fmt: skip
WINDOW = ("mute", "turn", "mirror", "full_screen", "keys")
MAIN = "big"
BY_NAME = {key.name: key for key in (*STAGE, *EVERYWHERE)}


class ControlBar(QWidget):
    def __init__(
        self,
        names: tuple[str, ...],
        actions: Mapping[str, QAction],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons: dict[str, KeyButton] = {}
        for name in names:
            key = BY_NAME[name]
            button = KeyButton(actions[name], key.icon, shown(key.keys[0]), theme, self)
            button.setObjectName(name)
            self.buttons[name] = button
            row.addWidget(button)
        if MAIN in self.buttons:
            self.buttons[MAIN].set_main()

    def set_theme(self, theme: Theme, ground: QColor) -> None:
        for button in self.buttons.values():
            button.set_theme(theme, ground)

    def set_size_px(self, size_px: float, height: int) -> None:
        """The main button is half as wide again as its word needs, the others as theirs do."""
        for i, (name, button) in enumerate(self.buttons.items()):
            button.set_size_px(size_px)
            button.setFixedHeight(height)
            share = 1.5 if name == MAIN else 1.0
            self._row.setStretch(i, round(share * button.sizeHint().width()))
