"""The first screen: what to do next as a large card, and every routine in a list beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from midline.library.entries import Entry, Origin, RoutineFile, is_routine_name
from midline.ui import phrases
from midline.ui.accessible import announce
from midline.ui.actions import add_actions
from midline.ui.first_look import list_width_px
from midline.ui.keys import EVERYWHERE, LIBRARY
from midline.ui.labels import label
from midline.ui.library.card import RoutineCard
from midline.ui.library.offer import TourOffer
from midline.ui.library.row_delegate import RowDelegate
from midline.ui.library.rows import RoutineRows, Row, read_row
from midline.ui.spacing import EDGE, NEAR, TIGHT, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import later, tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.flow import Flow
from midline.ui.widgets.page import Page
from midline.ui.widgets.stills import FigureOf, no_figure

START_PX = 445  # at 100 %, of the card with Start, its key, Edit and Print
NEWS_LEAST_PX = 320
JSON = ".json"  # of other programs, whose routines can be imported
NEXT, CHOSEN = later("NEXT FOR YOU"), later("ROUTINE")
THEME_WORDS = {
    "system": later("Theme: system"),
    "light": later("Theme: light"),
    "dark": later("Theme: dark"),
    "high-contrast": later("Theme: high contrast"),
    "high-contrast-light": later("Theme: high contrast"),
}


class LibraryPage(Page):
    """The window listens: ``start_wanted`` carries the `Entry`, ``dropped`` a list of paths."""

    start_wanted = Signal(object)
    edit_wanted = Signal(object)  # the `RoutineFile`
    throw_away_wanted = Signal(object)  # the `RoutineFile`, of which only a draft is left
    new_wanted = Signal()
    import_wanted = Signal()
    print_wanted = Signal(object, str)  # the routine, the text of its file
    selected = Signal(str)  # the key of a file
    theme_wanted = Signal()
    settings_wanted = Signal()
    history_wanted = Signal()
    care_wanted = Signal()
    undo_wanted = Signal()
    keys_wanted = Signal()
    full_screen_wanted = Signal()
    again_wanted = Signal()
    folder_wanted = Signal(str)  # a path to be shown in its folder
    dropped = Signal(list)

    def __init__(
        self,
        themes: Themes,
        user_folder: Path,
        figure_of: FigureOf = no_figure,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Library"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._themes = themes
        self._user_folder = user_folder
        self._next_key = ""
        self._was_read = False
        self._chosen_before = ""  # the last one that was chosen, for a search that found nothing
        self.rows = RoutineRows()
        self.card = RoutineCard(themes, figure_of)
        self.search = QLineEdit()
        self.list = QListView()
        self.empty = QLabel()
        self._build_list(figure_of)
        self.offer = TourOffer()
        self.history = Button(tr("History"), "quiet")
        self.care = Button(tr("Back care"), "quiet")
        self.settings = Button(tr("Settings"), "quiet")
        self.theme_button = Button(tr("Theme"), "quiet")
        self.keys = Button(tr("Keys"), "quiet")
        self.new = Button(tr("New routine"), "second")
        self.import_ = Button(tr("Import…"), "second")
        self.folder = Button("", "second")
        self.folder.setToolTip(tr("Put your own routines in {folder}", folder=user_folder))
        self._lay_out()
        self._connect()
        add_actions(self, (*LIBRARY, *EVERYWHERE), self._handlers())
        self._recolor()

    def _build_list(self, figure_of: FigureOf) -> None:
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the routines"))
        self.search.setAcceptDrops(False)  # it would take the path of a file: that is for the page
        self.list.setViewport(QWidget())  # one of Qt's own makes PySide load every kind of widget
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowDelegate(self._themes, self.list, figure_of))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Routines"))
        self.empty.setObjectName("muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(NEAR)
        side.addWidget(label("Midline", "title"))
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        side.addWidget(self.empty, 1)
        side.addWidget(self.offer)
        below = Flow(fills=True)
        below.setSpacing(TIGHT)
        for button in (self.new, self.import_, self.folder):
            below.addWidget(button)
        side.addLayout(below)
        self._left = QWidget()
        self._left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        self._top = top = Flow(ends=True)
        top.setSpacing(0)  # each has room around its word
        for button in (self.history, self.care, self.settings, self.theme_button, self.keys):
            top.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(NEAR)
        right.addLayout(top)
        right.addWidget(self.card, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(EDGE, WIDE, EDGE, WIDE)
        page.setSpacing(WIDE)
        page.addWidget(self._left)
        page.addLayout(right, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.doubleClicked.connect(self.start)
        self.card.start_wanted.connect(self.start)
        self.card.edit_wanted.connect(self.edit)
        self.card.throw_away_wanted.connect(self._throw_away)
        self.card.print_wanted.connect(self.print)
        self.new.clicked.connect(self.new_wanted)
        self.import_.clicked.connect(self.import_wanted)
        self.card.show_in_folder_wanted.connect(self._show_in_folder)
        self.card.all_wanted.connect(self._show_all)
        self._themes.changed.connect(self._recolor)
        self.history.clicked.connect(self.history_wanted)
        self.care.clicked.connect(self.care_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self.keys.clicked.connect(self.keys_wanted)
        self.theme_button.clicked.connect(self.theme_wanted)
        self.folder.clicked.connect(lambda: self.folder_wanted.emit(str(self._user_folder)))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "start": self.start,
            "edit": self.edit,
            "new": self.new_wanted.emit,
            "import": self.import_wanted.emit,
            "print": self.print,
            "search": self._go_to_search,
            "again": self.again_wanted.emit,
            "theme": self.theme_wanted.emit,
            "settings": self.settings_wanted.emit,
            "history": self.history_wanted.emit,
            "care": self.care_wanted.emit,
            "undo": self.undo_wanted.emit,
            "full_screen": self.full_screen_wanted.emit,
            "keys": self.keys_wanted.emit,
        }

    # What is shown

    def set_files(self, files: tuple[RoutineFile, ...]) -> None:
        """A new list; what is chosen, searched and scrolled to stays, where it is still there."""
        chosen, scrolled = self.chosen_key(), self.list.verticalScrollBar().value()
        self.rows.set_files(files)
        has_own = any(file.origin is Origin.USER for file in files)
        open_it, add = tr("Open the folder of routines"), tr("Add routines of your own")
        self.folder.setText(open_it if has_own else add)
        self._arrange()
        self.select(chosen or self._next_key)
        if chosen and not self.chosen_key():
            self.select(self._next_key)
            self._show_current()
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(scrolled)
        self._show_emptiness()

    def put(self, entry: Entry) -> None:
        self.rows.put(read_row(entry))
        if entry.file.key == self.chosen_key():
            self._show_current()

    def end_reading(self) -> None:
        """Who was quick to search finds what was read only now."""
        if self.rows.is_search_stale():
            self._search(self.search.text())
        self.rows.tell_what_was_put()
        if not self._was_read:  # rows are higher now; later it stays where the person scrolled
            self._was_read = True
            self.list.scrollTo(self.list.currentIndex())

    def set_last(self, last: dict[str, str]) -> None:
        self.rows.set_last(last)
        self._show_current()

    def set_next(self, key: str) -> None:
        """What to do next: it is chosen, as long as the person has not chosen another."""
        chose_another = self._next_key != "" and self.chosen_key() != self._next_key
        self._next_key = key
        if not chose_another:
            self.select(key)
        self._show_current()

    def chosen_key(self) -> str:
        row = self.rows.row(self.list.currentIndex())
        return row.file.key if row else ""

    def chosen(self) -> Row | None:
        return self.rows.row(self.list.currentIndex())

    def select(self, key: str) -> None:
        index = self.rows.index_of(key)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def start(self) -> None:
        row = self.chosen()
        if row is not None and row.entry is not None and row.entry.routine is not None:
            self.start_wanted.emit(row.entry)

    def print(self) -> None:
        row = self.chosen()
        if row is not None and row.entry is not None and row.entry.routine is not None:
            self.print_wanted.emit(row.entry.routine, row.entry.text)

    def edit(self) -> None:
        row = self.chosen()
        if row is not None:
            self.edit_wanted.emit(row.file)

    def _throw_away(self) -> None:
        row = self.chosen()
        if row is not None:
            self.throw_away_wanted.emit(row.file)
            self.list.setFocus()  # the button is gone with what it was for

    def _show_current(self) -> None:
        row = self.chosen()
        key = row.file.key if row else ""
        self.card.show_row(row, tr(NEXT if key == self._next_key else CHOSEN))
        if key:
            self.selected.emit(key)
        else:
            self._show_emptiness()

    def _search(self, text: str) -> None:
        self.search.setClearButtonEnabled(True)  # not before: its icon costs 0.5 MB
        self._chosen_before = self.chosen_key() or self._chosen_before
        self.rows.search(text)
        self.select(self._chosen_before)
        if not text and not self.chosen_key():
            self.select(self._next_key)
        if not self.list.currentIndex().isValid() and self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0))
        self._show_current()
        self._show_emptiness()
        if text:  # how many there are without a search is no news, least of all at a start
            self._tell_found()

    def _tell_found(self) -> None:
        """Enter starts the first that was found, so it is told with their number."""
        found = self.rows.rowCount()
        said = phrases.count(found, "routine", "routines") if found else tr("Nothing found")
        row = self.chosen()
        announce(self, tr("{count}: {name}", count=said, name=row.name) if row else said)

    def _show_emptiness(self) -> None:
        is_empty = self.rows.rowCount() == 0
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        if not is_empty:
            return
        wanted = self.search.text()[:60]
        if wanted:
            self.empty.setText(tr("No routine has “{text}” in it.", text=wanted))
            about = tr("The search looks for each word in names, moves, kit and file names.")
            self.card.show_nothing(tr("Nothing found"), about, is_search=True)
        else:
            self.empty.setText(tr("There are no routines yet."))
            about = tr("Put YAML files into your folder, or drop them here.")
            self.card.show_nothing(tr("No routines yet"), about, is_search=False)

    def _show_all(self) -> None:
        self.search.clear()
        self.list.setFocus()

    def toast_place(self) -> QRect:
        """The lower end of the card: beside Start, or above the buttons where they need the row."""
        card = QRect(self.card.mapTo(self, self.card.rect().topLeft()), self.card.size())
        beside = card.adjusted(self._themes.type.px(START_PX), 0, 0, -20)
        above = card.adjusted(0, 0, 0, self.card.scroll_area.geometry().bottom() - card.height())
        row = self.chosen()
        is_broken = row is not None and row.is_broken
        return above if is_broken or beside.width() < NEWS_LEAST_PX else beside

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_in_folder(self) -> None:
        row = self.chosen()
        if row is not None:
            self.folder_wanted.emit(str(row.file.path.parent))

    def _recolor(self) -> None:
        self.list.viewport().update()
        self._arrange()

    def _arrange(self) -> None:
        needed = self._left.minimumSizeHint().width()
        wide = max(needed, list_width_px(self.width(), self._themes.type))
        self._left.setFixedWidth(wide)
        self.offer.fit(wide)
        self._name_theme(self.width() - wide - WIDE - 2 * EDGE)

    def _name_theme(self, room: int) -> None:
        """Which one is on is told where all buttons still stand in one line, and always aloud."""
        words = THEME_WORDS.get(self._themes.choice)
        full = tr(words) if words else tr("Theme: {name}", name=self._themes.words())
        self.theme_button.setAccessibleName(full)
        self.theme_button.setText(full)
        if self._top.sizeHint().width() > room:
            self.theme_button.setText(tr("Theme"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def take_focus(self) -> None:
        """A focus proxy would take what stands before the list out of Tab's way."""
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._show_all()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(map(_may_be_routine, _paths(event))):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What is no routine among them is told with its name."""
        self.dropped.emit(_paths(event))
        event.acceptProposedAction()


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _may_be_routine(path: Path) -> bool:
    return is_routine_name(path.name) or path.suffix.lower() == JSON
