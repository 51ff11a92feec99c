"""The gallery's window: a list of pages, the page, and what it is dressed in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from midline.settings import TEXT_SIZES
from midline.ui.gallery.page import WIDTH_PX, page_named, write_sheets
from midline.ui.gallery.pages import PAGES
from midline.ui.spacing import GAP, NEAR, TIGHT
from midline.ui.theme import NAMES, SYSTEM
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from midline.ui.widgets.pick import Pick
from midline.ui.widgets.scroll import Scroll

LIST_PX, HEIGHT_PX = 240, 860


class Gallery(QWidget):
    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Midline's widgets")
        self._themes = themes
        self.theme = Pick(themes.choices())
        self.text_size = Pick([(str(size), f"{size} %") for size in TEXT_SIZES])
        self.list = QListWidget()
        self.list.ensurePolished()  # its rows are measured as they are added
        self.list.addItems(list(PAGES))
        self.place = Scroll(QWidget())
        self.place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lay_out()
        self.theme.set_value(themes.choice)
        self.text_size.set_value(str(themes.type.percent))
        self.theme.changed.connect(themes.choose)
        self.text_size.changed.connect(lambda size: themes.set_type(TypeScale(int(size))))
        self.list.currentTextChanged.connect(self._show)
        themes.changed.connect(self._show)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(TIGHT)
        for words, widget in (("Theme", self.theme), ("Text size", self.text_size)):
            about = QLabel(words)
            about.setObjectName("small")
            about.setBuddy(widget)
            side.addWidget(about)
            side.addWidget(widget)
        side.addSpacing(NEAR)
        side.addWidget(self.list, 1)
        self.list.setFixedWidth(LIST_PX)
        self.list.setAccessibleName("Pages")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(side)
        row.addWidget(self.place, 1)
        self.resize(LIST_PX + WIDTH_PX + 4 * GAP, HEIGHT_PX)

    def _show(self) -> None:
        """The page anew: the samples are made of the colours and sizes of the moment."""
        name = self.list.currentItem().text()
        self.place.setWidget(page_named(name, self._themes, keyboard=self.list))
        self.list.setFocus()


def show_gallery(theme: str | None, text_size: int) -> int:
    window = Gallery(_themes(theme, text_size))
    window.show()
    return QApplication.exec()


def write_gallery(folder: Path, theme: str | None, text_size: int) -> int:
    """Every page in a theme, or in all of them; how many pictures that makes.

    Needs no screen on Linux. Raises `KnownError` where it can't write.
    """
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    themes = _themes(theme, text_size)
    return len(write_sheets(themes, folder, (theme,) if theme else NAMES))


def _themes(theme: str | None, text_size: int) -> Themes:
    qt = QApplication(sys.argv[:1])
    is_dark = qt.palette().window().color().lightnessF() < 0.5
    return Themes(qt, theme or SYSTEM, is_dark, type_scale=TypeScale(text_size))
