"""What the arguments of several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any


def add_command(
    subparsers: Any, name: str, command: Callable[[argparse.Namespace], int], does: str, **more: Any
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        **more,
    )
    add_data(parser)
    parser.set_defaults(command=command)
    return parser


def add_data(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        default=default,
        help="the folder for everything of yours (else MIDLINE_DATA, else the system's place)",
    )


def add_routine(parser: argparse.ArgumentParser, **more: Any) -> None:
    parser.add_argument(
        "routine",
        metavar="ROUTINE",
        help="a routine file, or the name of one in the library, such as core-basics",
        **more,
    )
