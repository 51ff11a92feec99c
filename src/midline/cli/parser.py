"""The arguments of every command, and their help."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from midline import __version__
from midline.cli import commands
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
    has_command = _names_command(arguments)
    return (_parser() if has_command else _window_parser()).parse_args(arguments)


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
    _add_data(parser, default=None)
    _add_routine(parser, nargs="?")
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
    _add_data(parser, default=None)
    subparsers = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="midline"
    )
    _add_run(subparsers)
    _add_resume(subparsers)
    _add_check(subparsers)
    _add_plan(subparsers)
    _add_track(subparsers)
    _add_print(subparsers)
    _add_import(subparsers)
    _add_history(subparsers)
    _add_sync(subparsers)
    _add(subparsers, "schema", commands.schema, "print the JSON Schema of routine files")
    _add_figure(subparsers)
    _add_gallery(subparsers)
    _add(subparsers, "doctor", commands.doctor, "see whether everything works on this machine")
    return parser


def _add_data(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        default=default,
        help="the folder for everything of yours (else MIDLINE_DATA, else the system's place)",
    )


def _add_routine(parser: argparse.ArgumentParser, **more: Any) -> None:
    parser.add_argument(
        "routine",
        metavar="ROUTINE",
        help="a routine file, or the name of one in the library, such as core-basics",
        **more,
    )


def _add(
    subparsers: Any, name: str, command: Callable[[argparse.Namespace], int], does: str, **more: Any
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        **more,
    )
    _add_data(parser)
    parser.set_defaults(command=command)
    return parser


def _add_run(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "run",
        commands.run,
        "do a routine: in the window, the terminal, or with nobody watching",
        epilog="example: midline run core-basics --headless --speed 60 --jsonl --mute",
    )
    _add_routine(parser)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--terminal", action="store_true", help="in the terminal, with keys")
    where.add_argument(
        "--headless", action="store_true", help="without keys: print what happens and record it"
    )
    _add_manner(parser)


def _add_resume(subparsers: Any) -> None:
    parser = _add(
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


def _add_check(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "check",
        commands.check,
        "find the mistakes in routine files",
        epilog="Folders are searched for *.yaml and *.yml. "
        "Exit codes: 0 no errors, 1 errors, 2 wrong usage.\nexample: midline check workouts/",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="a routine file, or a folder of them"
    )
    parser.add_argument("--json", action="store_true", help="print a list of all problems as JSON")


def _add_plan(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "plan",
        commands.plan,
        "print the timeline of a routine",
        epilog="example: midline plan core-basics",
    )
    _add_routine(parser)
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def _add_track(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "track",
        commands.track,
        "write what is heard in one step to a sound file, or list its cues",
        epilog="example: midline track core-basics --step 1 -o plank.wav --cues",
    )
    _add_routine(parser)
    parser.add_argument(
        "--step", type=int, required=True, metavar="N", help="its index, as midline plan shows it"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.wav", help="the sound file to write"
    )
    parser.add_argument("--cues", action="store_true", help="print seconds<TAB>name, a line a cue")
    parser.add_argument(
        "--speech", choices=("all", "names"), help="also what is said: all of it, or names only"
    )
    parser.add_argument(
        "--reps",
        choices=("count", "tick", "silent"),
        default="tick",
        help="how paced reps are marked; counted aloud only with --speech (else: tick)",
    )
    parser.set_defaults(usage_error=parser.error)


def _add_print(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "print",
        commands.print_,
        "write a routine as a PDF of one page, with its figures",
        epilog="example: midline print core-basics core-basics.pdf",
    )
    _add_routine(parser)
    parser.add_argument("file", metavar="OUT.pdf", type=Path, help="the file to write")
    parser.add_argument(
        "--paper", choices=("a4", "letter"), help="else: as it is usual where you are"
    )
    parser.add_argument("--language", choices=("en", "zh"), help="else: the window's")
    parser.set_defaults(usage_error=parser.error)


def _add_import(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "import",
        commands.import_,
        "take routines from files: Midline's own, or of four other programs",
        epilog="It reads qintervals, Just Another Workout Timer, OpenHIIT and CalisthenicsMemory.\n"
        "example: midline import workouts.json",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="YAML or JSON")


def _add_figure(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "figure",
        commands.figure,
        "show the figure of a move while you draw it",
        epilog="example: midline figure my-move.yaml",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a figure's YAML file, or the name of one of yours or Midline's",
    )
    parser.add_argument(
        "--sheet", type=Path, metavar="OUT.png", help="draw eight moments of it into a picture"
    )
    parser.add_argument(
        "--theme", choices=("dark", "light"), default="dark", help="of the picture (else: dark)"
    )


def _add_gallery(subparsers: Any) -> None:
    parser = _add(
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


def _add_history(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "history",
        commands.history_list,
        "show, export, import, check or restore what was done",
        epilog="example: midline history list",
    )
    what = parser.add_subparsers(metavar="COMMAND", required=True, prog="midline history")
    _add(what, "list", commands.history_list, "show the sessions, the newest first")
    _add(what, "deleted", commands.history_deleted, "list what was deleted and can be brought back")
    back = _add(
        what,
        "bring-back",
        commands.history_bring_back,
        "bring back a session or a set that was deleted",
        epilog="example: midline history bring-back 3f9c2a41",
    )
    back.add_argument("id", metavar="ID", help="as midline history deleted lists it")
    _add_exchange(what)
    _add_backups(what)


def _add_exchange(what: Any) -> None:
    export = _add(
        what,
        "export",
        commands.history_export,
        "write every completed set for another program, or to keep",
        epilog="example: midline history export --format csv sets.csv",
    )
    export.add_argument(
        "--format",
        choices=("json", "csv", "strong", "hevy", "fit"),
        required=True,
        help="json: everything, to import again; csv: a row a set, for a spreadsheet; strong, hevy:"
        " CSV as these apps have it; fit: a zip with a Garmin FIT file a session",
    )
    export.add_argument("file", metavar="FILE", nargs="?", type=Path, help="else: printed")
    export.set_defaults(usage_error=export.error)
    import_ = _add(
        what,
        "import",
        commands.history_import,
        "take sessions from a file: Midline's own, or of Strong, Hevy or CalisthenicsMemory",
        epilog="example: midline history import strong.csv",
    )
    import_.add_argument("file", metavar="FILE", type=Path, help="JSON or CSV")
    import_.add_argument("--yes", action="store_true", help="do not ask after telling what is new")


def _add_backups(what: Any) -> None:
    _add(what, "check", commands.history_check, "look whether the history is whole")
    _add(what, "backups", commands.history_backups, "list the backups, the newest first")
    restore = _add(
        what,
        "restore",
        commands.history_restore,
        "put a backup in the place of the history, which is kept beside the backups",
        epilog="example: midline history restore",
    )
    restore.add_argument(
        "backup",
        nargs="?",
        metavar="BACKUP",
        help="its file, as midline history backups lists it (else: the newest good one)",
    )


def _add_sync(subparsers: Any) -> None:
    parser = _add(
        subparsers,
        "sync",
        commands.sync,
        "share the history with your other laptops, through a folder that is synced",
        epilog="example: midline sync ~/Sync/midline",
    )
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        type=Path,
        help="one that Syncthing, Nextcloud, git or the like carries (else: as in the settings)",
    )
