"""A session that runs through by itself: nobody watches, or nobody can press a key."""

from __future__ import annotations

from collections.abc import Sequence

from midline.desktop.system_clock import SystemClock
from midline.session.clock import NS_PER_S, STOPPED_AFTER_S
from midline.session.events import Command
from midline.session.runner import Output, Runner
from midline.session.state import Phase, Session
from midline.terminal.report import Report
from midline.terminal.signals import StopSignals

LONGEST_WAIT_S = 1.0  # of real time: a longer silence is taken for sleep


def run_headless(
    session: Session,
    clock: SystemClock,
    outputs: Sequence[Output],
    report: Report,
    signals: StopSignals,
) -> Session:
    """Run to the end, or until a signal; gives back the session as it ended.

    Sets without a pace take as long as the plan says. After a sleep it goes on by itself.
    """
    stopped_after_s = STOPPED_AFTER_S * clock.speed
    runner = Runner(session, clock, (*outputs, report), stopped_after_s)
    runner.command(Command.START)
    while runner.session.phase is not Phase.FINISHED:
        if signals.asked or report.broken is not None:
            runner.command(Command.STOP)
            break
        signals.wait(min(LONGEST_WAIT_S, _due_in_s(runner, clock) / clock.speed))
        runner.tick()
        if (command := _nobody_presses(runner.session, clock.now().running_ns)) is not None:
            runner.command(command)
    return runner.session


def _due_in_s(runner: Runner, clock: SystemClock) -> float:
    """Seconds of the session clock until something happens."""
    due_s = runner.due_in_s()
    step = runner.session.step
    if step.is_open_ended:
        left_s = step.duration_s - runner.session.position_ns(clock.now().running_ns) / NS_PER_S
        left_s += runner.session.lead_in_left_ns(clock.now().running_ns) / NS_PER_S
        due_s = max(0.0, left_s) if due_s is None else min(due_s, max(0.0, left_s))
    return LONGEST_WAIT_S if due_s is None else due_s


def _nobody_presses(session: Session, now_ns: int) -> Command | None:
    if session.phase is Phase.PAUSED:
        return Command.RESUME
    is_over = session.position_ns(now_ns) >= session.step.duration_s * NS_PER_S
    if session.phase is Phase.RUNNING and session.step.is_open_ended and is_over:
        return Command.FINISH_SET
    return None
