"""What is different between the text that is edited and another: a version, or what is on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QListWidget, QWidget

from midline.ui import phrases
from midline.ui.dates import full_day
from midline.ui.editor.difference_view import DifferenceView
from midline.ui.labels import label
from midline.ui.spacing import FAR, NEAR
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.panel import PADDING_PX, Panel

WIDEST_PX, LIST_PX = 960, 250  # at 100 %, of the whole and of the list of versions
LEAST_PX, HIGHEST_PX = 130, 620  # of the difference
LIST_HIGHEST_PX = 460  # of the list of versions
AROUND_SIDES_PX = 2 * (PADDING_PX + FAR)
AROUND_PX, TEXTS_PX = 190, 125  # of the panel and the window, and at 100 % of texts and buttons


class DifferencePanel(Panel):
    """``other`` is compared with ``yours``; what the buttons do with it, the window decides."""

    def __init__(
        self, parent: QWidget, themes: Themes, title: str, text: str, yours: str, other: str
    ) -> None:
        super().__init__(parent, title, text)
        self._themes = themes
        self.view = DifferenceView(themes)
        self.legend = label("", "muted")
        self.middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.middle.setSpacing(NEAR)
        self.middle.addWidget(self.view, 1)
        self.body.addWidget(self.legend)
        self.body.addLayout(self.middle)
        self.view.installEventFilter(self)
        self.compare(yours, other)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In little room the panel scrolls to where the keyboard goes."""
        if watched is self.view and event.type() is QEvent.Type.FocusIn:
            self._scroll.ensureWidgetVisible(self.view)
        return super().eventFilter(watched, event)

    def compare(self, yours: str, other: str) -> None:
        self.view.set_value(yours, other)
        self.view.setVisible(not self.view.is_empty())
        same = tr("There is no difference, but perhaps in how lines end.")
        signs = tr("−  only in your text     +  only in the other")
        self.legend.setText(same if self.view.is_empty() else signs)

    def fit(self) -> None:
        """The difference scrolls by itself, so that the panel need not."""
        scale, over = self._themes.type, self._over
        width = min(scale.px(WIDEST_PX), over.width() - AROUND_SIDES_PX)
        room = over.height() - AROUND_PX - scale.px(TEXTS_PX)
        self.fit_view(width, max(LEAST_PX, min(HIGHEST_PX, room)))
        super().fit()

    def fit_view(self, width: int, highest: int) -> None:
        self.view.fit(width, highest)


class VersionsPanel(DifferencePanel):
    """``text_of`` reads one of the versions, the newest of which is the first."""

    def __init__(
        self,
        parent: QWidget,
        themes: Themes,
        saved_at: Sequence[datetime],
        yours: str,
        text_of: Callable[[int], str],
        today: date,
    ) -> None:
        about = tr("What the file was before each of the last saves.")
        none = tr("There is none yet. Each save keeps what the file was before.")
        super().__init__(parent, themes, tr("Versions"), about if saved_at else none, yours, yours)
        self._yours, self._text_of = yours, text_of
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Versions"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([moment(each, today) for each in saved_at])
        self.middle.insertWidget(0, self.list)
        self.list.currentRowChanged.connect(self._look)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(saved_at))
        self.legend.setVisible(bool(saved_at))

    def chosen(self) -> int:
        """Its place in the list."""
        return self.list.currentRow()

    def take_focus(self) -> None:
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            super().take_focus()

    def _look(self, row: int) -> None:
        self.compare(self._yours, self._text_of(row))
        if self.isVisible():
            self.fit()

    def fit_view(self, width: int, highest: int) -> None:
        """Beside the list and as high, whichever version is chosen; with large text below it."""
        highest = min(highest, LIST_HIGHEST_PX)
        beside = self._themes.type.px(LIST_PX)
        is_beside = beside * 2 < width
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.middle.setDirection(across if is_beside else down)
        self.list.setFixedWidth(beside if is_beside else width)
        self.list.setFixedHeight(highest if is_beside else min(highest, LEAST_PX))
        self.view.fit(width - beside - NEAR if is_beside else width, highest)
        self.view.setFixedHeight(highest)


def moment(at: datetime, today: date) -> str:
    """In the zone of this place: "today, 19:15", "Fri 20 Nov 2026, 19:15"."""
    here = at.astimezone()
    days = (today - here.date()).days
    day = phrases.ago(days) if 0 <= days < 2 else full_day(here.date())
    return tr("{day}, {time}", day=day, time=f"{here:%H:%M}")


def ask_which(
    window: QWidget,
    themes: Themes,
    file: str,
    yours: str,
    theirs: str | None,
    *,
    keep_mine: Callable[[], object],
    take_theirs: Callable[[], object],
    keep_both: Callable[[], object],
) -> Panel:
    """Another program changed a file that is being edited. Esc leaves it for later.

    It comes while somebody types: no button has the focus, so that no letter presses one.
    ``theirs`` is None where it can't be edited: then it can't be taken.
    """
    title = tr("{file} was changed elsewhere", file=file)
    text = tr("You changed it too. Nothing is saved until you choose; whatever you leave is kept.")
    panel: Panel
    if theirs is None:
        why = tr("What it has now can't be edited: it is not UTF-8 text, or far too long.")
        panel = Panel(window, title, f"{text} {why}")
    else:
        panel = DifferencePanel(window, themes, title, text, yours, theirs)
    panel.add_button(tr("Keep mine"), keep_mine, primary=True)
    if theirs is not None:
        panel.add_button(tr("Take the other"), take_theirs)
    panel.add_button(tr("Keep both"), keep_both)
    panel.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, its stubs do not
    return panel
