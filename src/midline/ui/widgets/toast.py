"""News that needs no answer: a line over the page, gone by itself; some can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QWidget

from midline.routine.view import View
from midline.ui.motion import slide_in
from midline.ui.stylesheet import letters, padding_right
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.turned import Room, turn

LEAST_MS = 2500
WIDEST_PX, NARROWEST_PX, MARGIN_PX, LEAST_MARGIN_PX = 720, 200, 16, 3
SIDE_PX, END_PX = 22, 14  # the padding of the stylesheet
AIR_PX = 20  # so that no line breaks for a pixel
PER_CHARACTER_MS = 55  # long sentences stay longer
UNDO_MS = 4000  # and so does what can be undone: somebody has to go there
BESIDE_PX = 18  # from the words to the button
LEAST_AGAIN_MS = 1000  # less is left of what a panel hid: it is not shown again
SMALLER = (1.0, 0.85, 0.7, 0.6, 0.5, 0.42)  # of the font, as little room may want
LARGE = SMALLER[:5]  # where there is another place, with more room
LEAST_LETTERS_PX = 15  # there


class Toast(QLabel):
    """Lies over ``parent``, at the bottom of the first of its ``places`` that has room for it.

    Messages are shown one by one, whole, turned as their place is. They wait while there is none.

    The keyboard undoes with the page's own Ctrl+Z, so the button, which goes away by itself, never
    has the focus. Only the last change can be undone.
    """

    def __init__(self, parent: QWidget, places: Callable[[], Sequence[Room]]) -> None:
        super().__init__(parent)
        self._over, self._places = parent, places
        self.setObjectName("toast")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(tr("Undo"), "onToast", self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._run_undo)
        self._undo: Callable[[], object] | None = None
        self._undone = ""  # the news that it is about
        self._take_mouse()
        self._view = View.UPRIGHT
        self._placed = QRect()
        self._waiting: list[str] = []
        self._left_ms: dict[str, int] = {}  # of what a panel hid
        self._of_page: set[str] = set()
        self._now = self._told = self._tip = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show_next)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        *,
        at_once: bool = False,
        instead_of: str = "",
        is_tip: bool = False,
        is_of_page: bool = False,
        undo: Callable[[], object] | None = None,
    ) -> None:
        """``at_once`` is for what can't wait: what is shown now is shown again after it.

        ``instead_of`` is what was said before and is no longer true: it is taken back. So is a tip
        as soon as there is news. ``undo`` takes back what the news tells of. See `leave_page`.
        """
        if undo is not None:
            self._take_back(self._undone)
            self._undo, self._undone = undo, text
        self._take_back(instead_of)
        self._take_back(self._tip)
        self._tip = text if is_tip else ""
        if is_of_page:
            self._of_page.add(text)
        is_known = text in self._waiting or (self.isVisible() and text == self._now)
        if at_once and self._timer.isActive() and not is_known:
            self._told = self._now
            self._waiting[:0] = [text, self._now]
            self.show_next()
            return
        if not is_known:
            self._waiting.append(text)
        if not self._timer.isActive():
            self.show_next()

    def has_tip(self) -> bool:
        """One is shown, or waits to be."""
        return self._tip in self._waiting or (self.isVisible() and self._now == self._tip)

    def forget_undo(self) -> None:
        """It was undone, or something else would be: the news of it goes away."""
        text, self._undone, self._undo = self._undone, "", None
        self._forget({text})

    def leave_page(self) -> None:
        """What it said of itself goes with it: a tip, what can be undone, what is of the page."""
        texts = {*self._of_page, self._tip, self._undone}
        self._of_page, self._tip, self._undone, self._undo = set(), "", "", None
        self._forget(texts)

    def _forget(self, texts: set[str]) -> None:
        is_shown = self.isVisible() and bool(self._now) and self._now in texts
        for text in texts:
            self._take_back(text)
        if is_shown:
            self.show_next()

    def _run_undo(self) -> None:
        undo = self._undo
        self.forget_undo()
        if undo is not None:
            undo()

    def _can_undo(self) -> bool:
        return bool(self._undone) and self._now == self._undone

    def _take_mouse(self) -> None:
        """Only where there is something to click: else what lies below has the pointer."""
        self.button.setVisible(self._can_undo())
        past = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self.setAttribute(past, not self._can_undo())

    def _take_back(self, text: str) -> None:
        self._waiting = [each for each in self._waiting if each != text]
        if self.isVisible() and self._now == text:
            self._now = ""
            self._timer.stop()

    def follow(self) -> None:
        """Another page is shown, or a panel was opened or closed: lie in the place that is now."""
        if self.isVisible():
            if not self._places():
                self._hide_under_panel()
                return
            self._place()
            self.raise_()
        elif self._waiting:
            self.show_next()

    def _hide_under_panel(self) -> None:
        """Only for the rest of its time it is shown again."""
        left_ms = min(self._timer.remainingTime(), self._timer.interval())  # Qt rounds it up
        if left_ms >= LEAST_AGAIN_MS:
            self._waiting.insert(0, self._now)
            self._left_ms[self._now] = left_ms
            self._told = self._now
        self._timer.stop()
        self.hide()

    def show_next(self) -> None:
        if not self._waiting or not self._places():
            self._timer.stop()
            self.hide()
            return
        text = self._now = self._waiting.pop(0)
        self._take_mouse()
        self._place()
        self.show()
        self.raise_()
        slide_in(self)
        QTimer.singleShot(0, self, self.follow)  # after a new page has found its own places
        from midline.ui.accessible import announce

        if text == self._told:  # it is only shown again
            self._told = ""
        else:
            how = tr("Ctrl Z takes it back.") if self._can_undo() else ""
            announce(self, f"{text} {how}".rstrip())
        longer = UNDO_MS if self._can_undo() else 0
        whole_ms = LEAST_MS + PER_CHARACTER_MS * len(text) + longer
        self._timer.start(self._left_ms.pop(text, whole_ms))

    def _place(self) -> None:
        rooms = self._places()
        if not rooms:
            return
        room, size = self._fit(rooms)
        self._view = room.view
        left = (room.size.width() - size.width()) // 2
        spare = room.size.height() - size.height()
        below = max(LEAST_MARGIN_PX, min(MARGIN_PX, spare // 2))
        place = room.place(QRect(QPoint(left, spare - below), size))
        if place != self._placed or not self.isVisible():
            for sliding in self.findChildren(QPropertyAnimation):
                sliding.stop()  # to where it was to be
            self._placed = place
            self.setGeometry(place)
        self.update()

    def _fit(self, rooms: Sequence[Room]) -> tuple[Room, QSize]:
        """The first room that has place for all of the text, in the largest letters that fit."""
        for room in rooms:
            for share in LARGE if room is not rooms[-1] else SMALLER:
                self._set_words(share)
                size = self._size_within(room.size.width())
                is_large = room is rooms[-1] or self.font().pixelSize() >= LEAST_LETTERS_PX
                if is_large and size.height() <= room.size.height() - 2 * LEAST_MARGIN_PX:
                    return room, size
        return rooms[-1], size

    def _set_words(self, share: float) -> None:
        beside = self._beside()
        room = padding_right("toast", beside + END_PX) if beside else ""
        self.setStyleSheet(room)
        self.ensurePolished()
        if share < 1:
            self.setStyleSheet(room + letters("toast", round(self.font().pixelSize() * share)))
            self.ensurePolished()
        self.setText(self._now)

    def _size_within(self, width: int) -> QSize:
        most = min(WIDEST_PX, width - 2 * MARGIN_PX)
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        beside = self._beside()
        wide = max(NARROWEST_PX, min(most, text + 2 * SIDE_PX + AIR_PX + beside))
        high = self.button.sizeHint().height() + END_PX if beside else 0
        return QSize(wide, max(high, self.heightForWidth(wide)))

    def _beside(self) -> int:
        return self.button.sizeHint().width() + BESIDE_PX if self._can_undo() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.button.sizeHint()
        left = self.width() - END_PX - size.width()
        self.button.setGeometry(QRect(QPoint(left, (self.height() - size.height()) // 2), size))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is View.UPRIGHT:
            super().paintEvent(event)
            return
        upright = self._upright()
        painter = QPainter(self)
        painter.setTransform(turn(self.size(), self._view), combine=True)
        option = QStyleOption()
        option.initFrom(self)
        option.rect = upright
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        inside = upright.adjusted(SIDE_PX, END_PX, -SIDE_PX, -END_PX)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(inside, flags, self.text())
        painter.end()

    def _upright(self) -> QRect:
        return QRect(QPoint(), Room(self.rect(), self._view).size)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self._place)  # after the page has found its own places
        elif event.type() in (QEvent.Type.ChildAdded, QEvent.Type.ChildRemoved):
            QTimer.singleShot(0, self, self.follow)  # it may be a panel
        return super().eventFilter(watched, event)
