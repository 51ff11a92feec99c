"""What everything is made of: colours, sizes of text, icons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from midline.resources import resource
from midline.ui.gallery.sample import Sample
from midline.ui.icons import pixmap
from midline.ui.theme import ROLES
from midline.ui.themes import Themes
from midline.ui.widgets.big_number import BigNumber

TEXTS = (
    "hero", "title", "title2", "lead", "", "option", "number", "small", "muted", "facts",
    "eyebrow", "eyebrow_danger", "caution", "danger", "cap",
)  # fmt: skip
GROUNDS = ("background", "surface", "raised", "outline", "field", "on_accent")


class _Swatch(QWidget):
    """A colour, with the text that is read on it or in it."""

    def __init__(self, color: QColor, ink: QColor) -> None:
        super().__init__()
        self._color, self._ink = color, ink

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._color)
        painter.setPen(self._ink)
        painter.setFont(self.font())
        painter.drawText(
            self.rect().adjusted(12, 0, 0, -12), Qt.AlignmentFlag.AlignBottom, "Plank 45"
        )
        painter.end()


def colors(themes: Themes) -> Iterator[Sample]:
    theme = themes.theme
    for role in ROLES:
        ink = theme.color("text" if role in GROUNDS else "background")
        if role == "on_accent":
            ink = theme.color("accent")
        caption = f"{role} {getattr(theme, role)}"
        yield Sample(caption, _Swatch(theme.color(role), ink), 160, 88)


def text(themes: Themes) -> Iterator[Sample]:
    for name in TEXTS:
        made = QLabel("Side plank, 45 seconds")
        made.setObjectName(name)
        yield Sample(f"QLabel#{name}" if name else "QLabel", made, 500)
    for digits in ("01234", "56789"):
        number = BigNumber()
        number.set_text(digits)
        number.set_colors(themes.theme.color("text"), themes.theme.color("background"))
        number.set_height_px(72, 72)
        yield Sample("the stage's digits", number, 320, 96)


def icons(themes: Themes) -> Iterator[Sample]:
    ink = themes.theme.text
    for path in sorted(resource("assets", "icons").glob("*.svg")):
        row = QLabel()
        drawn = pixmap(path.stem, ink, 48)
        row.setPixmap(drawn)
        yield Sample(path.stem, row, 116, 56)
    for path in sorted(resource("assets", "icons").glob("*.svg")):
        row = QLabel()
        row.setPixmap(pixmap(path.stem, ink, 18))
        yield Sample("18 px", row, 48, 24)
