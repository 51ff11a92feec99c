"""The first screen: what to do next as a large card, and every routine in a list beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from midline.library.entries import Entry, RoutineFile, is_routine_name
from midline.ui.actions import add_actions
from midline.ui.first_look import BOTTOM_PX, LIST_WIDTH_PX, MARGIN_PX, SPACING_PX, TOP_PX
from midline.ui.keys import EVERYWHERE, LIBRARY
from midline.ui.library.card import RoutineCard
from midline.ui.library.row_delegate import RowDelegate
from midline.ui.library.rows import RoutineRows, Row, read_row
from midline.ui.themes import Themes
from midline.ui.widgets.button import Button
from midline.ui.widgets.page import Page

LAST_ROW_PX = 96  # of the card, with the buttons for a broken file
START_PX = 260  # of the card, with Start and its key
NEWS_LEAST_PX = 320
NEXT, CHOSEN = "NEXT FOR YOU", "ROUTINE"
THEME_WORDS = {"system": "Theme: system", "light": "Theme: light", "dark": "Theme: dark"}


class LibraryPage(Page):
    """The window listens: ``start_wanted`` carries the `Entry`, ``dropped`` a list of paths."""

    start_wanted = Signal(object)
    selected = Signal(str)  # the key of a file
    theme_wanted = Signal()
    settings_wanted = Signal()
    care_wanted = Signal()
    keys_wanted = Signal()
    full_screen_wanted = Signal()
    again_wanted = Signal()
    folder_wanted = Signal(str)  # a path to be shown in its folder
    dropped = Signal(list)

    def __init__(self, themes: Themes, user_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._themes = themes
        self._user_folder = user_folder
        self._next_key = ""
        self.rows = RoutineRows()
        self.card = RoutineCard(themes)
        self.search = QLineEdit()
        self.list = QListView()
        self.empty = QLabel()
        self._build_list()
        self.care = Button("Back care", "quiet")
        self.settings = Button("Settings", "quiet")
        self.theme_button = Button("Theme", "quiet")
        self.keys = Button("Keys", "quiet")
        self.folder = Button("Open the folder for your own routines", "second")
        self.folder.setToolTip(f"Put your own routines in {user_folder}")
        self._lay_out()
        self._connect()
        add_actions(self, (*LIBRARY, *EVERYWHERE), self._handlers())
        self._recolor()

    def _build_list(self) -> None:
        self.search.setPlaceholderText("Search")
        self.search.setAccessibleName("Search the routines")
        self.search.setClearButtonEnabled(True)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowDelegate(self._themes, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Routines")
        self.empty.setObjectName("muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()

    def _lay_out(self) -> None:
        brand = QLabel("Midline")
        brand.setObjectName("title")
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(brand)
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        side.addWidget(self.empty, 1)
        side.addWidget(self.folder)
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH_PX)
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addStretch(1)
        for button in (self.care, self.settings, self.theme_button, self.keys):
            top.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addLayout(top)
        right.addWidget(self.card, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(MARGIN_PX, TOP_PX, MARGIN_PX, BOTTOM_PX)
        page.setSpacing(SPACING_PX)
        page.addWidget(left)
        page.addLayout(right, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.doubleClicked.connect(self.start)
        self.card.start_wanted.connect(self.start)
        self.card.check_again_wanted.connect(self.again_wanted)
        self.card.show_in_folder_wanted.connect(self._show_in_folder)
        self._themes.changed.connect(self._recolor)
        self.care.clicked.connect(self.care_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self.keys.clicked.connect(self.keys_wanted)
        self.theme_button.clicked.connect(self.theme_wanted)
        self.folder.clicked.connect(lambda: self.folder_wanted.emit(str(self._user_folder)))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "start": self.start,
            "search": self._go_to_search,
            "again": self.again_wanted.emit,
            "theme": self.theme_wanted.emit,
            "settings": self.settings_wanted.emit,
            "care": self.care_wanted.emit,
            "full_screen": self.full_screen_wanted.emit,
            "keys": self.keys_wanted.emit,
        }

    # What is shown

    def set_files(self, files: tuple[RoutineFile, ...]) -> None:
        """A new list; what is chosen, searched and scrolled to stays, where it is still there."""
        chosen, scrolled = self.chosen_key(), self.list.verticalScrollBar().value()
        self.rows.set_files(files)
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

    def _show_current(self) -> None:
        row = self.chosen()
        key = row.file.key if row else ""
        self.card.show_row(row, NEXT if key == self._next_key else CHOSEN)
        if key:
            self.selected.emit(key)

    def _search(self, text: str) -> None:
        chosen = self.chosen_key()
        self.rows.search(text)
        self.select(chosen)
        if not self.list.currentIndex().isValid() and self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0))
        self._show_current()
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        is_empty = self.rows.rowCount() == 0
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.empty.setText(
            f"No routine has “{self.search.text()[:60]}” in it.\nEsc shows them all."
            if self.search.text()
            else "There are no routines yet.\nPut YAML files into your folder, or drop them here."
        )

    def toast_place(self) -> QRect:
        """The lower end of the card: beside Start, or above the buttons where they need the row."""
        card = QRect(self.card.mapTo(self, self.card.rect().topLeft()), self.card.size())
        beside, above = card.adjusted(START_PX, 0, 0, -20), card.adjusted(0, 0, 0, -LAST_ROW_PX)
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
        self.theme_button.setText(THEME_WORDS[self._themes.choice])
        self.list.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would take what stands before the list out of Tab's way."""
        self.list.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.list.setFocus()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _routine_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(_routine_paths(event))
        event.acceptProposedAction()


def _routine_paths(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if is_routine_name(path.name)]
