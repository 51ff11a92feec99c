"""Routines from files in the window: dropped or chosen, shown if need be, and added."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from midline.known_errors import KnownError
from midline.ui import phrases
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.window_library import WindowLibrary

if TYPE_CHECKING:
    from midline.library.importers.imported import Imported, Refused
    from midline.ui.import_preview import Incoming

    Incomers = list[tuple[Path, Imported]]

log = logging.getLogger(__name__)

KINDS = "*.yaml *.yml *.json (*.yaml *.yml *.json)"


class WindowImporting(QObject):
    """Takes what is dropped on the library. ``folder`` is that of the user's own routines."""

    def __init__(
        self, window: MainWindow, themes: Themes, folder: Path, shelves: WindowLibrary
    ) -> None:
        super().__init__(shelves)
        self._window, self._themes, self._folder, self._shelves = window, themes, folder, shelves
        shelves.page.dropped.connect(self.take)
        shelves.page.import_wanted.connect(self.choose)

    def choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        home = str(Path.home())
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("Import"), home, KINDS)
        self.take([Path(name) for name in names])

    def take(self, paths: Sequence[Path]) -> None:
        """Where something would be lost or there are several, the person is asked first.

        A file that can't be imported is told.
        """
        from midline.ui.import_preview import ImportPreview

        found, refused = self._read(paths)
        is_whole = not refused and not any(imported.left_out for _, imported in found)
        if len(found) < 2 and is_whole:
            self._add(found)
            return
        incoming = [_incoming(imported) for _, imported in found]
        panel = ImportPreview(self._window, self._themes, incoming, [each.text for each in refused])
        panel.import_wanted.connect(lambda wanted: self._add([found[n] for n in wanted]))
        self._window.open_panel(panel)

    def _read(self, paths: Sequence[Path]) -> tuple[Incomers, list[Refused]]:
        from midline.library.importing import import_file

        found: Incomers = []
        refused: list[Refused] = []
        for path in paths:
            try:
                of_file = import_file(path)
            except KnownError as error:
                self._tell_of(error)
            else:
                found += [(path, imported) for imported in of_file.routines]
                refused += of_file.refused
        return found, refused

    def _add(self, found: Incomers) -> None:
        """The first of them is chosen then."""
        from midline.library.adding import add_imported

        added = []
        try:
            for path, imported in found:
                added.append(add_imported(imported, path, self._folder))
        except KnownError as error:
            self._tell_of(error)
        if not added:
            return
        self._shelves.show_saved(added[0].key)
        if len(found) == 1:
            self._window.say(tr("{file} is now one of your own routines.", file=found[0][0].name))
        else:
            routines = phrases.count(len(added), "routine", "routines")
            self._window.say(tr("Imported: {routines}.", routines=routines))

    def _tell_of(self, error: KnownError) -> None:
        log.warning("%s", error)
        self._window.say(str(error), at_once=True)


def _incoming(imported: Imported) -> Incoming:
    from midline.routine.reading import read_routine
    from midline.session.plan import compile_plan
    from midline.ui.import_preview import Incoming

    routine = read_routine(imported.text.encode(), imported.name).routine
    assert routine is not None  # the importers give none that can't be read
    plan = compile_plan(routine)
    facts = phrases.facts(routine, plan.total_s, len(plan.sets))
    return Incoming(content(imported.name), facts, imported.left_out)
