"""The editor in the window: a routine file is opened, saved, looked at as it was, and left.

Nothing that anyone wrote is lost: what is on disk when a save takes its place is a version, what is
not saved is a draft, and where both sides changed, the person chooses.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from midline.data_folder import DataFolder
from midline.known_errors import KnownError
from midline.library.edited_file import EditedFile, new_file, open_file, text_of
from midline.library.entries import RoutineFile
from midline.library.figures import figure_names
from midline.library.templates import is_bare
from midline.library.versions import ChangedElsewhere
from midline.resources import resource
from midline.routine.model import Routine
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.routine.writing.rendering import routine_text
from midline.routine.writing.said import Said
from midline.ui import unsaved_panels as panels
from midline.ui.editor.editing import Editing
from midline.ui.editor.page import EditorPage
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import told, tr
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.stills import FigureOf, no_figure
from midline.window_draft import WindowDraft
from midline.window_following import WindowFollowing
from midline.window_moves import WindowMoves

KNOWN_AFTER_MS = 100  # names to complete: nobody types one before the page is painted

log = logging.getLogger(__name__)


class WindowEditor(QObject):
    """One file at a time; ``page`` is None while none is open. ``now`` has its zone."""

    over = Signal()  # back to the library
    saved = Signal(str)  # the key of the file
    try_wanted = Signal(object, object)  # the routine as it is now, the address to begin at

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        data: DataFolder,
        moves: WindowMoves,
        figure_of: FigureOf = no_figure,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._data = window, themes, data
        self._moves, self._figure_of, self.now = moves, figure_of, now
        self.page: EditorPage | None = None
        self._asked: Panel | None = None
        self._is_leaving_anyway = False

    # Opening and leaving

    def open(self, file: RoutineFile) -> None:
        """A shipped routine is opened as the user's copy of it."""
        try:
            self._open(open_file(file, self._data, resource("workouts")))
        except KnownError as error:
            self._window.say(str(error), at_once=True)

    def new(self) -> None:
        """A new routine, from a template or from exercises; one that was begun can go on."""
        begun = new_file("", self._data)
        draft = begun.draft()
        another = partial(self._moves.ask_for_new, self.open_new)
        if draft is None:
            another()
        else:
            go_on = partial(self._open, begun, draft.text)
            self._ask(panels.ask_to_go_on(self._window, go_on, another))

    def open_new(self, text: str) -> None:
        """A routine that has no file yet. A bare template is nothing that anybody made."""
        file = new_file(text if is_bare(text) else "", self._data)
        file.drop_draft()
        self._open(file, text)

    def show(self) -> None:
        """Back to what is being edited, such as after trying it."""
        if self.page is not None:
            self._window.show_page(self.page)
            self._following.look()

    def may_close(self, anyway: bool) -> bool:
        """The window closes: what is not saved is kept as a draft. Who closes again means it."""
        if self.page is None or not self._draft.keep():
            return True
        is_again, self._is_leaving_anyway = self._is_leaving_anyway, True
        return is_again or anyway

    def _open(self, file: EditedFile, begun: str = "") -> None:
        self._file, self._editing = file, Editing(begun or file.text)
        self._is_leaving_anyway = self._has_offered = False
        self.page = page = self._new_page()
        if file.seen is None:
            self._editing.mark_unsaved()
        self._draft = WindowDraft(self._window, file, self._editing)
        self._following = WindowFollowing(self._window, page, file, self._draft, self.now)
        self._following.differs.connect(self._ask_which)
        self._following.begin()
        self._editing.rewrite_wanted.connect(self._offer_rewrite)
        self._window.show_page(page)
        if file.is_gone:
            self._following.look()  # whether it can't be read, which is not for the draft to say
        elif begun:
            self._draft.keep_soon()
        else:
            self._take_draft()

    def _new_page(self) -> EditorPage:
        figures = figure_names(self._data.figures)
        page = EditorPage(self._themes, self._editing, self._figure_of, figures)
        QTimer.singleShot(KNOWN_AFTER_MS, page, lambda: page.set_known(self._moves.names()))
        page.insert_wanted.connect(lambda _: self._moves.ask_for_more(page.insert))
        self._editing.setParent(page)  # which shows it to its end
        page.leave_wanted.connect(self._leave)
        page.save_wanted.connect(self._save)
        page.versions_wanted.connect(self._show_versions)
        page.original_wanted.connect(self._show_original)
        page.try_wanted.connect(self._try)
        page.print_wanted.connect(self._print)
        page.keys_wanted.connect(self._window.show_keys)
        page.toast_place_changed.connect(self._window.place_toast)
        return page

    def _leave(self) -> None:
        trouble = self._draft.keep()
        if trouble:
            again = self._leave
            self._ask(panels.ask_to_leave_unsaved(self._window, trouble, again, self._go))
            return
        kept, is_gone, before = self._what_is_kept(), self._file.is_gone, self._draft.told
        self._go()
        if kept:
            self._window.say(kept, at_once=is_gone, instead_of=before, is_of_page=True)

    def _what_is_kept(self) -> str:
        if self._file.is_gone:
            return tr("The file is gone. Its text is a draft, which the library shows.")
        if not self._draft.has_changes():
            return ""
        if self._file.is_new:
            return tr("Not saved yet. It is a draft: Ctrl N goes on with it.")
        return tr("Not saved yet. Your changes are a draft: Edit goes on with them.")

    def _go(self) -> None:
        page, self.page = self.page, None
        self._draft.stop()
        self._following.stop()
        self.over.emit()
        if page is not None:
            self._window.drop_page(page)

    def _take_draft(self) -> None:
        """What was typed the last time."""
        draft = self._draft.take()
        if draft is None:
            return
        if self._file.is_made_from_it(draft):
            self._say(tr("Your draft from last time. Ctrl Z goes back to the file."))
        elif self._file.seen is None:
            self._following.lose()
        else:
            self._ask_which(self._file.seen)

    def _text(self) -> str:
        return self._editing.document.text

    # Saving

    def _save(self) -> None:
        routine = self._editing.document.routine
        name = routine.name if routine else ""
        self._try_to_save(lambda: self._file.save(self._text(), name, self.now()))

    def _save_copy(self) -> None:
        self._try_to_save(lambda: self._file.save_copy(self._text(), self.now()))

    def _try_to_save(self, save: Callable[[], object]) -> None:
        self._draft.wait()
        try:
            save()
        except ChangedElsewhere as changed:
            if changed.data is None:
                self._following.lose()
            else:
                self._ask_which(changed.data)
        except KnownError as error:
            log.warning("not saved: %s", error)
            copy = self._save_copy
            self._ask(
                panels.ask_to_save_elsewhere(self._window, told(str(error)), self._save, copy)
            )
        else:
            self._is_saved()

    def _is_saved(self) -> None:
        self._editing.mark_saved()
        self._draft.stop()
        self._following.begin()
        is_broken = self._editing.document.routine is None
        broken = tr("Saved. It can be started when what is listed below is put right.")
        self._say(broken if is_broken else tr("Saved"), instead_of=self._draft.told)
        self.saved.emit(self._file.key)

    def _ask_which(self, there: bytes) -> None:
        from midline.ui.editor.difference_panel import ask_which

        self._following.differ()
        try:
            theirs = text_of(self._file.path, there)
        except KnownError:
            theirs = None
        self._ask(
            ask_which(
                self._window, self._themes, self._file.path.name, self._text(), theirs,
                keep_mine=partial(self._keep_mine, there),
                take_theirs=partial(self._following.take, there),
                keep_both=self._save_copy,
            )
        )  # fmt: skip

    def _keep_mine(self, there: bytes) -> None:
        """What the other program wrote becomes a version."""
        self._file.seen = there
        self._save()

    # Looking at other texts

    def _show_versions(self) -> None:
        from midline.window_versions import versions_panel

        kept, today = self._file.versions(), self.now().astimezone().date()
        self._ask(versions_panel(self._window, self._themes, kept, self._text(), today, self._put))

    def _show_original(self) -> None:
        from midline.window_versions import original_panel

        original = self._file.original
        if original is not None:
            self._ask(original_panel(self._window, self._themes, original, self._text(), self._put))

    def _offer_rewrite(self, step: str, intended: Said) -> None:
        """Once a file: who did not want it is not asked at each letter."""
        from midline.window_versions import rewrite_panel

        document = Document.of(routine_text(intended))
        if self._has_offered or document.root is None or document.said != intended:
            return
        self._has_offered = True

        def write() -> None:
            self._has_offered = False
            self._editing.edit(step, lambda _: document)

        yours = self._text()
        self._ask(rewrite_panel(self._window, self._themes, yours, document.text, write))

    def _put(self, step: str, text: Callable[[], str]) -> None:
        """In place of the whole text; one step, and saved when the person says so."""
        try:
            document = Document.of(text())
        except KnownError as error:
            self._say(str(error), at_once=True)
            return
        self._editing.edit(step, lambda _: document)
        self._say(tr("It is in the editor now. Save keeps it, Ctrl Z takes it back."))

    # What the page wants of the window

    def _try(self, at: Address) -> None:
        self._with_routine(lambda routine: self.try_wanted.emit(routine, at))

    def _print(self) -> None:
        from midline.window_printing import print_routine

        text, kept = self._text(), self._data.versions
        self._with_routine(lambda it: print_routine(self._window, self._figure_of, kept, it, text))

    def _with_routine(self, do: Callable[[Routine], object]) -> None:
        routine = self._editing.document.routine
        if routine is None:
            self._say(tr("First put right what is listed below."), at_once=True)
        else:
            do(routine)

    def _say(self, news: str, *, at_once: bool = False, instead_of: str = "") -> None:
        """News of the page, which goes with it."""
        self._window.say(news, at_once=at_once, instead_of=instead_of, is_of_page=True)

    def _ask(self, panel: Panel) -> None:
        """One question at a time: a newer one takes the place of what is no longer true."""
        if self._asked is not None:
            self._asked.close_silently()
        self._asked = panel
        panel.gone.connect(partial(self._is_answered, panel))
        self._window.open_panel(panel)

    def _is_answered(self, panel: Panel) -> None:
        if self._asked is panel:
            self._asked = None
