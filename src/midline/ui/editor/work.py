"""The work of an exercise as fields show it, and as keys say it: in the short form or the long."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from midline.routine.problems import Misfit
from midline.routine.short_form import parse_short_form
from midline.routine.writing.document import Value

HOLD, REPS, CLUSTER = KINDS = ("hold", "reps", "cluster")
KEYS = ("do", "sets", "reps", "hold", "release")
_SHORT = re.compile(r"(?s)(?P<sets>.*?)(?P<times>\s*[x×*]\s*)(?P<amount>.*)", re.IGNORECASE)
_BARE_REPS = re.compile(r"[0-9\s–-]*(?:reps?)?\s*", re.IGNORECASE)
_NO_UNIT = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:\s*[–-]\s*[0-9]+(?:\.[0-9]+)?)?")


@dataclass(frozen=True)
class Work:
    """Texts as they are typed; those of a list are divided by commas."""

    kind: str = HOLD
    sets: str = ""
    reps: str = ""
    hold: str = ""
    release: str = ""

    def of_kind(self, kind: str) -> Work:
        """The same sets with another kind of work; what is not there yet gets a usual amount."""
        reps = self.reps or {REPS: "10", CLUSTER: "5"}.get(kind, "")
        hold = self.hold or {HOLD: "30s", CLUSTER: "10s"}.get(kind, "")
        return replace(
            self,
            kind=kind,
            reps="" if kind == HOLD else reps,
            hold="" if kind == REPS else hold,
            release=self.release if kind == CLUSTER else "",
        )


def work_of(values: Mapping[str, Value], shown: Work | None = None) -> Work:
    """What is ``shown`` stays while it is written as a slip: reps would turn into a hold by it."""
    if shown is not None and not _says_kind(values) and not keys_of(shown, values):
        return shown
    if "do" in values:
        return _from_short(_joined(values["do"]))
    texts = {key: _joined(values.get(key, "")) for key in KEYS[1:]}
    kind = CLUSTER if texts["reps"] and texts["hold"] else REPS if texts["reps"] else HOLD
    return Work(kind, **texts)


def keys_of(work: Work, values: Mapping[str, Value]) -> dict[str, Value | None]:
    """The keys that have to change, written as they were, where that can say it."""
    if work == work_of(values):
        return {}
    if work.kind != CLUSTER and ("do" in values or not values.keys() & set(KEYS)):
        keys: dict[str, Value | None] = {"do": _short(work, _joined(values.get("do", "")))}
    else:
        keys = {
            "do": None,
            "sets": work.sets or None,
            "reps": _divided(work.reps),
            "hold": _divided(work.hold),
            "release": work.release or None,
        }
    before = {key: _joined(values.get(key, "")) for key in keys}
    return {key: each for key, each in keys.items() if _joined(each or "").strip() != before[key]}


def _says_kind(values: Mapping[str, Value]) -> bool:
    if "do" not in values:
        return bool(values.keys() & set(KEYS))
    try:
        parse_short_form(_joined(values["do"]))
    except Misfit:
        return False
    return True


def _from_short(text: str) -> Work:
    parts = _SHORT.fullmatch(text)
    sets, amount = (parts["sets"].strip(), parts["amount"].strip()) if parts else ("", text)
    if _BARE_REPS.fullmatch(amount):
        return Work(REPS, sets, reps=amount)
    return Work(HOLD, sets, hold=amount)


def _short(work: Work, before: str) -> str | None:
    parts = _SHORT.fullmatch(before)
    amount = work.reps if work.kind == REPS else _with_unit(work.hold)
    if not work.sets.strip():
        return amount or None
    return f"{work.sets}{parts['times'] if parts else ' x '}{amount}"


def _with_unit(hold: str) -> str:
    """Without a unit the short form would take it for reps."""
    return f"{hold.strip()}s" if _NO_UNIT.fullmatch(hold.strip()) else hold


def _joined(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _divided(text: str) -> Value | None:
    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    return parts if len(parts) > 1 else (parts[0] if parts else None)
