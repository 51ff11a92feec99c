"""The sizes of text on the pages. The stage has its own, from the screen (stage/sizes.py)."""

from __future__ import annotations

from dataclasses import dataclass

from midline.ui import fonts


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
    def lead(self) -> int:
        return self.px(fonts.LEAD)

    @property
    def large(self) -> int:
        return self.px(fonts.LARGE)

    @property
    def title(self) -> int:
        return self.px(fonts.TITLE)

    @property
    def hero(self) -> int:
        return self.px(fonts.HERO)

    def px(self, at_100: float) -> int:
        """What holds text grows with it, such as a row of a list or a column of a table."""
        return round(at_100 * self.percent / 100)
