"""At the start of the window: what a session could not save comes into the history."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from midline.known_errors import KnownError
from midline.ui import phrases
from midline.ui.main_window import MainWindow
from midline.ui.translate import tr

if TYPE_CHECKING:
    from midline.history.store import Store

log = logging.getLogger(__name__)


def take_rescued(window: MainWindow, data_folder: Path, open_store: Callable[[], Store]) -> bool:
    """Whether any set came in; then it is told. What can't be taken in waits for another start."""
    from midline.history.rescue_files import has_rescued

    if not has_rescued(data_folder):
        return False
    from midline.history.recorder import wall_now
    from midline.history.rescued import take_in

    try:
        taken = take_in(open_store(), data_folder, wall_now())
    except KnownError as error:
        log.warning("what was rescued is not taken in: %s", error)
        return False
    for problem in taken.problems:
        log.warning("%s", problem)
    if taken.sets:
        sets = phrases.count(taken.sets, "set", "sets")
        window.say(
            tr("Now in your history, from a session that could not save: {sets}.", sets=sets)
        )
    return bool(taken.sets)
