"""All exercises that the library knows, offered for a new routine and for one that is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from midline.library.entries import Entry
from midline.library.templates import more_moves, templates
from midline.routine.known import KnownMove, known_moves
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.widgets.stills import FigureOf

if TYPE_CHECKING:
    from midline.ui.editor.insert_panel import InsertPanel
    from midline.ui.editor.new_panel import NewPanel


class WindowMoves:
    """``entries`` gives the files of the library as far as they are read, the user's own first."""

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        entries: Callable[[], Iterable[Entry]],
        figure_of: FigureOf,
    ) -> None:
        self._window, self._themes = window, themes
        self._entries, self._figure_of = entries, figure_of

    def known(self) -> tuple[KnownMove, ...]:
        routines = [(each.routine, each.text) for each in self._entries() if each.routine]
        more = more_moves()
        return known_moves([*routines, (more.routine, more.text)])

    def names(self) -> list[str]:
        """To be completed as they are typed."""
        return [each.exercise.name for each in self.known()]

    def ask_for_new(self, chosen: Callable[[str], object]) -> NewPanel:
        """``chosen`` gets the text of the new routine."""
        from midline.ui.editor.new_panel import NewPanel

        panel = NewPanel(self._window, self._themes, templates(), self.known(), self._figure_of)
        panel.chosen.connect(chosen)
        self._window.open_panel(panel)
        return panel

    def ask_for_more(self, chosen: Callable[[str], object]) -> InsertPanel:
        """``chosen`` gets the exercises as YAML text, a list."""
        from midline.ui.editor.insert_panel import InsertPanel

        panel = InsertPanel(self._window, self._themes, self.known(), self._figure_of)
        panel.chosen.connect(lambda moves: chosen("".join(each.text for each in moves)))
        self._window.open_panel(panel)
        return panel
