"""What an importer gives: texts of routine files, and what could not be carried over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from midline.known_errors import KnownError
from midline.library.importers.plain import NOT_WHOLE, Keys, name_of
from midline.routine.problems import Severity
from midline.routine.reading import read_routine
from midline.routine.writing.rendering import routine_text
from midline.routine.writing.said import SaidKeys


@dataclass(frozen=True, slots=True)
class Imported:
    """``left_out`` has a sentence for everything that a Midline routine cannot say."""

    name: str
    text: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A routine that can't come in; ``why`` is a sentence."""

    name: str
    why: str

    @property
    def text(self) -> str:
        return f"{self.name} can't be imported. {self.why}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a file has, in its order."""

    routines: tuple[Imported, ...] = ()
    refused: tuple[Refused, ...] = ()

    def __add__(self, other: Found) -> Found:
        return Found(self.routines + other.routines, self.refused + other.refused)


def each_of(items: Iterable[object], name_key: str, make: Callable[[Keys], Imported]) -> Found:
    """Each by itself: one that can't be used keeps no other out."""
    good: list[Imported] = []
    refused: list[Refused] = []
    for number, item in enumerate(items, 1):
        keys: Keys = item if isinstance(item, dict) else {}
        try:
            if not keys:
                raise KnownError(NOT_WHOLE.format(key=name_key))
            good.append(make(keys))
        except KnownError as error:
            name = name_of(keys, name_key, f"Routine {number}")
            refused.append(Refused(name, str(error)))
    return Found(tuple(good), tuple(refused))


def imported(said: SaidKeys, left_out: tuple[str, ...] = ()) -> Imported:
    """Raises `KnownError` where it is no routine that Midline can run, such as an empty one."""
    text = routine_text(said)
    reading = read_routine(text.encode(), "")
    if reading.routine is None:
        wrong = next(each for each in reading.problems if each.severity is Severity.ERROR)
        raise KnownError(f"Midline can't run it: {wrong.text}.")
    return Imported(reading.routine.name, text, tuple(dict.fromkeys(left_out)))
