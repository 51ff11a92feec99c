"""The end of a session in the terminal: what was done, set by set."""

from __future__ import annotations

from midline.session.state import Session
from midline.terminal.text import table
from midline.terminal.words import done, target


def summary(session: Session) -> str:
    """A table of all sets of the plan, a dash where one was not done."""
    actual = {each.planned.ordinal: each for each in session.done}
    rows = [("exercise", "set", "side", "target", "done")]
    for planned in session.plan.sets:
        completed = actual.get(planned.ordinal)
        rows.append(
            (
                planned.exercise.name,
                f"{planned.number} of {planned.of}",
                str(planned.side) if planned.side else "",
                target(planned),
                done(planned, completed.actual) if completed else "–",
            )
        )
    count = f"{len(session.done)} of {len(session.plan.sets)} sets"
    return f"{table(rows)}\n\n{count}"
