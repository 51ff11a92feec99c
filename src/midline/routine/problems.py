"""What can be wrong with a routine file, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

PROBLEMS_SHOWN = 100  # a file with more is told how many more
SHOWN_CHARACTERS = 40  # of a value that is quoted in a sentence


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``line`` and ``column`` count from 1; ``hint`` may be empty."""

    severity: Severity
    file: str
    line: int
    column: int
    text: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}: {self.severity}: {self.text}{hint}"


class Place(Protocol):
    """Somewhere in a file; every node of the tree is one. Both count from 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Spot(NamedTuple):
    """A bare place."""

    line: int
    column: int


class Misfit(ValueError):  # noqa: N818 - a Problem in the making, not a failure of ours
    """A value that does not fit. ``at`` is None where the one who caught it knows the place."""

    def __init__(self, text: str, hint: str = "", at: Place | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint
        self.at = at


class Findings:
    """Collects what is wrong with one file while it is read, so that all is told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.has_errors = False
        self.has_asked = False  # for what was meant: the answer depends on what was found before
        self._problems: list[Problem] = []

    def error(self, at: Place, text: str, hint: str = "") -> None:
        self.has_errors = True
        self._add(Severity.ERROR, at, text, hint)

    def warn(self, at: Place, text: str, hint: str = "") -> None:
        self._add(Severity.WARNING, at, text, hint)

    def misfit(self, misfit: Misfit, at: Place) -> None:
        self.error(misfit.at or at, misfit.text, misfit.hint)

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """A hint for a misspelt word. Costly, so not given beyond the problems that are shown."""
        self.has_asked = True
        return did_you_mean(word, known) if len(self._problems) < PROBLEMS_SHOWN else ""

    def has_room_for(self, others: Findings) -> bool:
        """Whether all of them together are shown."""
        return len(self._problems) + len(others._problems) <= PROBLEMS_SHOWN

    def take(self, others: Findings, lines_down: int) -> None:
        """What was found in a part of the file that stands further down now."""
        self.has_errors = self.has_errors or others.has_errors
        for each in others._problems:
            at = Spot(each.line + lines_down, each.column)
            self._add(each.severity, at, each.text, each.hint)

    def _add(self, severity: Severity, at: Place, text: str, hint: str) -> None:
        self._problems.append(Problem(severity, self.file, at.line, at.column, text, hint))

    def sorted(self) -> tuple[Problem, ...]:
        """All problems by place; beyond `PROBLEMS_SHOWN` one last line says how many more."""
        problems = sorted(self._problems, key=lambda p: (p.line, p.column))
        shown, rest = problems[:PROBLEMS_SHOWN], problems[PROBLEMS_SHOWN:]
        if rest:
            worst = min((p.severity for p in rest), key=list(Severity).index)
            first = rest[0]
            more = f"and {len(rest)} more problem{'s' if len(rest) > 1 else ''} from here on"
            shown.append(Problem(worst, self.file, first.line, first.column, more))
        return tuple(shown)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "did you mean `reps`?" or an empty string where nothing is near."""
    if len(word) > SHOWN_CHARACTERS:
        return ""
    from difflib import get_close_matches  # only a file with a mistake needs it

    near = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def quoted(value: str) -> str:
    """A value as it is shown within a sentence: on one line, printable, not too long."""
    shown = "".join(c if c.isprintable() else "·" for c in value[: SHOWN_CHARACTERS + 1])
    if len(shown) > SHOWN_CHARACTERS:
        shown = shown[: SHOWN_CHARACTERS - 1] + "…"
    return f"`{shown}`"
