"""The folder through which the history is shared with other laptops."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from midline.settings import Settings
from midline.ui.labels import label
from midline.ui.settings.option import Option, Section
from midline.ui.spacing import HAIR, TIGHT
from midline.ui.translate import tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.flow import Flow

_MAY_BREAK = "\u200b"  # a space of no width


class Laptops(Section):
    choose_wanted = Signal()
    sync_wanted = Signal()

    def __init__(self) -> None:
        self.folder = label("", "folder")
        self.state = label("", "small")
        self.trouble = label("", "danger")
        self.choose = Button(tr("Choose"))
        self.sync = Button(tr("Sync now"))
        self.forget = Button(tr("Forget it"), "quiet")
        self._chosen = self._what_is_chosen()
        super().__init__(
            tr("Several laptops"),
            Option(
                tr("Folder of your history"),
                tr("One that Syncthing, Nextcloud, git or the like carries to your laptops."),
                self.choose,
                beside=True,
            ),
            self._chosen,
        )
        self.choose.setAccessibleName(tr("Choose the folder of your history"))
        self.forget.setAccessibleName(tr("Forget the folder of your history"))
        self.choose.clicked.connect(self.choose_wanted)
        self.sync.clicked.connect(self.sync_wanted)
        self.forget.clicked.connect(self._forget)

    def set_value(self, settings: Settings) -> None:
        folder = settings.sync_folder
        self.folder.setText(_breakable(folder))
        self.folder.setAccessibleName(folder)
        self._chosen.setVisible(bool(folder))
        if not folder:
            self.show_state(None, is_running=False, trouble="")

    def show_state(self, last: datetime | None, *, is_running: bool, trouble: str) -> None:
        """``last`` is when it was last synced, if ever."""
        if is_running:
            self.state.setText(tr("Syncing…"))
        elif last is None:
            self.state.setText(tr("Not synced yet."))
        else:
            when = f"{last.astimezone():%Y-%m-%d %H:%M}"
            self.state.setText(tr("Last synced: {when}.", when=when))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _forget(self) -> None:
        self.choose.setFocus()  # the button that had it goes away
        self.changed.emit({"sync_folder": ""})

    def _what_is_chosen(self) -> QWidget:
        made, buttons = QWidget(), QWidget()
        row = Flow(buttons)
        row.setSpacing(TIGHT)
        row.addWidget(self.sync)
        row.addWidget(self.forget)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HAIR)
        for widget in (self.folder, self.state, self.trouble):
            column.addWidget(widget)
        column.addSpacing(TIGHT)
        column.addWidget(buttons)
        return made


def _breakable(path: str) -> str:
    """A label breaks lines between words only: long paths may break after each folder too."""
    return path.replace("/", f"/{_MAY_BREAK}").replace("\\", f"\\{_MAY_BREAK}")
