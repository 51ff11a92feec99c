"""What is in a document, part by part: the rows of the outline, and whose problem each one is."""

from __future__ import annotations

from dataclasses import dataclass

from midline.routine.model import DEFAULT_REST_S, Exercise, Order
from midline.routine.problems import Findings, Problem, Severity
from midline.routine.reading_again import ReadingAgain
from midline.routine.writing.document import Document
from midline.routine.writing.places import Address, Keys, addresses
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


def rows_of(document: Document, found: tuple[Located, ...] | None = None) -> tuple[Row, ...]:
    """The routine, its sections and exercises; none where the text is no routine at all.

    ``found`` are its problems, if they are located already.
    """
    said = document.said if document.root is not None else None
    if not isinstance(said, dict):
        return ()
    found = located(document) if found is None else found
    problems = {each.at: each for each in reversed(found)}
    moves = _moves(document)
    rows = [Row((), _name(said), "")]
    parts = _list(said.get("sections")) if "sections" in said else (said,)
    for s, part in enumerate(parts):
        if "sections" in said:
            rows.append(Row((s,), _name(part), _order(part)))
        for e, exercise in enumerate(_list(_keys(part).get("exercises"))):
            move = moves.get((s, e))
            rows.append(Row((s, e), _name(exercise), _facts(exercise, move), move))
    return tuple(_with_problem(row, problems.get(row.at)) for row in rows)


def located(document: Document) -> tuple[Located, ...]:
    """All problems in the order of the text; those of a text that is no YAML are the routine's."""
    problems = document.reading.problems
    if document.root is None or not problems:
        return tuple(Located(each, (), "") for each in problems)
    keys = Keys(document.root)
    return tuple(Located(each, *keys.at(each)) for each in problems)


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


def _moves(document: Document) -> dict[Address, Exercise]:
    """The exercises that can be read, though there may be mistakes elsewhere."""
    if document.routine is not None:
        sections = enumerate(document.routine.sections)
        return {(s, e): move for s, part in sections for e, move in enumerate(part.exercises)}
    read = ReadingAgain(document.body)
    nodes = addresses(document.root) if document.root is not None else ()
    return {at: read(node, DEFAULT_REST_S, Findings("")) for at, node in nodes if len(at) == 2}


def _list(said: Said) -> tuple[Said, ...]:
    return said if isinstance(said, tuple) else ()


def _keys(said: Said) -> dict[str, Said]:
    return said if isinstance(said, dict) else {}


def _name(said: Said) -> str:
    name = _keys(said).get("name")
    return content(name.strip()) if isinstance(name, str) and name.strip() else tr("No name")


def _order(said: Said) -> str:
    """ "Circuit · 3 rounds"; as it is written."""
    order, rounds = (_keys(said).get(key) for key in ("order", "rounds"))
    circuit = tr("Circuit") if order == Order.CIRCUIT else ""
    is_number = isinstance(rounds, str) and rounds.isdecimal() and len(rounds) < 4
    times = phrases.count(int(str(rounds)), "round", "rounds") if is_number else ""
    return " · ".join(filter(None, (circuit, times)))


def _facts(said: Said, move: Exercise | None) -> str:
    """As it is said everywhere; where there is a mistake, as it is written."""
    if move is not None and move.works:
        return phrases.exercise_targets(move)
    texts = (_keys(said).get(key) for key in ("do", "sets", "reps", "hold"))
    return " · ".join(each for each in texts if isinstance(each, str))
