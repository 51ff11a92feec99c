"""Lays out the samples of a page, and draws pages as pictures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from midline.known_errors import KnownError
from midline.ui.gallery.pages import PAGES
from midline.ui.gallery.sample import FOCUSED, Sample, Samples
from midline.ui.spacing import EDGE, HAIR, WIDE
from midline.ui.themes import Themes
from midline.ui.widgets.flow import Flow

WIDTH_PX = 1120
ROUNDS = 60  # of the event loop, until the page has the focus and its stills are drawn


class SamplePage(QWidget):
    """``keyboard`` is the widget that has the focus in place of the focused samples."""

    def __init__(
        self, name: str, samples: Samples, themes: Themes, keyboard: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._themes = themes
        inside = QWidget()
        flow = Flow(inside)
        flow.setSpacing(WIDE)
        title = QLabel(name)
        title.setObjectName("title")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, WIDE, EDGE, EDGE)
        column.setSpacing(WIDE)
        column.addWidget(title)
        column.addWidget(inside)
        column.addStretch(1)
        for sample in samples:
            flow.addWidget(self._cell(sample))
        for each in self.findChildren(QWidget):
            if each.property(FOCUSED):
                each.setFocusProxy(keyboard or self)
        self.setFixedWidth(WIDTH_PX)
        inside.setFixedHeight(flow.heightForWidth(WIDTH_PX - 2 * EDGE))
        self.adjustSize()

    def _cell(self, sample: Sample) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HAIR)
        caption = QLabel(sample.caption)
        caption.setObjectName("small")
        column.addWidget(caption)
        column.addWidget(sample.widget, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self._take_size(sample)
        return cell

    def _take_size(self, sample: Sample) -> None:
        widget, scale = sample.widget, self._themes.type
        widget.ensurePolished()
        if sample.width:
            widget.setFixedWidth(min(scale.px(sample.width), WIDTH_PX - 2 * EDGE))
            # Some find their height by their width, and Qt would tell it only when it is shown.
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), QSize()))
        if sample.height:
            widget.setFixedHeight(scale.px(sample.height))
        elif sample.width and widget.hasHeightForWidth():
            widget.setFixedHeight(widget.heightForWidth(widget.width()))


def page_named(name: str, themes: Themes, keyboard: QWidget | None = None) -> SamplePage:
    return SamplePage(name, PAGES[name](themes), themes, keyboard)


def picture_of(name: str, themes: Themes) -> QPixmap:
    """A page of `PAGES` with its focused samples. Needs a platform that activates windows."""
    page = page_named(name, themes)
    page.show()
    page.activateWindow()
    page.setFocus()
    for _ in range(ROUNDS):
        QApplication.processEvents()
    drawn = page.grab()
    drop(page)
    return drawn


def drop(page: QWidget) -> None:
    """At once: the next theme would dress all that are still there."""
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def write_sheets(themes: Themes, folder: Path, names: Iterable[str]) -> list[Path]:
    """Every page in these themes, as ``<page>-<theme>.png``. Raises `KnownError`."""
    if not QDir().mkpath(str(folder)):
        raise KnownError(f"{folder} can't be made. Name a folder where you may write.")
    written = []
    for theme in names:
        themes.choose(theme)
        for name in PAGES:
            path = folder / f"{file_name(name)}-{theme}.png"
            if not picture_of(name, themes).save(str(path)):
                raise KnownError(f"{path} can't be written. Is there room, and may you write?")
            written.append(path)
    return written


def file_name(page: str) -> str:
    return page.lower().replace(" ", "-")
