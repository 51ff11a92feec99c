"""How the stage lies before someone who lies: quarter turns, and as seen in a mirror."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """Left is for someone who lies on the left side: the top of the stage is at the left then."""

    UPRIGHT = "upright"
    LEFT = "left"
    RIGHT = "right"
    UPSIDE_DOWN = "upside-down"
    MIRROR = "mirror"
    MIRROR_LEFT = "mirror-left"
    MIRROR_RIGHT = "mirror-right"
    MIRROR_UPSIDE_DOWN = "mirror-upside-down"

    @property
    def is_mirrored(self) -> bool:
        return self.startswith("mirror")

    @property
    def turn(self) -> View:
        """One of the four turns, seen without the mirror."""
        return View(self.removeprefix("mirror").removeprefix("-") or "upright")

    def mirrored(self, is_mirrored: bool) -> View:
        """The same turn with or without the mirror."""
        turn = self.turn
        if not is_mirrored:
            return turn
        return View.MIRROR if turn is View.UPRIGHT else View(f"mirror-{turn}")
