"""The whole session that a routine makes, as a strip, and in a few words above it."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from midline.routine.model import Routine
from midline.routine.problems import Severity
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.session.plan import Plan, compile_plan
from midline.ui import phrases
from midline.ui.labels import label
from midline.ui.spacing import TIGHT
from midline.ui.stage.segments import segments_of
from midline.ui.theme import Theme
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.ui.widgets.strip import Segment, Strip

STRIP_PX = 34
STEPS_MOST = 600  # beyond, an exercise is one piece of the strip: its sets would be hairs
AT_ONCE_MOST = 100  # exercises; with more of them it waits for a pause in typing
PAUSE_MS = 250


class Timeline(QWidget):
    """``chosen`` carries the address of the exercise that was clicked.

    While there is something to mend, it is as it was before. The sets of the exercise that is
    selected are filled, and the cursor stands where it begins.
    """

    chosen = Signal(object)

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self._plan: Plan | None = None
        self._at: Address = ()
        self._facts = ""
        self._routine: Routine | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._take)
        self._addresses: dict[int, Address] = {}
        self.facts = label("", "facts")
        self.strip = Strip()
        self.strip.setFixedHeight(STRIP_PX)
        self.strip.setAccessibleName(tr("Timeline"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.facts)
        column.addWidget(self.strip)
        self.strip.chosen.connect(self._choose)
        themes.changed.connect(self._draw)
        self._draw()

    def set_document(self, document: Document) -> None:
        self._routine = routine = document.routine
        if routine is not None and len(routine.exercises) > AT_ONCE_MOST and self._plan:
            self._later.start()
        else:
            self._take()
        problems = document.reading.problems
        errors = sum(each.severity is Severity.ERROR for each in problems)
        warnings = len(problems) - errors
        said = [phrases.count(errors, "thing to fix", "things to fix")]
        said += [phrases.count(warnings, "warning", "warnings")] if warnings else []
        self._tell(" · ".join(said) if errors else "")

    def wait(self) -> None:
        """Somebody types in a text that is read when they pause."""
        self.facts.setText(tr("Reading …"))

    def _tell(self, wrong: str) -> None:
        """What is wrong, or how long it is and what it takes."""
        self.facts.setObjectName("danger" if wrong else "facts")
        self.facts.style().polish(self.facts)
        self.facts.setText(wrong or self._facts)
        self.strip.setAccessibleDescription(self._facts)
        self.strip.setVisible(self._plan is not None)

    def select(self, at: Address) -> None:
        """The sets of an exercise, of a section's, or of none."""
        self._at = at
        if self._plan is None:
            return
        sets = [
            each.ordinal
            for each in self._plan.sets
            if at and self._addresses[id(each.exercise)][: len(at)] == at
        ]
        self.strip.set_done(frozenset(sets))
        first = self._plan.steps[self._plan.work_index(sets[0])].start_s if sets else 0.0
        self.strip.set_position_s(first)

    def _take(self) -> None:
        routine = self._routine
        if routine is None or (self._plan and routine == self._plan.routine):
            return
        self._plan = plan = compile_plan(routine)
        self._addresses = {
            id(exercise): (s, e)
            for s, section in enumerate(routine.sections)
            for e, exercise in enumerate(section.exercises)
        }
        self._facts = phrases.facts(routine, plan.total_s, len(plan.sets))
        self._tell("")
        self._draw()

    def _draw(self) -> None:
        theme = self._themes.theme
        self.strip.set_colors(theme.color("text"), theme.color("background"))
        if self._plan is not None:
            is_long = len(self._plan.steps) > STEPS_MOST
            segments = (_exercises if is_long else segments_of)(self._plan, theme)
            self.strip.set_segments(segments, self._plan.total_s)
            self.select(self._at)

    def _choose(self, ordinal: int) -> None:
        if self._plan is not None:
            self.chosen.emit(self._addresses[id(self._plan.sets[ordinal].exercise)])


def _exercises(plan: Plan, theme: Theme) -> list[Segment]:
    """A segment for all steps of an exercise that follow each other."""
    work = theme.color("work")
    made = []
    for exercise, steps in groupby(plan.steps, lambda step: step.set and step.set.exercise):
        first, *others = steps
        if exercise is None or first.set is None:
            continue
        last = others[-1] if others else first
        length_s = last.start_s + last.duration_s - first.start_s
        name = content(exercise.name)
        made.append(Segment(first.start_s, length_s, first.set.ordinal, True, work, 1.0, name))
    return made
