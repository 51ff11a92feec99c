"""What every stage in the window has of its sound and its looks, of a session as of a trial."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from midline.settings import Settings
from midline.ui.main_window import MainWindow
from midline.window_look import WindowLook

if TYPE_CHECKING:
    from midline.audio.cue_player import CuePlayer
    from midline.desktop.system_clock import SessionClock
    from midline.session.state import Session
    from midline.ui.session_controller import SessionController
    from midline.ui.stage.stage import Stage, StageChoices
    from midline.window_library import WindowLibrary
    from midline.window_names import WindowNames
    from midline.window_sound import WindowSound

    StageParts = tuple[SessionClock, CuePlayer, Callable[[], bool], StageChoices]


class WindowStage(QObject):
    """``settings`` tells those in force; the sound, shelves and names are asked when needed.

    ``new_clock`` makes a session's clock: the system's, unless a test has its own.
    """

    mute_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: WindowLook,
        settings: Callable[[], Settings],
        sound: Callable[[], WindowSound],
        shelves: Callable[[], WindowLibrary],
        names: Callable[[], WindowNames],
        new_clock: Callable[[], SessionClock] | None,
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._settings, self._sound = window, look, settings, sound
        self._shelves, self._names, self._new_clock = shelves, names, new_clock

    def parts(self, session: Session) -> StageParts:
        from midline.desktop.system_clock import SystemClock
        from midline.ui.stage.stage import StageChoices

        clock, sound = (self._new_clock or SystemClock)(), self._sound()
        cues = sound.cue_player(clock.real_ns, *self._names().take(session.plan))
        view, is_calm = self._settings().view, self._look.is_motion_reduced()
        choices = StageChoices(view, is_calm, figure_of=self._shelves().figure_of)
        return clock, cues, sound.has_sound, choices

    def connect_stage(self, stage: Stage, controller: SessionController) -> None:
        window = self._window
        controller.ticked.connect(self._tell_of_sound)
        stage.set_muted(self._settings().mute)
        stage.toast_place_changed.connect(window.place_toast)
        stage.said.connect(lambda text: window.say(text, is_of_page=True))
        stage.keys_wanted.connect(window.show_keys)
        stage.full_screen_wanted.connect(window.toggle_full_screen)
        stage.leave_full_screen_wanted.connect(lambda: window.set_full_screen(False))
        stage.mute_wanted.connect(self.mute_wanted)

    def _tell_of_sound(self) -> None:
        """After a tip, which is of use only before the first set."""
        if self._window.has_tip():
            return
        sound = self._sound()
        before, news = sound.said, sound.news()
        if news:
            self._window.say(news, instead_of=before, is_of_page=True)
