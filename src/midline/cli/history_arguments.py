"""The arguments of ``midline history`` and ``midline sync``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from midline.cli import commands
from midline.cli.arguments import add_command


def add_history(subparsers: Any) -> None:
    parser = add_command(
        subparsers,
        "history",
        commands.history_list,
        "show, export, import, check or restore what was done",
        epilog="example: midline history list",
    )
    what = parser.add_subparsers(metavar="COMMAND", required=True, prog="midline history")
    add_command(what, "list", commands.history_list, "show the sessions, the newest first")
    add_command(
        what, "deleted", commands.history_deleted, "list what was deleted and can be brought back"
    )
    back = add_command(
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
    export = add_command(
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
    import_ = add_command(
        what,
        "import",
        commands.history_import,
        "take sessions from a file: Midline's own, or of Strong, Hevy or CalisthenicsMemory",
        epilog="example: midline history import strong.csv",
    )
    import_.add_argument("file", metavar="FILE", type=Path, help="JSON or CSV")
    import_.add_argument("--yes", action="store_true", help="do not ask after telling what is new")


def _add_backups(what: Any) -> None:
    add_command(what, "check", commands.history_check, "look whether the history is whole")
    add_command(what, "backups", commands.history_backups, "list the backups, the newest first")
    restore = add_command(
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


def add_sync(subparsers: Any) -> None:
    parser = add_command(
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
