"""The arguments of the commands on routine files and figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from midline.cli import commands
from midline.cli.arguments import add_command, add_routine


def add_check(subparsers: Any) -> None:
    parser = add_command(
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


def add_plan(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "plan",
        commands.plan,
        "print the timeline of a routine",
        epilog="example: midline plan core-basics",
    )
    add_routine(parser)
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def add_track(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "track",
        commands.track,
        "write what is heard in one step to a sound file, or list its cues",
        epilog="example: midline track core-basics --step 1 -o plank.wav --cues",
    )
    add_routine(parser)
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


def add_print(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "print",
        commands.print_,
        "write a routine as a PDF of one page, with its figures",
        epilog="example: midline print core-basics core-basics.pdf",
    )
    add_routine(parser)
    parser.add_argument("file", metavar="OUT.pdf", type=Path, help="the file to write")
    parser.add_argument(
        "--paper", choices=("a4", "letter"), help="else: as it is usual where you are"
    )
    parser.add_argument("--language", choices=("en", "zh"), help="else: the window's")
    parser.set_defaults(usage_error=parser.error)


def add_import(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "import",
        commands.import_,
        "take routines from files: Midline's own, or of four other programs",
        epilog="It reads qintervals, Just Another Workout Timer, OpenHIIT and CalisthenicsMemory.\n"
        "example: midline import workouts.json",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="YAML or JSON")


def add_figure(subparsers: Any) -> None:
    parser = add_command(
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
