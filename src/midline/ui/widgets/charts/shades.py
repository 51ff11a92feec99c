"""How much was done on a day, as one of a few shades that can be told apart."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtGui import QColor

from midline.ui.theme import Theme

SHARES = (0.2, 0.36, 1.0)  # of the colour on its ground; numbers on each can be read
STEPS = len(SHARES)
USUAL_LEAST, USUAL_MOST = 0.1, 0.9  # of the days did less: one odd day does not shade the others
ALIKE = 0.8  # of the most: who always does about the same sees about the same


def usual_range(amounts: Iterable[float]) -> tuple[float, float]:
    """From where the shades of days differ, and what the full shade needs. 0 if there is none.

    They differ from 0 on, unless no usual day would have the palest then.
    """
    done = sorted(amount for amount in amounts if amount > 0)
    if not done:
        return 0.0, 0.0
    least, most = (done[math.ceil(share * len(done)) - 1] for share in (USUAL_LEAST, USUAL_MOST))
    return min(least, ALIKE * most) if least > most / STEPS else 0.0, most


def shade_step(amount: float, usual: tuple[float, float]) -> int:
    """0 for nothing, and 1 to `STEPS` for a part of the usual range, in equal parts."""
    least, most = usual
    if amount <= 0:
        return 0
    if most <= least:
        return 1
    return min(STEPS, max(1, math.ceil(STEPS * (amount - least) / (most - least))))


def shade(theme: Theme, step: int) -> QColor:
    return theme.mixed("work", SHARES[step - 1]) if step else theme.color("raised")


def lettering(theme: Theme, step: int) -> QColor:
    """What is written on a shade."""
    return theme.color("background" if step == STEPS else "text")
