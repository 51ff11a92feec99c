"""Which language the window speaks: the one that was chosen, or the system's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from midline.resources import resource

if TYPE_CHECKING:
    from midline.settings import Language

ENGLISH, CHINESE = "en", "zh"
QT_NAMES = {CHINESE: "qtbase_zh_CN"}  # of Qt's own texts, such as "Undo" in a line of text


class Languages(QObject):
    """`changed` comes after another one was chosen: pages that are there have to be built anew."""

    changed = Signal()

    def __init__(self, app: QCoreApplication, choice: Language) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self.language = ENGLISH
        self.choose(choice)

    def choose(self, choice: Language) -> None:
        language = language_of(choice, QLocale.system().uiLanguages())
        if language == self.language:
            return
        self.language = language
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = [] if language == ENGLISH else self._load(language)
        for translator in self._translators:
            self._app.installTranslator(translator)
        self.changed.emit()

    def _load(self, language: str) -> list[QTranslator]:
        from midline.ui.catalogue import Catalogue  # and PyYAML: not for English

        qt = QTranslator(self)
        qt.load(QT_NAMES[language], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return [qt, Catalogue(resource("assets", "i18n", language), self)]


def language_of(choice: str, system: Iterable[str]) -> str:
    """``system`` has the names of the languages that the system prefers, the best first."""
    if choice in (ENGLISH, CHINESE):
        return choice
    spoken = (name.lower().split("-")[0] for name in system)
    return next((each for each in spoken if each in (ENGLISH, CHINESE)), ENGLISH)
