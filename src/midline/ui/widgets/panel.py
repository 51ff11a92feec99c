"""A question or a page that lies over the window. No modal loop: it answers with a signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from midline.ui.labels import label
from midline.ui.motion import faded, slide_in
from midline.ui.spacing import EDGE, FAR, NEAR, TIGHT, WIDE
from midline.ui.widgets.button import Button
from midline.ui.widgets.flow import Flow
from midline.ui.widgets.scroll import Scroll

PADDING_PX, BORDER_PX = 36, 1
SCRIM = QColor(0, 0, 0, 150)
TAB_FOCUS = Qt.FocusPolicy.TabFocus
SCROLLS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Panel(QWidget):
    """A card in the middle of ``parent``, everything else dimmed. Esc and a click beside close it.

    ``closed`` says that nobody chose anything; ``gone`` comes in any case, and first.
    """

    accessible_role = "Dialog"
    closed = Signal()
    gone = Signal()  # in any way

    def __init__(
        self, parent: QWidget, title: str, text: str = "", *, from_afar: bool = False
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame(self)
        self.card.setObjectName("panelCard")
        self._from_afar = from_afar
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(NEAR)
        self._scroll = Scroll(self._inside)
        self._scroll.setMinimumHeight(1)  # Qt's own least is higher than a title
        self._button_row = QWidget()
        self._buttons = Flow(self._button_row, fills=True)
        self._lay_out()
        self._add_label(title, "hero" if from_afar else "title")
        self._text = self._add_label(text, "title2" if from_afar else "lead")
        self._text.setVisible(bool(text))
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())

    def _lay_out(self) -> None:
        """What is in it scrolls where it is too much; the buttons stay."""
        self._buttons.setSpacing(TIGHT)
        self._button_row.hide()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(PADDING_PX, EDGE, PADDING_PX, EDGE)
        column.setSpacing(WIDE)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._button_row)

    def _add_label(self, text: str, name: str) -> QLabel:
        made = label(text, name)
        self.body.addWidget(made)
        return made

    def set_text(self, text: str) -> None:
        """Say something else, also to a screen reader; ``fit`` afterwards."""
        self._text.setText(text)
        self.setAccessibleDescription(text)
        if self.isVisible():
            self.announce(text)

    def announce(self, text: str) -> None:
        """For a screen reader."""
        from midline.ui.accessible import announce

        announce(self, text)

    def add_button(
        self,
        text: str,
        chosen: Callable[[], object],
        *,
        primary: bool = False,
        stays: bool = False,
    ) -> Button:
        """A button that closes the panel, unless it ``stays``, and then does what it says.

        The first has the focus.
        """
        button = Button(text)
        look = "primary" if primary else "second"
        button.setObjectName(f"{look}Large" if self._from_afar else look)
        policy = QSizePolicy.Policy
        button.setSizePolicy(policy.Minimum, policy.Expanding)  # as high as the one beside it
        if self._buttons.count() == 0:
            self._button_row.show()
            self.setFocusProxy(button)

        def choose() -> None:
            if not stays:
                self._go()
            chosen()

        button.clicked.connect(choose)
        self._buttons.addWidget(button)
        return button

    def open(self) -> None:
        self.fit()
        with faded(self._over):
            self.show()
            self.raise_()
        slide_in(self.card)
        self.take_focus()

    def take_focus(self) -> None:
        (self.focusProxy() or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_unanswered(self) -> None:
        self._go()
        self.closed.emit()

    def close_silently(self) -> None:
        self._go()

    def _go(self) -> None:
        with faded(self._over):
            self.hide()
        self.deleteLater()
        self.gone.emit()
        for panel in open_panels(self._over)[-1:]:
            panel.take_focus()  # one that lay beneath

    def fit(self) -> None:
        """Take the place that what is in it needs now, up to nearly all of the window."""
        self.setGeometry(self._over.rect())
        room = self.size() - QSize(FAR, FAR)
        for each in (self.card, *self.card.findChildren(QWidget)):
            each.ensurePolished()
        least = self.least_width_em() * self.font().pixelSize()
        wide = max(least, self._inside.sizeHint().width(), self._buttons.sizeHint().width())
        sides, ends = 2 * (PADDING_PX + BORDER_PX), 2 * (EDGE + BORDER_PX)
        width = min(room.width(), wide + sides)
        inner = width - sides
        height = self._height_of(self._inside, inner) + ends
        if self._buttons.count():
            height += WIDE + self._buttons.heightForWidth(inner)
        if height > room.height():
            width = min(room.width(), width + self.bar_px())
        size = QSize(width, min(height, room.height()))
        self.card.resize(size)
        self.card.move((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)

    def bar_px(self) -> int:
        """How wide its scroll bar is."""
        return self._scroll.verticalScrollBar().sizeHint().width()

    def least_width_em(self) -> int:
        """How wide its text is at least, where there is room, in sizes of the font."""
        return 42 if self._from_afar else 31

    def _height_of(self, widget: QWidget, width: int) -> int:
        height = widget.heightForWidth(width)
        return height if height > 0 else widget.sizeHint().height()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - as Qt has it
        """Tab goes round within the panel."""
        stops = [
            each
            for each in self.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & TAB_FOCUS
        ]
        if stops:
            now = QApplication.focusWidget()
            last = stops.index(now) if now in stops else (-1 if next else 0)
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            stops[(last + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_unanswered()
        elif event.key() in SCROLLS:
            QApplication.sendEvent(self._scroll.verticalScrollBar(), event)
        else:
            event.accept()  # nothing beneath may hear a key

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_unanswered()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Its second click was meant for what opened the panel: it closes nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), SCRIM)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)


def open_panels(window: QWidget) -> list[Panel]:
    """Those that lie over the window now, the topmost last."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return [each for each in window.findChildren(Panel, options=direct) if each.isVisible()]
