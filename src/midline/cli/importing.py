"""``midline import``: routines of other programs become the user's own."""

from __future__ import annotations

import sys
from argparse import Namespace

from midline.data_folder import data_folder
from midline.known_errors import KnownError
from midline.library.adding import add_imported
from midline.library.importing import import_file
from midline.terminal.text import printable


def import_(options: Namespace) -> int:
    """What can't be imported is told, and the others come in. Then the exit code is 1."""
    folder, code = data_folder(options.data).workouts, 0
    for path in options.files:
        try:
            found = import_file(path)
            for imported in found.routines:
                added = add_imported(imported, path, folder)
                print(f"{printable(imported.name)} is now one of your own: {added.path}")
                for sentence in imported.left_out:
                    print(f"  Changed or left out: {printable(sentence)}")
            for each in found.refused:
                code = _tell_of(each.text)
        except KnownError as error:
            code = _tell_of(str(error))
    return code


def _tell_of(trouble: str) -> int:
    print(f"midline: {printable(trouble)}", file=sys.stderr)
    return 1
