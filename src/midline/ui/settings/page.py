"""The settings page: every option, what it is for, and the way to the sound check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from midline.settings import Settings
from midline.ui.actions import add_actions
from midline.ui.keys import EVERYWHERE, SETTINGS
from midline.ui.labels import label
from midline.ui.settings.headphones import Headphones
from midline.ui.settings.laptops import Laptops
from midline.ui.settings.look import Look
from midline.ui.settings.sound import Sound
from midline.ui.spacing import EDGE, GAP, NEAR, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import told, tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.page import Page
from midline.ui.widgets.panel import SCROLLS, TAB_FOCUS
from midline.ui.widgets.scroll import Scroll

WIDEST_PX = 740  # of a column
NEWS_PX = 132  # at 100 %, below the last card, which can be scrolled out of the way of news
TWO_COLUMNS_PX, THREE_COLUMNS_PX = 1000, 1640  # at 100 %; in less room the cards stand in one


class SettingsPage(Page):
    """``changed`` carries the `Settings` to be kept; ``tried`` those of a slider on its way."""

    changed = Signal(object)
    tried = Signal(object)
    check_wanted = Signal()
    measure_wanted = Signal()
    compare_wanted = Signal()
    folder_wanted = Signal()
    sync_wanted = Signal()
    leave_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, themes: Themes, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self._settings = themes, settings
        self.back = Button(tr("←  Back"), "quiet")
        self.back.setAccessibleName(tr("Back", "to the page before"))
        self.keys = Button(tr("Keys"), "quiet")
        self.problems = label("", "danger")
        self.problems.hide()
        self.sound = Sound(themes)
        self.headphones = Headphones(themes)
        self.look = Look(themes)
        self.laptops = Laptops()
        self._lay_out()
        self._connect()
        self.set_value(settings)
        self._focus_in: QWidget = self.back  # where the Page keys change nothing

    def value(self) -> Settings:
        return self._settings

    def set_value(self, settings: Settings) -> None:
        """Shown, and not announced."""
        self._settings = settings
        self.look.set_themes(self._themes)
        for part in (self.sound, self.headphones, self.look, self.laptops):
            part.set_value(settings)

    def show_language(self) -> None:
        """The keyboard stands on the language; the page was built anew for it."""
        chosen = self._focus_in = self.look.language.buttons[self._settings.language]
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(chosen))

    def show_trouble(self, text: str) -> None:
        """What is wrong with the sound now; nothing if all is well."""
        self.sound.show_trouble(text)

    def show_problems(self, problems: Sequence[str]) -> None:
        """All that was not taken from the settings file when Midline started."""
        self.problems.setText("\n".join(map(told, problems)))
        self.problems.setVisible(bool(problems))

    def toast_place(self) -> QRect:
        """The lower end of the right column, or of the only one."""
        left = self.look.mapTo(self, QPoint()).x()
        return QRect(left, 0, self.look.width(), self.height())

    def take_focus(self) -> None:
        """Back to what opened a panel. A focus proxy would take Back and Keys out of Tab's way."""
        self._focus_in.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that scroll do so from everywhere."""
        if event.key() in SCROLLS:
            QApplication.sendEvent(self._scroll.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for part in (self.sound, self.headphones, self.look, self.laptops):
            part.changed.connect(self._change)
        self.sound.tried.connect(self._try)
        self.sound.check_wanted.connect(self.check_wanted)
        self.headphones.measure_wanted.connect(self.measure_wanted)
        self.headphones.compare_wanted.connect(self.compare_wanted)
        self.laptops.choose_wanted.connect(self.folder_wanted)
        self.laptops.sync_wanted.connect(self.sync_wanted)
        self.back.clicked.connect(self._leave)
        self.keys.clicked.connect(self.keys_wanted)
        for button in (self.sound.check, self.headphones.measure, self.headphones.compare):
            button.clicked.connect(partial(self._come_back_to, button))
        handlers: dict[str, Callable[[], object]] = {
            "check": self.check_wanted.emit,
            "leave": self._leave,
            "keys": self.keys_wanted.emit,
        }
        add_actions(self, (*SETTINGS, *EVERYWHERE), handlers)
        self._themes.changed.connect(self._arrange)

    def _leave(self) -> None:
        """Who opens it again begins at the top."""
        self._scroll.verticalScrollBar().setValue(0)
        self._focus_in = self.back
        self.leave_wanted.emit()

    def _come_back_to(self, button: Button) -> None:
        self._focus_in = button

    def _change(self, changes: dict[str, Any]) -> None:
        self.set_value(replace(self._settings, **changes))
        self.changed.emit(self._settings)

    def _try(self, changes: dict[str, Any]) -> None:
        self.tried.emit(replace(self._settings, **changes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        at_100 = 100 * self.width() // self._themes.type.percent
        count = 1 + (at_100 >= TWO_COLUMNS_PX) + (at_100 >= THREE_COLUMNS_PX)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if count > 1 else down)
        self._place_cards(is_wide=count == 3)
        self._middle.setMaximumWidth(max(2, count) * WIDEST_PX)
        self._last_column.setContentsMargins(0, 0, 0, self._themes.type.px(NEWS_PX))

    def _place_cards(self, *, is_wide: bool) -> None:
        """In three columns the middle one has the last cards of the others; Tab follows."""
        first, middle, last = self._three
        for card, column, at_home in (
            (self.headphones, first, not is_wide),
            (self.laptops, last, not is_wide),
        ):
            wanted = column if at_home else middle
            if wanted.indexOf(card) < 0:
                for each in (column, middle):
                    each.removeWidget(card)
                wanted.insertWidget(wanted.count() - 1, card)  # before the stretch
        self._columns.setStretchFactor(middle, 1 if is_wide else 0)
        follow(self.headphones if is_wide else self.look, self.laptops)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, EDGE, 0)
        head.setSpacing(NEAR)
        head.addWidget(self.back)
        head.addWidget(label(tr("Settings"), "title"), 1)
        head.addWidget(self.keys)
        self._middle = middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        self._scroll = self._cards()
        column.addWidget(self._scroll, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(EDGE, WIDE, 0, NEAR)
        page.addWidget(middle)

    def _cards(self) -> Scroll:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, EDGE, GAP)
        rows.setSpacing(WIDE)
        rows.addWidget(self.problems)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        rows.addLayout(self._columns)
        self._columns.setSpacing(WIDE)
        for each in (self.sound, self.headphones, self.look, self.laptops):
            each.setParent(inside)  # in Tab's order
        self._three = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for column, card in zip(self._three, (self.sound, None, self.look), strict=True):
            column.setSpacing(WIDE)
            if card is not None:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._last_column = column
        return Scroll(inside)


def follow(before: QWidget, after: QWidget) -> None:
    """Tab goes from the last part of one card to the parts of the other."""
    parts = [before.window()]
    while (part := parts[-1].nextInFocusChain()) is not None and part is not parts[0]:
        parts.append(part)
    stops = [each for each in parts if each.focusPolicy() & TAB_FOCUS]
    last = [each for each in stops if before.isAncestorOf(each)][-1]
    for one, next_one in pairwise([last, *(each for each in stops if after.isAncestorOf(each))]):
        QWidget.setTabOrder(one, next_one)
