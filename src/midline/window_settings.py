"""The settings in the window: the page, the sound check and the output delay, with their sound."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from midline.audio.own_sounds import OwnSounds, own_sounds
from midline.data_folder import DataFolder
from midline.session.clock import NS_PER_S
from midline.settings import Settings
from midline.ui.main_window import MainWindow
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.page import SettingsPage
from midline.ui.settings.sound_check import SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.themes import Themes
from midline.ui.translate import tr
from midline.ui.widgets.panel import Panel
from midline.window_sound import WindowSound
from midline.window_sync import WindowSync

BEAT_IN_NS = 3 * NS_PER_S // 2  # time for the hand to find its key, and for a lead-in
LOOK_EVERY_MS = 500
START_EVERY_MS = 50


class WindowSettings(QObject):
    """``settings`` tells those in force, ``change`` takes up others.

    ``problems`` are what was not taken from their file.
    """

    over = Signal()  # back to the library

    def __init__(
        self,
        window: MainWindow,
        themes: Themes,
        sound: WindowSound,
        settings: Callable[[], Settings],
        change: Callable[[Settings], object],
        data: DataFolder,
        sync: WindowSync,
        problems: Sequence[str] = (),
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__(window)
        self._window, self._themes, self._sound = window, themes, sound
        self._settings, self._change = settings, change
        self._data, self._sync, self._problems, self._now_ns = data, sync, problems, now_ns
        self._page: SettingsPage | None = None
        self._check: SoundCheck | None = None
        self._check_ends_ns = 0
        sync.moved_on.connect(self._show_sync)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._start_timer = QTimer(self)
        self._start_timer.setSingleShot(True)
        self._start_timer.setInterval(START_EVERY_MS)
        self._start_timer.timeout.connect(self._play_check)

    def show(self) -> None:
        self._themes.look_again()
        if self._page is None:
            self._page = self._new_page()
        self._page.set_value(self._settings())
        self._show_sync()
        self._window.show_page(self._page)
        self._watch()

    def build_anew(self) -> None:
        """The page in another language; who chose it stays where they are."""
        old, self._page = self._page, None
        if old is not None:
            self._page = self._new_page()
            self._page.show_language()
            self.show()
            self._window.drop_page(old)

    def look(self) -> None:
        """Tell how the sound is, as long as anybody looks."""
        page = self._page if self._page is not None and self._page.isVisible() else None
        for each in (page, self._check):
            if each is not None:
                each.show_trouble(self._sound.process.trouble)
        if self._check is not None and self._sound.process.trouble:
            self._sound.told = self._sound.process.trouble  # the stage need not tell it again
        if page is None and self._check is None:
            self._timer.stop()

    def _new_page(self) -> SettingsPage:
        page = SettingsPage(self._themes, self._settings())
        page.show_problems(self._problems)
        page.changed.connect(self._change)
        page.tried.connect(self._sound.set_volumes)
        page.check_wanted.connect(self.check)
        page.measure_wanted.connect(self._measure)
        page.compare_wanted.connect(self._compare)
        page.folder_wanted.connect(self._choose_folder)
        page.sync_wanted.connect(lambda: self._sync.begin(is_asked_for=True))
        page.leave_wanted.connect(self.over)
        page.keys_wanted.connect(self._window.show_keys)
        return page

    # Several laptops

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        before = str(self._settings().sync_path or Path.home())
        folder = QFileDialog.getExistingDirectory(
            self._window, tr("Folder of your history"), before
        )
        if folder:
            self._take({"sync_folder": folder})
            self._sync.begin(is_asked_for=True)

    def _show_sync(self) -> None:
        from midline.history.sync.last import last_sync

        if self._page is not None and self._settings().sync_folder:
            self._page.laptops.show_state(
                last_sync(self._data.cache),
                is_running=self._sync.is_running(),
                trouble=self._sync.trouble,
            )

    # The sound check

    def check(self, start: Callable[[], object] | None = None) -> None:
        """Open the sound check; before the first session, ``start`` begins it."""
        panel = SoundCheck(self._window, self._settings(), start and partial(self._start, start))
        panel.play_wanted.connect(self._play_check)
        panel.tried.connect(self._try)
        panel.changed.connect(self._take)
        panel.heard.connect(partial(self._take, {"sound_checked": True}))
        panel.gone.connect(self._end_check)
        self._check = panel
        self._window.open_panel(panel)
        self._watch()
        self._play_check()

    def _start(self, start: Callable[[], object]) -> None:
        self._take({"sound_checked": True})
        start()

    def _play_check(self) -> None:
        """As soon as there is a player: its first tone must not be missed."""
        if self._sound.is_starting():
            self._start_timer.start()
            return
        own = own_sounds(self._data) or OwnSounds()  # not those that are not ready to play yet
        self._check_ends_ns = self._sound.play_check(self._now_ns(), own)

    def _end_check(self) -> None:
        self._check = None
        self._start_timer.stop()
        self._sound.end_check()

    def _try(self, changes: dict[str, Any]) -> None:
        self._sound.set_volumes(replace(self._settings(), **changes))

    def _take(self, changes: dict[str, Any]) -> None:
        self._change(replace(self._settings(), **changes))
        if self._page is not None:
            self._page.set_value(self._settings())
        if self._check is not None:
            self._try({})
            if self._now_ns() > self._check_ends_ns:
                self._play_check()

    # The output delay

    def _measure(self) -> None:
        panel = TapPanel(self._window, self._themes, self._now_ns)
        panel.beat_wanted.connect(lambda: panel.begin(self._play_beat(0)))
        panel.chosen.connect(self._use_and_compare)
        self._open(panel)

    def _use_and_compare(self, delay_ms: int) -> None:
        self._take({"output_delay_ms": delay_ms})
        self._compare()

    def _compare(self) -> None:
        delay_ms = self._settings().output_delay_ms
        panel = ComparePanel(self._window, self._themes, self._now_ns, delay_ms)
        panel.beat_wanted.connect(lambda wanted_ms: panel.begin(self._play_beat(wanted_ms)))
        panel.chosen.connect(lambda chosen_ms: self._take({"output_delay_ms": chosen_ms}))
        self._open(panel)
        panel.begin(self._play_beat(delay_ms))

    def _play_beat(self, delay_ms: int) -> int:
        """Gives the moment for which its first beat is sent."""
        first_ns = self._now_ns() + BEAT_IN_NS + delay_ms * (NS_PER_S // 1000)
        self._sound.play_beat(first_ns, delay_ms)
        return first_ns

    def _open(self, panel: Panel) -> None:
        panel.gone.connect(self._sound.end_check)
        self._window.open_panel(panel)

    def _watch(self) -> None:
        self.look()
        self._timer.start(LOOK_EVERY_MS)
