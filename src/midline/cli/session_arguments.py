"""The arguments of the commands that run a session."""

from __future__ import annotations

import argparse
from typing import Any

from midline.cli import commands
from midline.cli.arguments import add_command, add_routine


def add_run(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "run",
        commands.run,
        "do a routine: in the window, the terminal, or with nobody watching",
        epilog="example: midline run core-basics --headless --speed 60 --jsonl --mute",
    )
    add_routine(parser)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--terminal", action="store_true", help="in the terminal, with keys")
    where.add_argument(
        "--headless", action="store_true", help="without keys: print what happens and record it"
    )
    _add_manner(parser)


def add_resume(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "resume",
        commands.resume,
        "go on in the terminal with a session that a crash or a flat battery cut short",
        epilog="The window, and midline run in a terminal, ask what is to become of it.",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--finish", action="store_true", help="end it with its last set instead")
    what.add_argument("--discard", action="store_true", help="take it out of the history instead")
    what.add_argument(
        "--headless", action="store_true", help="without keys: print what happens and record it"
    )
    _add_manner(parser)


def _add_manner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--speed",
        type=_speed,
        help="how many times faster than life (with --headless)",
        metavar="N",
    )
    parser.add_argument(
        "--jsonl", action="store_true", help="print one JSON event a line (with --headless)"
    )
    parser.add_argument("--mute", action="store_true", help="play no tones")
    parser.set_defaults(usage_error=parser.error)


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 1000:
        raise argparse.ArgumentTypeError("must be a number from 0.1 to 1000")
    return speed
