"""``midline print``: a routine as a PDF of one page."""

from __future__ import annotations

import os
from argparse import Namespace

from midline import settings
from midline.cli.routines import read_plan
from midline.data_folder import data_folder
from midline.desktop.display import display_problem
from midline.files import replace_file
from midline.known_errors import KnownError, reason
from midline.library.figures import own_and_shipped
from midline.terminal.text import printable


def print_(options: Namespace) -> int:
    """In the window's language, unless another is named. No display is needed."""
    from midline.ui.printed_page import pdf_alone

    if options.file.suffix.lower() != ".pdf":
        options.usage_error(f"{options.file} is written as PDF: let its name end in .pdf")
    if options.file.exists():
        raise KnownError(f"{options.file} exists. Name another file, or move it away.")
    data = data_folder(options.data)
    _, plan = read_plan(options.routine, data)
    language = options.language or settings.load(data.settings)[0].language
    if display_problem():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    page = pdf_alone(plan.routine, own_and_shipped(data.figures).of, options.paper, language)
    try:
        replace_file(options.file, page)
    except OSError as error:
        raise KnownError(f"{options.file} can't be written: {reason(error)}.") from error
    print(f"{printable(plan.routine.name)} is in {printable(str(options.file))}.")
    return 0
