"""The player: a session as a state machine over a plan. Pure; time comes in as ``now_ns``.

Rules
- The next step starts at the last one's deadline, never at the tick that noticed it.
- A late tick emits every missed event in order, each with its due time.
- A pause keeps the exact position. Resuming inside a set counts in ``COUNT_IN_S`` seconds first;
  so does skipping into one. Going back to one, redoing it or jumping to it gives get-ready time.
- A set counts once. What was finished last stands; a set that was left replaces only a lesser one.
- Leaving a set early (skip, back, jump, redo, enough) counts it only past the least of its range;
  *finish set* counts what was done, and *stop* too, where that is known.
- Starting one that was cut short gives get-ready time too, before the next set to do; so does
  starting one that is made to begin at a later step (``Session(plan, index=...)``).
- An illegal command changes nothing and says so (``Refused``).

Transitions (phase × command → phase)

| command      | ready   | running             | paused              | finished |
|--------------|---------|---------------------|---------------------|----------|
| start        | running | –                   | –                   | –        |
| pause        | –       | paused              | –                   | –        |
| resume       | –       | –                   | running             | –        |
| finish_set   | –       | running (in a set)  | running (in a set)  | –        |
| skip, jump   | –       | running or finished | running or finished | –        |
| back, redo   | –       | running             | running             | –        |
| enough       | –       | running or finished | running or finished | –        |
| extend       | –       | running (in a pause)| paused (in a pause) | –        |
| stop         | finished| finished            | finished            | –        |
| find away    | ready   | paused              | paused              | finished |
| time passing | ready   | running or finished | paused              | finished |
"""

from __future__ import annotations

from dataclasses import replace

from midline.session.amounts import done_by, ns, whole
from midline.session.clock import NS_PER_S
from midline.session.cues import track_cues
from midline.session.events import (
    AnyCommand,
    Command,
    CompletedSet,
    CueDue,
    Ended,
    Event,
    Extend,
    FindAway,
    JumpTo,
    Refused,
    SessionFinished,
    SessionFoundPaused,
    SessionPaused,
    SetCompleted,
    StepResumed,
    StepStarted,
)
from midline.session.plan import PlannedSet, StepKind
from midline.session.resuming import set_to_go_on_with
from midline.session.state import Phase, Session

COUNT_IN_S = 3.0

Result = tuple[Session, tuple[Event, ...]]


def advance(session: Session, command: AnyCommand | None, now_ns: int) -> Result:
    """Let time pass until ``now_ns``, then carry out a command and what is due with it."""
    if isinstance(command, FindAway):
        return _find_away(session, command, now_ns)
    session, passed = _let_time_pass(session, now_ns)
    if command is None:
        return session, passed
    session, caused = _carry_out(session, command, now_ns)
    session, at_once = _let_time_pass(session, now_ns)
    return session, passed + caused + at_once


def big_button(session: Session, now_ns: int) -> Command:
    """What the one big key does now: go on, say that the set is done, or pause."""
    match session.phase:
        case Phase.READY:
            return Command.START
        case Phase.PAUSED:
            return Command.RESUME
        case _:
            is_for_finish = session.step.is_open_ended and _has_begun(session, now_ns)
            return Command.FINISH_SET if is_for_finish else Command.PAUSE


# Time passing


def _let_time_pass(session: Session, now_ns: int) -> Result:
    events: list[Event] = []
    while session.phase is Phase.RUNNING:
        session, cues = _emit_cues(session, now_ns)
        events += cues
        deadline_ns = session.deadline_ns
        if deadline_ns is None or deadline_ns > now_ns:
            break
        session, ended = _end_step(session, deadline_ns)
        events += ended
    return session, tuple(events)


def _emit_cues(session: Session, now_ns: int) -> tuple[Session, list[Event]]:
    due = [cue for cue in session.cues if cue[0] <= now_ns]
    if not due:
        return session, []
    rest = session.cues[len(due) :]
    return replace(session, cues=rest), [CueDue(due_ns, name) for due_ns, name in due]


def _end_step(session: Session, at_ns: int) -> Result:
    """The present step is over by itself."""
    if session.step.kind is not StepKind.WORK:
        return _enter(session, session.index + 1, at_ns)
    return _complete_and_go_on(session, whole(_set_of(session)), Ended.FULL, at_ns)


def _enter(
    session: Session,
    index: int,
    at_ns: int,
    *,
    lead_in_s: float = 0.0,
    from_ns: int = 0,
    after_set: bool = False,
) -> Result:
    """Begin the step at ``index``. The finish step ends the session at once."""
    step = session.plan.steps[index]
    is_work = step.kind is StepKind.WORK
    lead_in_s = lead_in_s if is_work else 0.0
    length_s = None if step.is_open_ended else step.duration_s
    began = StepStarted(at_ns, step, length_s, lead_in_s, after_set, from_ns / NS_PER_S)
    session = replace(
        session,
        phase=Phase.RUNNING,
        index=index,
        length_ns=ns(step.duration_s),
        set_started_ns=at_ns + ns(lead_in_s) if is_work else 0,
    )
    session = _under_way(session, began, from_ns)
    if step.kind is not StepKind.FINISH:
        return session, (began,)
    session, cues = _emit_cues(session, at_ns)
    session = replace(session, phase=Phase.FINISHED)
    return session, (began, *cues, SessionFinished(at_ns, stopped=False))


def _under_way(session: Session, began: StepStarted | StepResumed, from_ns: int) -> Session:
    at_ns = began.due_ns
    return replace(
        session,
        entered_ns=at_ns,
        from_ns=from_ns,
        lead_in_ns=ns(began.lead_in_s),
        cues=tuple((at_ns + ns(cue.at_s), cue.name) for cue in track_cues(began)),
    )


# Commands


def _carry_out(session: Session, command: AnyCommand, now_ns: int) -> Result:
    reason = _objection(session, command, now_ns)
    if reason:
        return session, (Refused(now_ns, command, reason),)
    match command:
        case Command.START:
            return _start(replace(session, started_ns=now_ns), now_ns)
        case Command.PAUSE:
            return _paused_at(session, now_ns), (SessionPaused(now_ns),)
        case Command.RESUME:
            return _resume(session, now_ns)
        case Command.FINISH_SET:
            return _finish_set(session, now_ns)
        case Command.SKIP:
            return _leave_for(session, session.index + 1, now_ns, COUNT_IN_S)
        case Command.BACK:
            return _leave_for(session, max(0, session.index - 1), now_ns, _get_ready_s(session))
        case Command.REDO:
            return _leave_for(session, _index_to_redo(session), now_ns, _get_ready_s(session))
        case JumpTo(ordinal=ordinal):
            index = session.plan.work_index(ordinal)
            return _leave_for(session, index, now_ns, _get_ready_s(session))
        case Command.ENOUGH:
            return _leave_offered(session, now_ns)
        case Extend(by_s=by_s):
            return _extend(session, by_s, now_ns)
        case _:
            return _stop(session, now_ns)


def _start(session: Session, now_ns: int) -> Result:
    """One that was cut short goes on with its next set."""
    if not session.done:
        lead_in_s = _get_ready_s(session) if session.index else 0.0
        return _enter(session, session.index, now_ns, lead_in_s=lead_in_s)
    planned = set_to_go_on_with(session.plan, session.done)
    index = session.plan.work_index(planned.ordinal) if planned else len(session.plan.steps) - 1
    return _enter(session, index, now_ns, lead_in_s=_get_ready_s(session))


def _objection(session: Session, command: AnyCommand, now_ns: int) -> str:
    """Why the command can't be carried out now; empty where it can."""
    match session.phase, command:
        case Phase.FINISHED, _:
            return "The session is over."
        case Phase.READY, Command.START | Command.STOP:
            return ""
        case Phase.READY, _:
            return "The session has not started yet."
        case _, Command.START:
            return "The session is running already."
        case Phase.PAUSED, Command.PAUSE:
            return "It is paused already."
        case Phase.RUNNING, Command.RESUME:
            return "It is not paused."
        case _:
            return _objection_of_step(session, command, now_ns)


def _objection_of_step(session: Session, command: AnyCommand, now_ns: int) -> str:
    match command:
        case Command.FINISH_SET if session.step.kind is not StepKind.WORK:
            return "There is no set to finish now."
        case Command.FINISH_SET if not _has_begun(session, now_ns):
            return "The set has not begun yet."
        case Command.BACK if session.index == 0 and session.step.kind is not StepKind.WORK:
            return "This is the beginning."
        case Command.REDO if _index_to_redo(session) < 0:
            return "There is no set to redo yet."
        case Command.ENOUGH if not _set_of(session).offered:
            return "This set is part of the routine; skip leaves it out."
        case Extend() if not session.step.is_pause:
            return "Only a rest can be made longer or shorter."
        case JumpTo(ordinal=ordinal) if not 0 <= ordinal < len(session.plan.sets):
            return "There is no such set."
        case _:
            return ""


def _paused_at(session: Session, at_ns: int) -> Session:
    position_ns = session.position_ns(at_ns)
    return replace(session, phase=Phase.PAUSED, from_ns=position_ns, cues=())


def _resume(session: Session, now_ns: int) -> Result:
    lead_in_s = COUNT_IN_S if session.step.kind is StepKind.WORK else 0.0
    return _go_on(replace(session, phase=Phase.RUNNING), session.from_ns, lead_in_s, now_ns)


def _go_on(session: Session, from_ns: int, lead_in_s: float, now_ns: int) -> Result:
    length_s = None if session.step.is_open_ended else session.length_ns / NS_PER_S
    began = StepResumed(now_ns, session.step, length_s, lead_in_s, from_ns / NS_PER_S)
    return _under_way(session, began, from_ns), (began,)


def _extend(session: Session, by_s: float, now_ns: int) -> Result:
    """A rest cannot become shorter than what has passed of it: then it ends now."""
    position_ns = session.position_ns(now_ns)
    length_ns = max(position_ns, session.length_ns + ns(by_s))
    session = replace(session, length_ns=length_ns)
    if session.phase is Phase.PAUSED:
        return session, ()
    return _go_on(session, position_ns, 0.0, now_ns)


def _find_away(session: Session, away: FindAway, now_ns: int) -> Result:
    if session.phase is not Phase.RUNNING:
        return session, ()
    session, passed = _let_time_pass(session, away.since_ns)
    if session.phase is not Phase.RUNNING:
        return session, passed
    found = SessionFoundPaused(away.since_ns, away.away_s)
    session = replace(session, away_ns=session.away_ns + max(0, now_ns - away.since_ns))
    return _paused_at(session, away.since_ns), (*passed, found)


def _stop(session: Session, now_ns: int) -> Result:
    if session.phase is Phase.READY:
        session = replace(session, started_ns=now_ns)
    session, left = _leave_set(session, now_ns, Ended.STOPPED)
    session = replace(_paused_at(session, now_ns), phase=Phase.FINISHED)
    return session, (*left, SessionFinished(now_ns, stopped=True))


# Sets: completing and leaving them


def _finish_set(session: Session, now_ns: int) -> Result:
    """Before the first rep is done there is nothing to count: the set is left."""
    actual = _done_of(session, now_ns)
    if actual <= 0:
        return _leave_for(session, session.index + 1, now_ns, COUNT_IN_S)
    return _complete_and_go_on(session, actual, Ended.FINISHED, now_ns)


def _complete_and_go_on(session: Session, actual: float, ended: Ended, at_ns: int) -> Result:
    session, completed = _complete(session, actual, ended, at_ns)
    session, began = _enter(session, session.index + 1, at_ns, after_set=True)
    return session, completed + began


def _complete(session: Session, actual: float, ended: Ended, at_ns: int) -> Result:
    planned = _set_of(session)
    started_ns = min(session.set_started_ns, at_ns)
    completed = CompletedSet(planned, actual, ended, started_ns, at_ns)
    others = tuple(e for e in session.done if e.planned.ordinal != planned.ordinal)
    return replace(session, done=(*others, completed)), (SetCompleted(at_ns, completed),)


def _leave_set(session: Session, at_ns: int, ended: Ended) -> Result:
    """Keep what was done of the present set, if it counts and is more than what stands already."""
    if session.step.kind is not StepKind.WORK:
        return session, ()
    least_s = _set_of(session).least_s
    if least_s is None:
        return session, ()
    actual = _done_of(session, at_ns)
    counts = session.position_ns(at_ns) >= ns(least_s) or ended is Ended.STOPPED
    if not counts or actual <= session.done_of(_set_of(session).ordinal):
        return session, ()
    return _complete(session, actual, ended, at_ns)


def _leave_for(session: Session, index: int, now_ns: int, lead_in_s: float) -> Result:
    session, left = _leave_set(session, now_ns, Ended.LEFT)
    session, began = _enter(session, index, now_ns, lead_in_s=lead_in_s, after_set=bool(left))
    return session, left + began


def _leave_offered(session: Session, now_ns: int) -> Result:
    """Pass over the offered sets of this exercise; rest already taken counts."""
    exercise = _set_of(session).exercise
    index = next(
        step.index
        for step in session.plan.steps[session.index :]
        if step.set is None or step.set.exercise is not exercise or not step.set.offered
    )
    rested_ns = session.position_ns(now_ns) if session.step.is_pause else 0
    target = session.plan.steps[index]
    from_ns = min(rested_ns, ns(target.duration_s)) if target.is_pause else 0
    session, left = _leave_set(session, now_ns, Ended.LEFT)
    session, began = _enter(
        session, index, now_ns, lead_in_s=COUNT_IN_S, from_ns=from_ns, after_set=bool(left)
    )
    return session, left + began


def _index_to_redo(session: Session) -> int:
    """The work step at or before the present one; -1 if there is none."""
    before = session.plan.steps[: session.index + 1]
    return max((s.index for s in before if s.kind is StepKind.WORK), default=-1)


def _set_of(session: Session) -> PlannedSet:
    planned = session.step.set
    assert planned is not None, "only the finish step has no set, and it ends the session"
    return planned


def _done_of(session: Session, now_ns: int) -> float:
    return done_by(_set_of(session), session.position_ns(now_ns))


def _has_begun(session: Session, now_ns: int) -> bool:
    """False in the count-in before a set of which nothing was done yet."""
    return session.from_ns > 0 or session.lead_in_left_ns(now_ns) == 0


def _get_ready_s(session: Session) -> float:
    return max(COUNT_IN_S, session.plan.routine.get_ready_s)
