"""What the parser calls. Each command is imported when it is called: the window must not wait."""

from __future__ import annotations

from argparse import Namespace


def open_window(options: Namespace) -> int:
    from midline.cli.running import open_window as command

    return command(options)


def run(options: Namespace) -> int:
    from midline.cli.running import run as command

    return command(options)


def resume(options: Namespace) -> int:
    from midline.cli.resuming import resume as command

    return command(options)


def check(options: Namespace) -> int:
    from midline.cli.checking import check as command

    return command(options)


def plan(options: Namespace) -> int:
    from midline.cli.planning import plan as command

    return command(options)


def track(options: Namespace) -> int:
    from midline.cli.planning import track as command

    return command(options)


def print_(options: Namespace) -> int:
    from midline.cli.printing import print_ as command

    return command(options)


def import_(options: Namespace) -> int:
    from midline.cli.importing import import_ as command

    return command(options)


def schema(_options: Namespace) -> int:
    from midline.resources import resource

    print(resource("assets", "routine.schema.json").read_text(encoding="utf-8"), end="")
    return 0


def history_list(options: Namespace) -> int:
    from midline.cli.past import history_list as command

    return command(options)


def history_deleted(options: Namespace) -> int:
    from midline.cli.past import history_deleted as command

    return command(options)


def history_bring_back(options: Namespace) -> int:
    from midline.cli.past import history_bring_back as command

    return command(options)


def history_export(options: Namespace) -> int:
    from midline.cli.exchange import history_export as command

    return command(options)


def history_import(options: Namespace) -> int:
    from midline.cli.exchange import history_import as command

    return command(options)


def history_backups(options: Namespace) -> int:
    from midline.cli.backups import history_backups as command

    return command(options)


def history_restore(options: Namespace) -> int:
    from midline.cli.backups import history_restore as command

    return command(options)


def history_check(options: Namespace) -> int:
    from midline.cli.backups import history_check as command

    return command(options)


def sync(options: Namespace) -> int:
    from midline.cli.syncing import sync_history as command

    return command(options)


def figure(options: Namespace) -> int:
    from midline.cli.figure import figure as command

    return command(options)


def gallery(options: Namespace) -> int:
    from midline.cli.gallery import gallery as command

    return command(options)


def doctor(options: Namespace) -> int:
    from midline.cli.doctor import doctor as command

    return command(options)
