"""Going on with a session that was cut short: the sets done before stay, the next one is found."""

from __future__ import annotations

from midline.session.events import CompletedSet
from midline.session.plan import Plan, PlannedSet


def set_to_go_on_with(plan: Plan, done: tuple[CompletedSet, ...]) -> PlannedSet | None:
    """The first set not done after the one that was done last; None where there is none.

    ``done`` is in order of completion.
    """
    ordinals = {each.planned.ordinal for each in done}
    after = done[-1].planned.ordinal + 1 if done else 0
    return next((each for each in plan.sets[after:] if each.ordinal not in ordinals), None)
