"""How much was done on a day, as one of a few shades that can be told apart."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtGui import QColor

from midline.ui.theme import Theme

SHARES = (0.2, 0.36, 1.0)  # of the colour on its ground; numbers on each can be read
STEPS = len(SHARES)
USUAL_MOST = 0.9  # of the days did less: one long day does not make all the others pale


def usual_most(amounts: Iterable[float]) -> float:
    """What a day needs for the full shade: nearly the largest amount. 0 if there is none."""
    done = sorted(amount for amount in amounts if amount > 0)
    return done[math.ceil(USUAL_MOST * len(done)) - 1] if done else 0.0


def shade_step(amount: float, most: float) -> int:
    """0 for nothing, and 1 to `STEPS` for a part of ``most``, in equal parts."""
    if amount <= 0:
        return 0
    return min(STEPS, max(1, math.ceil(STEPS * amount / most))) if most > 0 else 1


def shade(theme: Theme, step: int) -> QColor:
    return theme.mixed("work", SHARES[step - 1]) if step else theme.color("raised")


def lettering(theme: Theme, step: int) -> QColor:
    """What is written on a shade."""
    return theme.color("background" if step == STEPS else "text")
