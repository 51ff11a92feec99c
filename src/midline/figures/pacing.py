"""How fast a figure moves: the tempo of a set's work."""

from __future__ import annotations

from midline.routine.model import Cluster, Exercise, Hold, Tempo, Work

_MOVE_S = 1.2  # into a short hold, and out of it


def tempo_of(exercise: Exercise, work: Work) -> Tempo | None:
    """The phases of a rep; None for a hold and for reps that nobody paces.

    A plain pace is divided into two moves with a short rest after each. The reps of a hold cluster
    move up at the beginning of the hold, and down when it is released.
    """
    match work:
        case Hold():
            return None
        case Cluster(hold_s=hold_s, release_s=release_s):
            lift_s, lower_s = min(_MOVE_S, hold_s / 2), min(_MOVE_S, release_s)
            return Tempo(lift_s, hold_s - lift_s, lower_s, release_s - lower_s)
        case _ if exercise.tempo is not None:
            return exercise.tempo
        case _ if exercise.pace_s is not None:
            pace_s = exercise.pace_s
            return Tempo(0.4 * pace_s, 0.1 * pace_s, 0.4 * pace_s, 0.1 * pace_s)
    return None
