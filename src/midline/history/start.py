"""What a recorded session begins with: nothing, or what was done before it was cut short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from midline.history.recorder import Recorder, wall_time
from midline.history.store import Store
from midline.history.writing import NewSession
from midline.routine.model import Routine
from midline.session.plan import compile_plan
from midline.session.state import Session


@dataclass(frozen=True, slots=True)
class Start:
    """``session`` is ready to start. ``begun`` is the row of one that goes on."""

    session: Session
    routine_file: str  # `library.entries.RoutineFile.key`
    routine_text: str
    begun: NewSession | None = None

    @classmethod
    def of(cls, routine: Routine, file: str, text: str) -> Start:
        """With nothing done yet."""
        return cls(Session(compile_plan(routine)), file, text)

    def recorder(
        self,
        open_store: Callable[[], Store],
        on_trouble: Callable[[str], None],
        real_ns: Callable[[int], int],
    ) -> Recorder:
        """``real_ns`` tells of a moment of the session's clock which one of real time it was."""
        return Recorder(
            open_store,
            self.session.plan,
            self.routine_file,
            self.routine_text,
            on_trouble,
            when=lambda clock_ns: wall_time(real_ns(clock_ns)),
            begun=self.begun,
        )
