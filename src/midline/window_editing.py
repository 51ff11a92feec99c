"""The editor's parts in the window: the editor itself, the exercises it offers, and trying it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from midline.data_folder import DataFolder
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes

if TYPE_CHECKING:
    from midline.library.entries import RoutineFile
    from midline.routine.model import Routine
    from midline.routine.writing.places import Address
    from midline.window_editor import WindowEditor
    from midline.window_library import WindowLibrary
    from midline.window_stage import WindowStage
    from midline.window_trial import WindowTrial

NEW_MOST = 100_000  # objects before garbage is looked for: more than the nodes of a long routine


class WindowEditing(QObject):
    """``over`` gives the turn to the library. ``shelves`` is asked when needed."""

    over = Signal()

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        data: DataFolder,
        shelves: Callable[[], WindowLibrary],
        stages: WindowStage,
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._data = window, themes, data
        self._shelves, self._stages = shelves, stages
        self._editor: WindowEditor | None = None
        self.trial: WindowTrial | None = None

    def open(self, file: RoutineFile) -> None:
        self.editor().open(file)

    def new(self) -> None:
        self.editor().new()

    def may_close(self, anyway: bool) -> bool:
        return self._editor is None or self._editor.may_close(anyway)

    def editor(self) -> WindowEditor:
        if self._editor is None:
            self._editor = self._new_editor()
        return self._editor

    def _new_editor(self) -> WindowEditor:
        from midline.window_editor import WindowEditor
        from midline.window_moves import WindowMoves

        figure_of = self._shelves().figure_of
        moves = WindowMoves(
            self._window, self._themes, lambda: self._shelves().page.rows.entries(), figure_of
        )
        editor = WindowEditor(self._window, self._themes, self._data, moves, figure_of)
        editor.over.connect(self.over)
        editor.saved.connect(lambda key: self._shelves().show_saved(key))
        editor.try_wanted.connect(self._try)
        gc.freeze()  # each key press makes thousands of nodes: the rest need not be looked at again
        gc.set_threshold(NEW_MOST)
        return editor

    def _try(self, routine: Routine, at: Address) -> None:
        """Nothing of it is kept, so nothing is asked before and nothing is shown after."""
        from midline.window_trial import WindowTrial, trial_of

        session = trial_of(routine, at)
        self.trial = WindowTrial(self._window, self._themes, session, *self._stages.parts(session))
        self.trial.over.connect(self._end_trial)
        self._stages.connect_stage(self.trial.stage, self.trial.controller)
        self.trial.begin()

    def _end_trial(self) -> None:
        self.trial = None
        self.editor().show()
