"""The buttons of the stage: those of the session below, those of the window in the header."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect
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
LINES = 3.2  # a button is so many sizes of its word high: with its key, and air
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

    def set_size_px(self, size_px: float, place: QRect, percent: int = 100) -> None:
        """Lie in ``place``, with words of this size, or larger where there is room for it.

        The main button is half as wide again as its word needs, the others as theirs do.
        """
        most = max(size_px, min(size_px * percent / 100, place.height() / LINES))
        while most > size_px and self._needs_px(most) > place.width():
            most = max(size_px, most - 1)
        for i, button in enumerate(self.buttons.values()):
            button.set_size_px(most)
            button.setFixedHeight(place.height())
            self._row.setStretch(i, self._wide_px(button))
        self.setGeometry(place)

    def _needs_px(self, size_px: float) -> int:
        for button in self.buttons.values():
            button.set_size_px(size_px)
        gaps = self._row.spacing() * (len(self.buttons) - 1)
        return gaps + sum(self._wide_px(button) for button in self.buttons.values())

    def _wide_px(self, button: KeyButton) -> int:
        share = 1.5 if button.objectName() == MAIN else 1.0
        return round(share * button.sizeHint().width())
