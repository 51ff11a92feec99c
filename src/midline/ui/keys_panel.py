"""The Keys page: every key of the window, from the one table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from midline.ui.keys import PAGES, Key, shown_keys
from midline.ui.spacing import FAR, GAP, HAIR, NEAR
from midline.ui.translate import tr
from midline.ui.widgets.panel import PADDING_PX, Panel

CLOSERS = (
    Qt.Key.Key_Question,
    Qt.Key.Key_F1,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
)
ABOUT = "about"
ABOUT_LEAST_EM = 23  # of what a key does, in sizes of the font


class KeysPanel(Panel):
    """Two columns: the session's keys, and all the others. Any of its own keys closes it.

    It offers the ``tour`` where there is one.
    """

    def __init__(self, parent: QWidget, tour: Callable[[], object] | None = None) -> None:
        super().__init__(parent, tr("Keys"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(FAR)
        self._columns.addLayout(_column(PAGES[:1]))
        self._columns.addLayout(_column(PAGES[1:]))
        self._columns.setContentsMargins(0, 0, NEAR, 0)
        self.body.addLayout(self._columns)
        self.add_button(tr("Close"), self.closed.emit)
        if tour is not None:
            self.add_button(tr("Take the tour"), tour)

    def fit(self) -> None:
        """In less room the columns stand below one another."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across)
        self._set_least_em(ABOUT_LEAST_EM)
        room = self._over.width() - FAR - 2 * PADDING_PX - self.bar_px()
        if self._inside.sizeHint().width() > room:
            self._columns.setDirection(down)
            self._set_least_em(0)
        super().fit()

    def _set_least_em(self, least_em: int) -> None:
        for about in self._inside.findChildren(QLabel, ABOUT):
            about.setMinimumWidth(least_em * about.font().pixelSize())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLOSERS:
            self.close_unanswered()
        else:
            super().keyPressEvent(event)


def _column(pages: tuple[tuple[str, tuple[Key, ...]], ...]) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(HAIR)
    grid.setColumnStretch(1, 1)
    for title, keys in pages:
        heading = QLabel(tr(title).upper())
        heading.setObjectName("eyebrow")
        heading.setAccessibleName(tr(title))
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for key in keys:
            row = grid.rowCount()
            grid.addLayout(_caps(key), row, 0, Qt.AlignmentFlag.AlignTop)
            about = QLabel(tr(key.about))
            about.setWordWrap(True)
            about.setObjectName(ABOUT)
            takes_rest = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            takes_rest.setHeightForWidth(True)
            about.setSizePolicy(takes_rest)
            grid.addWidget(about, row, 1)
        grid.setRowMinimumHeight(grid.rowCount(), NEAR)
    column = QVBoxLayout()
    column.addLayout(grid)
    column.addStretch(1)
    return column


def _caps(key: Key) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(HAIR)
    for name in shown_keys(key):
        cap = QLabel(name)
        cap.setObjectName("cap")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap)
    row.addStretch(1)
    return row
