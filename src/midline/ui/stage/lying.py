"""How the stage lies: as the routine, a key or the setting says. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from midline.routine.view import View
from midline.session.snapshot import Snapshot

TURNS = (View.UPRIGHT, View.LEFT, View.UPSIDE_DOWN, View.RIGHT)


@dataclass(frozen=True)
class Lying:
    """``chosen`` is what the keys changed: for all moves with the same view in the routine."""

    set_as: View
    chosen: Mapping[View | None, View] = field(default_factory=dict)

    def now(self, look: Snapshot) -> View:
        wanted = _wanted(look)
        return self.chosen.get(wanted, wanted or self.set_as)

    def changed(self, look: Snapshot, change: Callable[[View], View]) -> Lying:
        return replace(self, chosen={**self.chosen, _wanted(look): change(self.now(look))})


def turned(view: View) -> View:
    """A quarter further, always in the same direction."""
    following = TURNS[(TURNS.index(view.turn) + 1) % len(TURNS)]
    return following.mirrored(view.is_mirrored)


def mirrored(view: View) -> View:
    return view.mirrored(not view.is_mirrored)


def _wanted(look: Snapshot) -> View | None:
    """What the routine says for the move, which a pause leads to."""
    return look.step.set.exercise.view if look.step.set is not None else None
