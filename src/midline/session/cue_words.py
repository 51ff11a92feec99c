"""Cues as words on the screen, for who hears none: which word, when, and not too often. Pure.

The player's `CueDue` events drive it, the same that sound. Flashes stay at three a second or fewer
(WCAG 2.2, success criterion 2.3.1), where each new word counts as one.
"""

from __future__ import annotations

from dataclasses import dataclass

from midline.session.clock import NS_PER_S
from midline.session.cues import REP_ENDS
from midline.session.events import CueDue
from midline.session.snapshot import Snapshot

LIT_S = 0.8  # how long a word stands, unless another one takes its place
LATE_S = 0.25  # as late as a tone may be
MOST_A_SECOND = 3
REPS_FROM_S = 1.5  # the numbers of quicker reps would hide more than they tell

# The end of a rep has the number of the next as its word; the phases within one have none.
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


def with_flash(recent: Flashes, cue: CueDue, now_ns: int, look: Snapshot) -> Flashes:
    """The flashes after a cue, with ``look`` at that moment: the same where it is not shown."""
    if now_ns - cue.due_ns > LATE_S * NS_PER_S or not _may_follow(recent, now_ns):
        return recent
    word = WORDS.get(cue.name, "")
    if cue.name in REP_ENDS and not lit_word(recent, now_ns):
        word = _rep(look)
    return (*recent[1 - MOST_A_SECOND :], Flash(word, now_ns)) if word else recent


def lit_word(recent: Flashes, now_ns: int) -> str:
    """The word that stands on the screen now, if any."""
    if recent and now_ns - recent[-1].at_ns < LIT_S * NS_PER_S:
        return recent[-1].word
    return ""


def is_said(word: str, digits: str) -> bool:
    """Whether the number that is large on the screen says a word already."""
    return word.removeprefix("Rep ") == digits


def _may_follow(recent: Flashes, now_ns: int) -> bool:
    return len(recent) < MOST_A_SECOND or now_ns - recent[0].at_ns > NS_PER_S


def _rep(look: Snapshot) -> str:
    """The rep that begins, where there is time to read it."""
    pace_s = look.step.set.pace_s if look.step.set else None
    return f"Rep {look.rep}" if look.rep and (pace_s or 0) >= REPS_FROM_S else ""
