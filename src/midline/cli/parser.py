"""The arguments of every command, and their help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from midline import __version__
from midline.cli import commands
from midline.cli.arguments import add_command, add_data, add_routine
from midline.settings import TEXT_SIZES

_USAGE = "midline [--data DIR] [ROUTINE | COMMAND ...]"
COMMANDS = (
    "run",
    "resume",
    "check",
    "plan",
    "track",
    "print",
    "import",
    "history",
    "sync",
    "schema",
    "figure",
    "gallery",
    "doctor",
)

_EPILOG = """\
ROUTINE is a file, or the name of one in the library without its ending: core-basics.
A routine called like a command is opened by its path: midline ./check.yaml

examples:
  midline                                  open the window on its library
  midline core-basics                      open it on this routine
  midline run core-basics --terminal       do it without a window
  midline check my-routine.yaml            find every mistake in a file
  midline plan core-basics                 see what happens when
  midline history export --format csv      all your sets, for a spreadsheet

Everything of yours is in one folder; midline doctor names it.
"""


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options; ``command`` among them is the function to call with them."""
    match arguments:  # most starts need none of the 3 ms and 0.5 MB that argparse takes
        case []:
            return _library(None)
        case ["--data", folder] if not folder.startswith("-"):
            return _library(folder)
    has_command = _names_command(arguments)
    return (_parser() if has_command else _window_parser()).parse_args(arguments)


def _library(data: str | None) -> argparse.Namespace:
    return argparse.Namespace(command=commands.open_window, data=data, routine=None)


def _names_command(arguments: list[str]) -> bool:
    """False for ``midline [ROUTINE]``: argparse knows no command that may be left out."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        if arguments[at] in ("-h", "--help", "--version"):
            return True
        at += 2 if arguments[at] == "--data" else 1
    return at < len(arguments) and arguments[at] in COMMANDS


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="midline", usage=_USAGE)
    add_data(parser, default=None)
    add_routine(parser, nargs="?")
    parser.set_defaults(command=commands.open_window)
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="midline",
        usage=_USAGE,
        description="A core-workout timer: timed sets, rests and cues to follow from the mat.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"midline {__version__}")
    add_data(parser, default=None)
    _add_commands(
        parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="midline")
    )
    return parser


def _add_commands(subparsers: Any) -> None:
    """In the order of the help."""
    from midline.cli.history_arguments import add_history, add_sync
    from midline.cli.routine_arguments import (
        add_check,
        add_figure,
        add_import,
        add_plan,
        add_print,
        add_track,
    )
    from midline.cli.session_arguments import add_resume, add_run

    for add in (add_run, add_resume, add_check, add_plan, add_track, add_print, add_import):
        add(subparsers)
    add_history(subparsers)
    add_sync(subparsers)
    add_command(subparsers, "schema", commands.schema, "print the JSON Schema of routine files")
    add_figure(subparsers)
    _add_gallery(subparsers)
    add_command(
        subparsers, "doctor", commands.doctor, "see whether everything works on this machine"
    )


def _add_gallery(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "gallery",
        commands.gallery,
        "show every widget in every state, for who works on Midline",
        epilog="example: midline gallery --sheet pictures --text-size 200",
    )
    parser.add_argument(
        "--sheet", type=Path, metavar="FOLDER", help="draw each page into a picture there"
    )
    parser.add_argument(
        "--theme",
        choices=("dark", "light", "high-contrast", "high-contrast-light"),
        help="the theme to begin with, or of the pictures (else: the system's, or all of them)",
    )
    parser.add_argument(
        "--text-size", type=int, choices=TEXT_SIZES, default=100, help="percent (else: 100)"
    )
