"""What can be wrong with a routine file, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file: a routine, or None where an error stands in the way."""

    routine: object | None
    problems: tuple[Problem, ...]
