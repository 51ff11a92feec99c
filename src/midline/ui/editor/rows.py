"""What is in a document, part by part: the rows of the outline, and whose problem each one is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest

from midline.routine.model import Exercise, Order, Section
from midline.routine.problems import Problem, Severity
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address, addresses
from midline.routine.writing.said import Said
from midline.ui import phrases
from midline.ui.translate import content, told, tr


@dataclass(frozen=True)
class Row:
    """``move`` is the exercise, where it could be read. ``problem`` is the worst within it."""

    at: Address
    name: str
    facts: str
    move: Exercise | None = None
    problem: str = ""
    is_broken: bool = False


@dataclass(frozen=True)
class Located:
    """A problem, what it is in, and the key that it is at."""

    problem: Problem
    at: Address
    key: str


def rows_of(document: Document) -> tuple[Row, ...]:
    """The routine, its sections and exercises; none where the text is no routine at all."""
    said = document.said if document.root is not None else None
    if not isinstance(said, dict):
        return ()
    problems = {each.at: each for each in reversed(located(document))}
    rows = [Row((), _name(said), "")]
    sections = document.routine.sections if document.routine else ()
    parts = _list(said.get("sections")) if "sections" in said else (said,)
    for s, (part, section) in enumerate(zip_longest(parts, sections)):
        if "sections" in said:
            rows.append(Row((s,), _name(part), _order(section)))
        moves = section.exercises if section else ()
        exercises = _list(part.get("exercises")) if isinstance(part, dict) else ()
        for e, (exercise, move) in enumerate(zip_longest(exercises, moves)):
            rows.append(Row((s, e), _name(exercise), _facts(exercise, move), move))
    return tuple(_with_problem(row, problems.get(row.at)) for row in rows)


def located(document: Document) -> tuple[Located, ...]:
    """All problems in the order of the text; those of a text that is no YAML are the routine's."""
    problems = document.reading.problems
    if document.root is None or not problems:
        return tuple(Located(each, (), "") for each in problems)
    keys = sorted(
        (name.line, name.column, at, name.text)
        for at, mapping in addresses(document.root)
        for name, _ in mapping.entries
    )
    places = [(line, column) for line, column, _, _ in keys]
    found = []
    for each in problems:
        n = bisect_right(places, (each.line, each.column)) - 1
        at, key = keys[n][2:] if n >= 0 else ((), "")
        found.append(Located(each, at, key))
    return tuple(found)


def at_fields(problems: tuple[Located, ...], at: Address) -> dict[str, str]:
    """What is wrong in one part, by its keys: errors before warnings."""
    ordered = sorted(problems, key=lambda each: each.problem.severity is not Severity.ERROR)
    texts: dict[str, str] = {}
    for each in ordered:
        if each.at == at:
            texts.setdefault(each.key, words(each.problem))
    return texts


def words(problem: Problem) -> str:
    """A problem and its hint as it stands at a field."""
    text, hint = told(problem.text), told(problem.hint) if problem.hint else ""
    return f"{text[:1].upper()}{text[1:]}" + (f" – {hint}" if hint else "")


def _with_problem(row: Row, found: Located | None) -> Row:
    if found is None:
        return row
    is_broken = found.problem.severity is Severity.ERROR
    return Row(row.at, row.name, row.facts, row.move, words(found.problem), is_broken)


def _list(said: Said) -> tuple[Said, ...]:
    return said if isinstance(said, tuple) else ()


def _name(said: Said) -> str:
    name = said.get("name") if isinstance(said, dict) else None
    return content(name.strip()) if isinstance(name, str) and name.strip() else tr("No name")


def _order(section: Section | None) -> str:
    if section is None:
        return ""
    rounds = phrases.count(section.rounds, "round", "rounds") if section.rounds > 1 else ""
    circuit = tr("Circuit") if section.order is Order.CIRCUIT else ""
    return " · ".join(filter(None, (circuit, rounds)))


def _facts(said: Said, move: Exercise | None) -> str:
    """As it is said everywhere; where there is a mistake, as it is written."""
    if move is not None and move.works:
        return phrases.exercise_targets(move)
    values = said if isinstance(said, dict) else {}
    texts = (values.get(key) for key in ("do", "sets", "reps", "hold"))
    return " · ".join(each for each in texts if isinstance(each, str))
