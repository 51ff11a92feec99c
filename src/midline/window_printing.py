"""A routine as a page to print, from the library and from the editor: choosing the file."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog

from midline.files import replace_file
from midline.known_errors import reason
from midline.library.adding import stem_of
from midline.ui.main_window import MainWindow
from midline.ui.translate import content, tr

if TYPE_CHECKING:
    from midline.routine.model import Routine
    from midline.ui.widgets.stills import FigureOf

log = logging.getLogger(__name__)
PDF = ".pdf"


def print_routine(window: MainWindow, figure_of: FigureOf, routine: Routine) -> None:
    """The dialog asks before it takes the name of a file that is there."""
    from midline.ui.printed_page import pdf, usual_paper

    before = Path.home() / f"{stem_of(content(routine.name))}{PDF}"
    name, _ = QFileDialog.getSaveFileName(window, tr("Print"), str(before), f"*{PDF} (*{PDF})")
    if not name:
        return
    path = Path(name if name.lower().endswith(PDF) else f"{name}{PDF}")
    try:
        replace_file(path, pdf(routine, figure_of, usual_paper(QLocale.system())))
    except OSError as error:
        log.warning("not printed: %s", error)
        why = f"{path} can't be written: {reason(error)}. Make room, or choose another folder."
        window.say(why, at_once=True)
    else:
        window.say(tr("The page is in {file}.", file=path))
