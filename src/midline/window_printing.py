"""A routine out of the library or the editor: as a page to print, or its text."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from midline.files import replace_file
from midline.known_errors import KnownError, reason
from midline.library import versions
from midline.library.adding import stem_of
from midline.ui.main_window import MainWindow
from midline.ui.translate import content, told, tr

if TYPE_CHECKING:
    from midline.routine.model import Routine
    from midline.ui.widgets.stills import FigureOf

log = logging.getLogger(__name__)
PDF, YAML = ".pdf", ".yaml"
KINDS = f"*{PDF} (*{PDF});;*{YAML} (*{YAML})"


def print_routine(
    window: MainWindow, figure_of: FigureOf, kept: Path, routine: Routine, text: str
) -> None:
    """``text`` is that of its file, ``kept`` the folder of all versions.

    The dialog asks before it writes over a file. A text written over, such as the routine's own,
    is a version then.
    """
    from PySide6.QtWidgets import QFileDialog

    from midline.ui.printed_page import pdf, usual_paper

    before = Path.home() / f"{stem_of(content(routine.name))}{PDF}"
    name, kind = QFileDialog.getSaveFileName(window, tr("Print or export"), str(before), KINDS)
    if not name:
        return
    usual = YAML if kind.startswith(f"*{YAML}") else PDF
    path = Path(name if name.lower().endswith((PDF, YAML)) else f"{name}{usual}")
    try:
        if path.suffix.lower() == YAML:
            there = versions.content(path)
            versions.save(path, text.encode(), there, kept, datetime.now(UTC))
        else:
            replace_file(path, pdf(routine, figure_of, usual_paper(QLocale.system())))
    except KnownError as error:
        log.warning("not exported: %s", error)
        window.say(told(str(error)), at_once=True)
    except OSError as error:
        log.warning("not printed: %s", error)
        why = f"{path} can't be written: {reason(error)}. Make room, or choose another folder."
        window.say(why, at_once=True)
    else:
        window.say(tr("Exported: {file}", file=path))
