"""The editor's parts in the window: the editor itself, the exercises it offers, and trying it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from midline.data_folder import DataFolder
from midline.known_errors import KnownError
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import tr

if TYPE_CHECKING:
    from midline.library.drafts import Draft
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
        self._thrown_away: tuple[RoutineFile, Draft] | None = None

    def open(self, file: RoutineFile) -> None:
        self.editor().open(file)

    def new(self) -> None:
        self.editor().new()

    def throw_away(self, file: RoutineFile) -> None:
        """The draft of a file that is gone. It can be undone until another is thrown away."""
        from midline.library.drafts import draft_of, drop_draft

        draft = draft_of(file.path, self._data.drafts)
        if draft is not None:
            drop_draft(file.path, self._data.drafts)
            self._thrown_away = file, draft
            self._shelves().look_again()
            self._window.say(tr("The draft is thrown away."), at_once=True, undo=self.take_back)

    def take_back(self) -> bool:
        """The draft that was thrown away, if any: then it is there again."""
        from midline.library.drafts import keep_draft

        if self._thrown_away is None:
            return False
        file, draft = self._thrown_away
        self._window.forget_undo()
        try:
            keep_draft(file.path, draft, self._data.drafts)
        except KnownError as error:
            self._window.say(str(error), at_once=True)
            return True
        self._thrown_away = None
        self._shelves().show_saved(file.key)
        return True

    def may_close(self, anyway: bool) -> bool:
        return self._editor is None or self._editor.may_close(anyway)

    def editor(self) -> WindowEditor:
        if self._editor is None:
            self._editor = self._new_editor()
        return self._editor

    def _new_editor(self) -> WindowEditor:
        gc.freeze()  # each key press makes thousands of nodes: the rest need not be looked at again
        gc.set_threshold(NEW_MOST)
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
