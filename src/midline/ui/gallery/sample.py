"""A sample: a widget in one state, with a caption. What a hand would bring about is held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from midline.ui.themes import Themes

FOCUSED = "isFocusedSample"  # a property, which `SamplePage` looks for
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True)
class Sample:
    """Sizes are in pixels at 100 %; 0 stands for what the widget itself wants."""

    caption: str
    widget: QWidget
    width: int = 0
    height: int = 0


Samples = Iterable[Sample]
PageFunction = Callable[[Themes], Samples]


def hovered(widget: W) -> W:
    """With the pointer over it. Push buttons want to have seen it move."""
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    widget.resize(widget.sizeHint())
    at = QPointF(widget.rect().center())
    none = Qt.MouseButton.NoButton
    no_key = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, widget.mapToGlobal(at), none, none, no_key)
    QApplication.sendEvent(widget, move)
    return widget


def focused(widget: W) -> W:
    """As if the keyboard were in it, or in what it hands the focus on to."""
    target: QWidget = widget
    while (further := target.focusProxy()) is not None:
        target = further
    target.setProperty(FOCUSED, True)
    return widget


def pressed(button: W) -> W:
    assert isinstance(button, QAbstractButton)
    button.setDown(True)
    return button


def disabled(widget: W) -> W:
    widget.setEnabled(False)
    return widget


def states(make: Callable[[], QWidget], about: str = "", width: int = 0) -> Iterator[Sample]:
    """The five states of whatever can be pressed."""
    before = f"{about}, " if about else ""
    yield Sample(about or "normal", make(), width)
    yield Sample(f"{before}hover", hovered(make()), width)
    yield Sample(f"{before}focus", focused(make()), width)
    if isinstance(make(), QAbstractButton):
        yield Sample(f"{before}pressed", pressed(make()), width)
    yield Sample(f"{before}disabled", disabled(make()), width)


class Stand(QWidget):
    """A piece of a page, for what lies over one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def place(self) -> QRect:
        return self.rect()
