"""Cues as words on the screen, for who hears none: which word, when, and not too often. Pure.

The player's `CueDue` events drive it, the same that sound. Flashes stay at three a second or fewer
(WCAG 2.2, success criterion 2.3.1), where each new word counts as one.
"""

from __future__ import annotations

from dataclasses import dataclass

from midline.session.clock import NS_PER_S
from midline.session.events import CueDue

LIT_S = 0.8  # how long a word stands, unless another one takes its place
LATE_S = 0.25  # as late as a tone may be
MOST_A_SECOND = 3
TICK_APART_S = 1.5  # from every other word: in quicker sets the numbers would hide the move's name

# Cues that are not here are not shown; a tick is shown as the number of the rep that begins.
WORDS = {
    "3": "3", "2": "2", "1": "1",
    "go": "Go",
    "halfway": "Halfway",
    "least": "Enough – go on if you can",
    "release": "Release",
    "hold": "Hold",
    "set-done": "Set done",
    "rest": "Rest",
    "switch": "Switch sides",
    "session-done": "Well done",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flash:
    word: str
    at_ns: int


# The last flashes, as many as the next one depends on; the latest is the last.
Flashes = tuple[Flash, ...]


def with_flash(recent: Flashes, cue: CueDue, now_ns: int, rep: int | None) -> Flashes:
    """The flashes after a cue: the same ones where it is not shown.

    ``rep`` is the number of the rep under way, None where none is counted.
    """
    word = str(rep or "") if cue.name == "tick" else WORDS.get(cue.name, "")
    is_late = now_ns - cue.due_ns > LATE_S * NS_PER_S
    if not word or is_late or not _may_follow(recent, cue.name, now_ns):
        return recent
    return (*recent[1 - MOST_A_SECOND :], Flash(word, now_ns))


def lit_word(recent: Flashes, now_ns: int) -> str:
    """The word that stands on the screen now, if any."""
    if recent and now_ns - recent[-1].at_ns < LIT_S * NS_PER_S:
        return recent[-1].word
    return ""


def _may_follow(recent: Flashes, name: str, now_ns: int) -> bool:
    if name == "tick" and recent:
        return now_ns - recent[-1].at_ns >= TICK_APART_S * NS_PER_S
    return len(recent) < MOST_A_SECOND or now_ns - recent[0].at_ns > NS_PER_S
