"""How amounts, days and sessions of the past are said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from midline.progress.past import ExerciseTotal, PastSession
from midline.routine.model import Exercise, Hold, Reps, Work
from midline.ui import dates, phrases
from midline.ui.translate import content, tr

HOLD = "hold"
WORD_MOST, TITLE_MOST = 30, 200  # letters


class Counted(Protocol):
    """A day or a week; of a usual week, numbers may be broken."""

    @property
    def sessions(self) -> float: ...
    @property
    def sets(self) -> float: ...
    @property
    def work_s(self) -> float: ...


def move(name: str) -> Exercise:
    """By its name alone, which finds its figure: the history keeps nothing else of it."""
    return Exercise(name, works=(), sets_least=0, rest_s=0.0)


def work(kind: str, least: float, most: float) -> Work:
    """What a set asked for. Of a hold cluster the history keeps the reps."""
    return Hold(least, most) if kind == HOLD else Reps(round(least), round(most))


def amount(kind: str, value: float) -> str:
    """ "45 s" of a hold, else "12 reps"; what was not held in full is not rounded up."""
    whole = int(value)
    return phrases.seconds(whole) if kind == HOLD else phrases.count(whole, "rep", "reps")


def total(kind: str, value: float) -> str:
    """ "24 min" of a hold, else "120 reps"."""
    return phrases.length(value) if kind == HOLD else amount(kind, value)


def done(what: Counted) -> str:
    """ "2 sessions · 24 sets · 18 min"."""
    return f"{sessions(what.sessions)} · {sets_and_work(what)}"


def sets_and_work(what: Counted) -> str:
    return f"{phrases.count(round(what.sets), 'set', 'sets')} · {phrases.length(what.work_s)}"


def sessions(count: float) -> str:
    """ "1 session", "2.5 sessions"."""
    return tr("{n} session" if count == 1 else "{n} sessions", n=phrases.number(count))


def weeks(count: int) -> str:
    return phrases.count(count, "week", "weeks")


def best_of(total: ExerciseTotal) -> str:
    """ "best 45 s · 12 sets"."""
    sets = phrases.count(total.sets, "set", "sets")
    return tr("best {amount} · {sets}", amount=amount(total.kind, total.best), sets=sets)


def when(moment: datetime) -> str:
    """ "Mon 16 Nov 2026 · 18:40"."""
    return f"{dates.full_day(moment.date())} · {moment:%H:%M}"


def title(name: str) -> str:
    """In one line; what is far too long, or can't be broken, is cut."""
    words = (w if len(w) <= WORD_MOST else f"{w[: WORD_MOST - 1]}…" for w in name.split())
    return " ".join(words)[:TITLE_MOST]


def name_of(session: PastSession) -> str:
    return title(content(session.routine_name)) or tr("Session")


def facts_of(session: PastSession) -> str:
    """ "18 of 20 sets · 24 min · stopped early · from Strong"."""
    if session.done_sets == session.planned_sets:
        sets = phrases.count(session.done_sets, "set", "sets")
    else:
        planned = phrases.count(session.planned_sets, "set", "sets")
        sets = tr("{done} of {sets}", done=session.done_sets, sets=planned)
    parts = [sets]
    if took_s(session):
        parts.append(phrases.length(took_s(session)))
    if session.finished_at is None:
        parts.append(tr("not finished"))
    elif session.stopped:
        parts.append(tr("stopped early"))
    if session.source:
        parts.append(tr("from {program}", program=session.source))
    return " · ".join(parts)


def took_s(session: PastSession) -> float:
    """How long the session took, its rests included; 0 where nobody knows."""
    if session.finished_at is None:
        return 0.0
    return max(0.0, (session.finished_at - session.started_at).total_seconds())


def ago(day: date, today: date) -> str:
    """A day ahead is today elsewhere; what is later still says when it is."""
    if (day - today).days > 1:
        return dates.month_of_year(day)
    return phrases.ago((today - day).days)
