"""The command line. Exit codes: 0 well, 1 an error told in a sentence, 2 wrong usage.

What a command needs is imported when it runs, so that the window opens without waiting for the
rest. Errors that are nobody's bug arrive here as `KnownError`; anything else is a bug, and logged.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from midline.known_errors import KnownError, reason

_NOBODY_READS = (errno.EPIPE, errno.EIO)  # a closed pipe, a terminal that is gone
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give back its exit code. ``--help`` and wrong usage raise SystemExit."""
    from midline.cli.parser import parse

    _take_any_text()
    options = parse(sys.argv[1:] if arguments is None else list(arguments))
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except KnownError as error:
        print(f"midline: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if error.filename is not None or error.errno not in (*_NOBODY_READS, *_NO_ROOM):
            return _report_bug(error, options.data)
        _forget_stdout()
        if error.errno in _NOBODY_READS:
            return 0
        print(f"midline: The output can't be written: {reason(error)}. Make room, or send it "
              "elsewhere.", file=sys.stderr)  # fmt: skip
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _report_bug(error, options.data)
    return code


def _take_any_text() -> None:
    """Names have emoji and file names may have broken bytes; neither may end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _forget_stdout() -> None:
    """Python would complain when it flushes it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_bug(error: Exception, data: str | None) -> int:
    import logging

    from midline.data_folder import data_folder
    from midline.desktop.log_file import log_to

    folder = data_folder(data)
    log_to(folder.log)
    logging.getLogger(__name__).critical("a bug", exc_info=error)
    if folder.log.exists():
        where = f"Please report it with the end of {folder.log}."
    else:
        import traceback

        traceback.print_exception(error)
        where = "Please report it with the lines above."
    print(f"midline: this is a bug ({type(error).__name__}: {error}). {where}", file=sys.stderr)
    return 1
