"""The sizes of text on the pages. The stage has its own, from the screen (stage/sizes.py)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from midline.ui import fonts

MOST = 200  # percent
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class TypeScale:
    """``percent`` of the sizes in fonts.py, in pixels."""

    percent: int = 100

    @property
    def small(self) -> int:
        return self.px(fonts.SMALL)

    @property
    def body(self) -> int:
        return self.px(fonts.BODY)

    @property
    def row_name(self) -> int:
        """Of a routine in the list."""
        return self.px(fonts.BODY + 1)

    @property
    def lead(self) -> int:
        return self.px(fonts.LEAD)

    @property
    def large(self) -> int:
        return self.px(fonts.LARGE)

    @property
    def title(self) -> int:
        return round(fonts.TITLE * self._half)

    @property
    def hero(self) -> int:
        return round(fonts.HERO * self._half)

    @property
    def still(self) -> tuple[int, int]:
        """Width and height of a move's still in a list."""
        return round(72 * self._half), round(50 * self._half)

    @property
    def _half(self) -> float:
        """What is large at 100 % grows half as much: the text beside it needs the room more."""
        return (100 + self.percent) / 200

    def px(self, at_100: float) -> int:
        """What holds text grows with it, such as a row of a list or a column of a table."""
        return round(at_100 * self.percent / 100)


def type_scale(percent: int, system_px: float) -> TypeScale:
    """``percent`` is the setting; ``system_px`` the size of the system's own text.

    A person whose system has larger text than ours is met there. The pages are made for up to
    `MOST` percent.
    """
    return TypeScale(min(MOST, round(percent * max(1.0, system_px / fonts.BODY))))


def system_text_px(app: QApplication) -> float:
    """Before the program has a font of its own. Asks for no font, which would take its time."""
    return app.font().pointSizeF() * app.primaryScreen().logicalDotsPerInch() / POINTS_PER_INCH
