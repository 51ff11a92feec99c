"""Every planned set with what was really done of it, to be looked at and put right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from midline.routine.model import Hold
from midline.session.amounts import least, whole
from midline.session.events import CompletedSet, Ended
from midline.session.plan import PlannedSet
from midline.ui import phrases
from midline.ui.translate import content, later, tr

COLUMNS = (
    "",
    later("Exercise"),
    later("Set"),
    later("Side"),
    later("Target"),
    later("Done"),
    later("How it ended"),
)
NUMBER_NAME = later("Number")  # which needs no word on the screen
NUMBER, EXERCISE, SET, SIDE, TARGET, DONE, ENDED = range(len(COLUMNS))
PLANNED = Qt.ItemDataRole.UserRole + 1
REPS_MOST = 999
NO_BREAK = "\N{NO-BREAK SPACE}"  # no line begins with the unit
WORDS = {
    Ended.FULL: later("in full"),
    Ended.FINISHED: later("finished early"),
    Ended.LEFT: later("left early"),
    Ended.STOPPED: later("stopped"),
}
Index = QModelIndex | QPersistentModelIndex


class SetRows(QAbstractTableModel):
    """``refused`` carries a sentence: what was entered can't have been done. The old amount stays.

    ``entered`` carries the ordinal of a set that has another amount now.
    """

    refused = Signal(str)
    entered = Signal(int)

    def __init__(
        self,
        sets: Iterable[PlannedSet],
        done: Iterable[CompletedSet],
        took_s: float,
        changed: Mapping[int, float] = MappingProxyType({}),
    ) -> None:
        """``took_s`` is how long the session took: no hold is longer.

        ``changed`` has the amounts that were changed, or entered, before; by ordinal.
        """
        super().__init__()
        self._took_s = took_s
        self._sets = tuple(sets)
        self._done = {each.planned.ordinal: each for each in done}
        self.changed = dict(changed)  # by ordinal, only what the person changed

    def amount(self, ordinal: int) -> float:
        """Seconds or reps; 0 where the set was not done."""
        return self.changed.get(ordinal, self._measured(ordinal))

    def has_sides(self) -> bool:
        return any(planned.side for planned in self._sets)

    def has_several_sets(self) -> bool:
        """Of one exercise, or of one side of it."""
        return any(planned.of > 1 for planned in self._sets)

    def done_count(self) -> int:
        return sum(1 for planned in self._sets if self._is_done(planned))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._sets)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr(COLUMNS[section] or NUMBER_NAME)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == DONE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        planned = self._sets[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(planned, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._whole(planned)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.UserRole:
            return self._is_done(planned)
        if role == PLANNED:
            return planned
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == EXERCISE:
            return content(planned.exercise.name)[:400]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, int):
            return False
        row = index.row()
        if not 0 <= value <= self.most(row):
            self.refused.emit(self._why_refused(row))
            return False
        planned = self._sets[row]
        ordinal = planned.ordinal
        if value == self._whole(planned, self._measured(ordinal)):
            self.changed.pop(ordinal, None)  # as measured, tenths of a second and all
        else:
            self.changed[ordinal] = float(value)
        self.dataChanged.emit(self.index(row, 0), self.index(row, ENDED))
        self.entered.emit(ordinal)
        return True

    def most(self, row: int) -> int:
        """Seconds or reps that can have been done of a set; what was measured always can."""
        planned = self._sets[row]
        most = math.ceil(self._took_s) if isinstance(planned.work, Hold) else REPS_MOST
        return max(most, self._whole(planned, self._measured(planned.ordinal)))

    def refuse(self, entered: str) -> None:
        """What was entered is no amount."""
        if entered:
            self.refused.emit(
                tr("Only whole numbers can be entered, not {text}.", text=entered[:20])
            )

    def _why_refused(self, row: int) -> str:
        most = self.most(row)
        if isinstance(self._sets[row].work, Hold):
            return tr("The whole session took {s} s: a set can't be longer.", s=most)
        return tr("More than {n} reps can't be entered.", n=most)

    def lines(self, row: int) -> tuple[str, str]:
        """All columns but the amount's, where they have no room: "2  Plank", "Set 1 of 3 · ..."."""
        planned = self._sets[row]
        amount = phrases.amount(planned.work).replace(" ", NO_BREAK)
        target = tr("target {amount}", amount=amount)
        facts = (phrases.set_of(planned), target, self._ended(planned))
        return f"{planned.ordinal + 1}  {phrases.name(planned)}", " · ".join(filter(None, facts))

    def unit(self, row: int, amount: int) -> str:
        return _unit(self._sets[row], amount)

    def _text(self, planned: PlannedSet, column: int) -> str:
        match column:
            case 0:
                return str(planned.ordinal + 1)
            case 1:
                return content(planned.exercise.name)
            case 2:
                is_only = planned.of == 1
                return "–" if is_only else tr("{n} of {most}", n=planned.number, most=planned.of)
            case 3:
                return phrases.side(planned.side) if planned.side else "–"
            case 4:
                return phrases.amount(planned.work)
            case 5:
                return self._said(planned, self._whole(planned)) if self._is_done(planned) else "–"
            case _:
                return self._ended(planned)

    def _ended(self, planned: PlannedSet) -> str:
        done = self._done.get(planned.ordinal)
        if planned.ordinal in self.changed:
            if done is None:
                return tr("entered")
            measured = self._said(planned, self._whole(planned, done.actual))
            return tr("changed from {amount}", amount=measured)
        if done is None or not self._is_done(planned):
            return tr("not done")
        if done.actual < least(planned):
            has_least = least(planned) < whole(planned)
            return tr("below the least") if has_least else tr(WORDS[_cut_short(done.ended)])
        is_by_hand = done.ended is Ended.FINISHED and planned.is_open_ended
        return tr("done") if is_by_hand else tr(WORDS[done.ended])

    def _is_done(self, planned: PlannedSet) -> bool:
        """A set that was finished within its first second was not."""
        return self._whole(planned) > 0

    def _said(self, planned: PlannedSet, amount: int) -> str:
        return f"{amount}{_unit(planned, amount)}"

    def _whole(self, planned: PlannedSet, amount: float | None = None) -> int:
        """Rounded, but not up to a least that was not reached. Of what stands, if not said."""
        amount = self.amount(planned.ordinal) if amount is None else amount
        fell_short = amount < least(planned)
        return math.floor(amount) if fell_short else round(amount)

    def _measured(self, ordinal: int) -> float:
        done = self._done.get(ordinal)
        return done.actual if done else 0.0


def _cut_short(ended: Ended) -> Ended:
    """Another program's record may call a set full that isn't."""
    return Ended.FINISHED if ended is Ended.FULL else ended


def _unit(planned: PlannedSet, amount: int) -> str:
    if isinstance(planned.work, Hold):
        return tr(" s")
    return tr(" rep" if amount == 1 else " reps")


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in (NUMBER, DONE) else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value
