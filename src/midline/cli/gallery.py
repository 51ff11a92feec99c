"""``midline gallery``: every widget in every state, in a window or as pictures."""

from __future__ import annotations

from argparse import Namespace

from midline.desktop.display import display_problem
from midline.known_errors import KnownError


def gallery(options: Namespace) -> int:
    if options.sheet:
        from midline.ui.gallery.window import write_gallery

        count = write_gallery(options.sheet, options.theme, options.text_size)
        print(f"{count} pictures in {options.sheet}")
        return 0
    problem = display_problem()
    if problem:
        raise KnownError(f"{problem} Pictures can be drawn without one: --sheet FOLDER.")
    from midline.ui.gallery.window import show_gallery

    return show_gallery(options.theme, options.text_size)
