"""Which texts of a page are cut off: measured, since nobody looks at every size and language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSpinBox,
    QWidget,
)

from midline.ui.library.card import MAY_BREAK
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.wrapping_delegate import WrappingDelegate

SLACK_PX = 1  # of rounding
CUT = "…"
CHINESE = re.compile("[\u2e80-\uffef]")  # may end a line after each character


def cut_off(page: QWidget) -> list[str]:
    """A line for each text that needs more room than it has, or is outside of what is shown.

    What scrolls may be as high as it likes, but not wider than its place.
    """
    return [
        f"{type(widget).__name__} {_text(widget)[:40]!r}: {why}"
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isVisibleTo(page.window())
        for why in (*_too_small(widget), *_outside(widget, page), *_rows_too_small(widget))
    ]


def _rows_too_small(widget: QWidget) -> Iterator[str]:
    """Of those that a delegate paints, also the ones that are scrolled out of sight."""
    if not isinstance(widget, QListView):
        return
    delegate, model = widget.itemDelegate(), widget.model()
    if not isinstance(delegate, WrappingDelegate):
        return
    for index in (model.index(row, 0) for row in range(model.rowCount())):
        place = widget.visualRect(index)
        for text in delegate.texts(place, index) if place.isValid() else ():
            if text.words.endswith(CUT) or text.needed_px() > text.place.height() + SLACK_PX:
                yield f"{text.words!r} needs {text.needed_px()} of {text.place.height()}"
            elif not place.contains(text.place):
                yield f"{text.words!r} goes beyond its row"


def _text(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _too_small(widget: QWidget) -> Iterator[str]:
    text = _text(widget)
    if not text:
        return
    if isinstance(widget, QLabel):
        yield from _label_too_small(widget, text)
    elif isinstance(widget, QPushButton | QComboBox | QSpinBox):
        hint = widget.sizeHint()
        if hint.width() > widget.width() + SLACK_PX or hint.height() > widget.height() + SLACK_PX:
            yield f"has {_size(widget)}, needs {hint.width()}×{hint.height()}"
    elif isinstance(widget, QLineEdit):
        needed = widget.fontMetrics().horizontalAdvance(text)
        if needed > widget.width() and not widget.text():
            yield f"is {widget.width()} wide, needs {needed}"
    elif isinstance(widget, FitLabel):
        shown = [] if widget.toolTip() else widget.shown_lines()  # told whole there
        if shown and shown[-1].endswith(CUT) and not text.endswith(CUT):
            yield f"is cut to {shown[-1][-20:]!r}"


def _label_too_small(label: QLabel, text: str) -> Iterator[str]:
    metrics = QFontMetrics(label.font())
    inner = label.contentsRect().width()
    words = CHINESE.sub(" ", text.replace(MAY_BREAK, " ")).split()
    longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if longest > inner + SLACK_PX:
            yield f"is {inner} wide, its longest word {longest}"
    else:
        needed = label.sizeHint().height()
        if label.sizeHint().width() > label.width() + SLACK_PX:
            yield f"is {label.width()} wide, needs {label.sizeHint().width()}"
    if needed > label.height() + SLACK_PX:
        yield f"is {label.height()} high, needs {needed}"


def _outside(widget: QWidget, page: QWidget) -> Iterator[str]:
    """Some of it lies beyond a parent that does not scroll, or beside one that does."""
    if not _text(widget):
        return
    place, child = QRect(QPoint(), widget.size()), widget
    while child is not page and (parent := child.parentWidget()) is not None:
        place.translate(child.pos())
        child = parent
        scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
        room = parent.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
        if place.left() < room.left() or place.right() > room.right():
            yield f"goes beyond the sides of {_name(parent)}"
            return
        if scrolls:
            return
        if place.top() < room.top() or place.bottom() > room.bottom():
            yield f"goes beyond the ends of {_name(parent)}"
            return


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()


def _size(widget: QWidget) -> str:
    return f"{widget.width()}×{widget.height()}"
