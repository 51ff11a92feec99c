"""The Keys page: every key of the window, from the one table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from midline.ui.keys import PAGES, Key, shown_keys
from midline.ui.translate import tr
from midline.ui.widgets.panel import Panel

CLOSERS = (
    Qt.Key.Key_Question,
    Qt.Key.Key_F1,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
)


class KeysPanel(Panel):
    """Two columns: the session's keys, and all the others. Any of its own keys closes it.

    It offers the ``tour`` where there is one.
    """

    def __init__(self, parent: QWidget, tour: Callable[[], object] | None = None) -> None:
        super().__init__(parent, tr("Keys"))
        columns = QHBoxLayout()
        columns.setSpacing(56)
        columns.addLayout(_column(PAGES[:1]))
        columns.addLayout(_column(PAGES[1:]))
        inside = QWidget()
        inside.setLayout(columns)
        columns.setContentsMargins(0, 0, 12, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setMinimumWidth(inside.sizeHint().width() + 24)
        scroll.setMinimumHeight(min(parent.height() - 190, inside.sizeHint().height() + 4))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for arrows to scroll it
        scroll.setAccessibleName(tr("Keys"))
        for each in (scroll.viewport(), inside):
            each.setAutoFillBackground(False)
        self.body.addWidget(scroll, 1)
        self.add_button(tr("Close"), self.closed.emit)
        if tour is not None:
            self.add_button(tr("Take the tour"), tour)
        self.setFocusProxy(scroll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLOSERS:
            self.close_unanswered()
        else:
            super().keyPressEvent(event)


def _column(pages: tuple[tuple[str, tuple[Key, ...]], ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    for title, keys in pages:
        heading = QLabel(tr(title).upper())
        heading.setObjectName("eyebrow")
        heading.setAccessibleName(tr(title))
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 168)
        for row, key in enumerate(keys):
            grid.addLayout(_caps(key), row, 0)
            grid.addWidget(QLabel(tr(key.about)), row, 1)
        column.addLayout(grid)
        column.addSpacing(12)
    column.addStretch(1)
    return column


def _caps(key: Key) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(5)
    for name in shown_keys(key):
        cap = QLabel(name)
        cap.setObjectName("cap")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap)
    row.addStretch(1)
    return row
