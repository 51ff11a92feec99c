"""The last three seconds of a step, felt: one beat a second, in step with 3, 2, 1."""

from __future__ import annotations

import math

from midline.session.snapshot import Snapshot
from midline.session.state import Phase

SECONDS = 3
FADE_S = 0.5
CALM = 0.4  # with reduced motion it stays so, and does not beat
EXACT_S = 1e-6


def pulse(look: Snapshot, *, is_calm: bool = False) -> float:
    """How strongly it is felt at this moment: 1 as each second begins, down to 0."""
    left_s = look.lead_in_s or look.remaining_s
    if look.phase is not Phase.RUNNING or left_s is None or not 0 < left_s <= SECONDS + EXACT_S:
        return 0.0
    if is_calm:
        return CALM
    since_s = math.ceil(left_s - EXACT_S) - left_s
    return max(0.0, 1 - since_s / FADE_S) ** 2
