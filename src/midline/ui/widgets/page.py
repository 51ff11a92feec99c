"""A screen that fills the window."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from midline.routine.view import View


class Page(QWidget):
    accessible_role = "Pane"

    def take_focus(self) -> None:
        """The keyboard goes to where it is wanted first; to the page itself, if nowhere else."""
        self.setFocus()

    def toast_place(self) -> QRect:
        """At the bottom of this place news hides nothing that is needed."""
        return self.rect()

    def toast_places(self) -> tuple[QRect, ...]:
        """Of several the first that has room for the news."""
        return (self.toast_place(),)

    def toast_view(self) -> View:
        """How news lies in it: as the words around it."""
        return View.UPRIGHT
