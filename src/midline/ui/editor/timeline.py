"""The whole session that a routine makes, as a strip, and in a few words above it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from midline.routine.model import Routine
from midline.routine.problems import Severity
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address
from midline.session.plan import compile_plan
from midline.session.spans import Span, spans_of
from midline.ui import phrases
from midline.ui.labels import label
from midline.ui.spacing import TIGHT
from midline.ui.stage.segments import segments_of
from midline.ui.themes import Themes
from midline.ui.translate import content, tr
from midline.ui.widgets.strip import Segment, Strip

STRIP_PX = 34
SETS_MOST = 300  # beyond, an exercise is one piece of the strip: its sets would be hairs


class Timeline(QWidget):
    """``chosen`` carries the address of the exercise that was clicked.

    While there is something to mend, it is as it was before. The sets of the exercise that is
    selected are filled, and the cursor stands where it begins.
    """

    chosen = Signal(object)

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self._routine: Routine | None = None
        self._spans: tuple[Span, ...] = ()
        self._at: Address = ()
        self._facts = ""
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
        if document.routine is not None and document.routine != self._routine:
            self._take(document.routine)
        problems = document.reading.problems
        errors = sum(each.severity is Severity.ERROR for each in problems)
        warnings = len(problems) - errors
        said = [phrases.count(errors, "thing to fix", "things to fix")]
        said += [phrases.count(warnings, "warning", "warnings")] if warnings else []
        self._tell(" · ".join(said) if errors else "")

    def wait(self) -> None:
        """Somebody types in a text that is read when they pause."""
        self._say(tr("Reading …"), "facts")

    def _tell(self, wrong: str) -> None:
        """What is wrong, or how long it is and what it takes."""
        self._say(wrong or self._facts, "danger" if wrong else "facts")
        self.strip.setAccessibleDescription(self._facts)
        self.strip.setVisible(self._routine is not None)

    def _say(self, text: str, look: str) -> None:
        if self.facts.objectName() != look:
            self.facts.setObjectName(look)
            self.facts.style().polish(self.facts)
        self.facts.setText(text)

    def select(self, at: Address) -> None:
        """The sets of an exercise, of a section's, or of none."""
        self._at = at
        chosen = [each for each in self._spans if at and each.at[: len(at)] == at]
        sets = (range(each.ordinal, each.ordinal + each.sets) for each in chosen)
        self.strip.set_done(frozenset(chain.from_iterable(sets)))
        self.strip.set_position_s(chosen[0].work_start_s if chosen else 0.0)

    def _take(self, routine: Routine) -> None:
        self._routine, self._spans = routine, spans_of(routine)
        self._facts = phrases.facts(routine, self._total_s(), self._sets())
        self._draw()

    def _total_s(self) -> float:
        return self._spans[-1].end_s if self._spans else 0.0

    def _sets(self) -> int:
        return sum(each.sets for each in self._spans)

    def _draw(self) -> None:
        theme = self._themes.theme
        self.strip.set_colors(theme.color("text"), theme.color("background"))
        if self._routine is not None:
            self.strip.set_segments(self._segments(self._routine), self._total_s())
            self.select(self._at)

    def _segments(self, routine: Routine) -> list[Segment]:
        """Of the sets and pauses; of a long routine one for each exercise."""
        if self._sets() <= SETS_MOST:
            return segments_of(compile_plan(routine), self._themes.theme)
        color = self._themes.theme.color("work")
        made = []
        for span in self._spans:
            name = content(routine.sections[span.at[0]].exercises[span.at[1]].name)
            length_s = span.end_s - span.start_s
            made.append(Segment(span.start_s, length_s, span.ordinal, True, color, 1.0, name))
        return made

    def _choose(self, ordinal: int) -> None:
        n = bisect_right(self._spans, ordinal, key=lambda span: span.ordinal) - 1
        self.chosen.emit(self._spans[n].at)
