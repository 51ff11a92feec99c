"""The options of the look."""

from __future__ import annotations

from midline.settings import Settings, Theme
from midline.ui.settings.option import Option, Section
from midline.ui.themes import Themes
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.switch import Switch

THEMES = ((Theme.SYSTEM, "As the system"), (Theme.LIGHT, "Light"), (Theme.DARK, "Dark"))


class Look(Section):
    def __init__(self, themes: Themes) -> None:
        self.theme = Choice(THEMES)
        self.full_screen = Switch(themes)
        super().__init__(
            "Look",
            Option("Theme", "Dark or light, or whatever the system shows.", self.theme),
            Option(
                "Full screen",
                "Sessions fill the whole screen, to be read from the mat.",
                self.full_screen,
                beside=True,
            ),
        )
        self.theme.changed.connect(lambda value: self.changed.emit({"theme": Theme(value)}))
        self.full_screen.clicked.connect(lambda on: self.changed.emit({"full_screen": on}))

    def set_value(self, settings: Settings) -> None:
        self.theme.set_value(settings.theme)
        self.full_screen.setChecked(settings.full_screen)
