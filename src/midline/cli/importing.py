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
    """A file that can't be imported is told, and the others come in. Then the exit code is 1."""
    folder, code = data_folder(options.data).workouts, 0
    for path in options.files:
        try:
            for imported in import_file(path):
                added = add_imported(imported, path, folder)
                print(f"{printable(imported.name)} is now one of your own: {added.path}")
                for sentence in imported.left_out:
                    print(f"  Changed or left out: {printable(sentence)}")
        except KnownError as error:
            print(f"midline: {printable(str(error))}", file=sys.stderr)
            code = 1
    return code
