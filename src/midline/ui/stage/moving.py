"""How the figure on the stage moves, and which moment of its move it shows. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from midline.figures.pacing import tempo_of
from midline.routine.model import Hold, Side, Tempo
from midline.session.plan import PlannedSet

STEP = Tempo(1.2, 0.3, 1.2, 0.3)  # with reduced motion, where nobody paces the reps


@dataclass(frozen=True, slots=True)
class Move:
    """``tempo`` is None where nobody paces it: the figure has a calm one of its own.

    Figures are drawn for the right side; mirrored they are for the left.
    """

    tempo: Tempo | None
    is_hold: bool
    is_mirrored: bool

    def seconds(self, position_s: float, *, is_calm: bool = False) -> float:
        """The moment to show ``position_s`` into the set, or into the pause before it.

        With reduced motion it stands in the key pose that the figure would be on its way to.
        """
        if not is_calm:
            return position_s
        if self.is_hold:
            return 0.0
        tempo = self.tempo or STEP
        is_up = position_s % tempo.rep_s < tempo.lift_s + tempo.top_s
        return tempo.lift_s if is_up else 0.0


def move_of(planned: PlannedSet) -> Move:
    tempo = tempo_of(planned.exercise, planned.work)
    return Move(tempo, isinstance(planned.work, Hold), planned.side is Side.LEFT)
