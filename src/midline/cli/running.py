"""Doing a routine: opening the window, or building a session for the terminal and running it."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from midline.data_folder import DataFolder, data_folder
from midline.desktop.display import display_problem

if TYPE_CHECKING:
    from midline.cli.session_parts import SessionParts
    from midline.history.resume import CutShort
    from midline.library.entries import RoutineFile
    from midline.terminal.report import Report


def open_window(options: Namespace) -> int:
    """``midline [ROUTINE]``; in the terminal where there is no display."""
    folder = data_folder(options.data)
    problem = display_problem()
    if not problem:
        return _window(folder, options.routine, start=False)
    _say_terminal(problem)
    from midline.cli.routines import library_files
    from midline.terminal.choosing import choose

    routine = options.routine or choose(library_files(folder))
    return _in_terminal(folder, routine) if routine else 0


def run(options: Namespace) -> int:
    """``midline run ROUTINE``."""
    if not options.headless and (options.jsonl or options.speed):
        options.usage_error("--speed and --jsonl go with --headless")
    folder = data_folder(options.data)
    problem = "" if options.terminal or options.headless else display_problem()
    if not options.terminal and not options.headless and not problem:
        if options.mute:
            options.usage_error("--mute goes with --terminal or --headless; in the window press M")
        return _window(folder, options.routine, start=True)
    if problem:
        _say_terminal(problem)
    return do(folder, options.routine, options)


def do(folder: DataFolder, routine: str | CutShort, options: Namespace) -> int:
    """Without a window, by the options of a session."""
    if options.headless:
        return _headless(folder, routine, options)
    return _in_terminal(folder, routine, is_muted=options.mute)


def _say_terminal(problem: str) -> None:
    print(f"{problem} Going on in the terminal.", file=sys.stderr)


def _window(folder: DataFolder, routine: str | None, *, start: bool) -> int:
    from midline import app
    from midline.desktop.qt_start import without_qt_run_again

    without_qt_run_again()
    return app.run(folder, _found(folder, routine) if routine else None, start=start)


def _found(folder: DataFolder, routine: str) -> RoutineFile:
    from midline.cli.routines import library_files
    from midline.library.finding import find_routine

    return find_routine(routine, library_files(folder))


def _headless(folder: DataFolder, routine: str | CutShort, options: Namespace) -> int:
    from midline.cli.session_parts import session_parts
    from midline.terminal.headless import run_headless
    from midline.terminal.report import Report, json_line, text_line

    speed = options.speed or 1.0
    with session_parts(folder, routine, speed=speed, is_muted=options.mute) as parts:
        report = Report(json_line if options.jsonl else text_line, parts.clock)
        run_headless(parts.session, parts.clock, parts.outputs, report, parts.signals)
    return _code(parts, report)


def _in_terminal(folder: DataFolder, routine: str | CutShort, *, is_muted: bool = False) -> int:
    """With keys where both ends are a terminal, else by itself with a line a step."""
    from midline.cli.session_parts import session_parts
    from midline.terminal.headless import run_headless
    from midline.terminal.live import run_live
    from midline.terminal.report import Report, text_line
    from midline.terminal.summary import summary

    is_live = sys.stdin.isatty() and sys.stdout.isatty()
    if is_live and isinstance(routine, str):
        from midline.cli.resuming import offer_to_resume

        routine = offer_to_resume(folder) or routine
    with session_parts(folder, routine, is_muted=is_muted, shows_trouble=is_live) as parts:
        report = Report(text_line, parts.clock, with_cues=False)
        if is_live:
            session = run_live(
                parts.session,
                parts.clock,
                parts.outputs,
                parts.signals,
                parts.set_muted,
                parts.has_sound,
                parts.trouble,
            )
        else:
            session = run_headless(parts.session, parts.clock, parts.outputs, report, parts.signals)
        if report.broken is None:
            print(f"\n{summary(session)}")
    return _code(parts, report)


def _code(parts: SessionParts, report: Report) -> int:
    """Once the session is over. Raises OSError if what was printed did not arrive."""
    if report.broken is not None:
        raise report.broken
    return 1 if parts.recorder.unsaved else 0
