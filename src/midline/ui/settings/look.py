"""The options of the look."""

from __future__ import annotations

from collections.abc import Iterable

from midline.routine.view import View
from midline.settings import TEXT_SIZES, Language, Motion, Settings
from midline.ui.labels import label
from midline.ui.settings.option import Option, Section
from midline.ui.themes import Themes
from midline.ui.translate import later, told, tr
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.pick import Pick
from midline.ui.widgets.switch import Switch

MOTIONS = (
    (Motion.SYSTEM, later("As the system")),
    (Motion.FULL, later("Full")),
    (Motion.REDUCED, later("Reduced")),
)
LANGUAGES = (
    (Language.SYSTEM, later("As the system")),
    (Language.ENGLISH, "English"),  # each in its own language
    (Language.CHINESE, "中文"),
)
TURNS = (
    (View.UPRIGHT, later("Upright")),
    (View.LEFT, later("On the left side")),
    (View.RIGHT, later("On the right side")),
    (View.UPSIDE_DOWN, later("Upside down")),
)


class Look(Section):
    def __init__(self, themes: Themes) -> None:
        self.theme = Pick(themes.choices())
        self.theme_trouble = label("", "caution")
        self.text_size = Pick([(str(size), f"{size} %") for size in TEXT_SIZES])
        self.motion = Choice(_words(MOTIONS))
        self.language = Choice(_words(LANGUAGES))
        self.turn = Pick(_words(TURNS))
        self.mirror = Switch(themes)
        self.full_screen = Switch(themes)
        super().__init__(
            tr("Look"),
            Option(tr("Theme"), tr("Dark or light, or whatever the system shows."), self.theme),
            self.theme_trouble,
            Option(
                tr("Text size"),
                tr("The stage is not changed: it is as large as the screen allows."),
                self.text_size,
            ),
            Option(tr("Motion"), tr("Reduced: only the ring and the figure move."), self.motion),
            Option(tr("Language"), tr("The voice speaks English."), self.language),
            Option(tr("Lie-down view"), tr("How you lie when you look at the stage."), self.turn),
            Option(
                tr("Mirror"),
                tr("For a stage that you see in a mirror."),
                self.mirror,
                beside=True,
            ),
            Option(
                tr("Full screen"),
                tr("Sessions fill the whole screen, to be read from the mat."),
                self.full_screen,
                beside=True,
            ),
        )
        self.theme_trouble.hide()
        self._connect()

    def set_themes(self, themes: Themes) -> None:
        """Those there are to choose, and which of the user's own can't be used."""
        self.theme.set_options(themes.choices())
        self.theme_trouble.setText("\n".join(map(told, themes.problems)))
        self.theme_trouble.setVisible(bool(themes.problems))

    def set_value(self, settings: Settings) -> None:
        self.theme.set_value(settings.theme)
        self.text_size.set_value(str(settings.text_size))
        self.motion.set_value(settings.motion)
        self.language.set_value(settings.language)
        self.turn.set_value(settings.view.turn)
        self.mirror.setChecked(settings.view.is_mirrored)
        self.full_screen.setChecked(settings.full_screen)

    def _connect(self) -> None:
        changed = self.changed
        self.theme.changed.connect(lambda name: changed.emit({"theme": name}))
        self.text_size.changed.connect(lambda size: changed.emit({"text_size": int(size)}))
        self.motion.changed.connect(lambda value: changed.emit({"motion": Motion(value)}))
        self.language.changed.connect(lambda value: changed.emit({"language": Language(value)}))
        self.turn.changed.connect(self._change_view)
        self.mirror.clicked.connect(self._change_view)
        self.full_screen.clicked.connect(lambda on: changed.emit({"full_screen": on}))

    def _change_view(self) -> None:
        view = View(self.turn.value()).mirrored(self.mirror.isChecked())
        self.changed.emit({"view": view})


def _words(options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(value, tr(text)) for value, text in options]
