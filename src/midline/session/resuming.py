"""Going on with a session that was cut short: the sets done before stay, the next one is found."""

from __future__ import annotations

from midline.session.events import CompletedSet
from midline.session.plan import Plan, PlannedSet


def set_to_go_on_with(plan: Plan, done: tuple[CompletedSet, ...]) -> PlannedSet | None:
    """The first set not done after the one that was done last, else the first not done at all.

    ``done`` is in order of completion. None where every set is done.
    """
    ordinals = {each.planned.ordinal for each in done}
    last = done[-1].planned.ordinal if done else -1
    left = [planned for planned in plan.sets if planned.ordinal not in ordinals]
    return next((planned for planned in left if planned.ordinal > last), left[0] if left else None)
