"""Reads many odd files: ``python fuzz_reading.py FIRST COUNT``. Run by test_reading_any_bytes.

Case numbers are seeds, so a failure can be repeated with its number. A crash or a hang ends the
process; the last number printed is the guilty case.
"""

from __future__ import annotations

import faulthandler
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from midline.routine.fields import KEYS
from midline.routine.problems import PROBLEMS_SHOWN, Severity
from midline.routine.reading import read_routine

SECONDS_MOST = 2.0  # of processor time, for any bytes
HANGS_AFTER_S = 20.0  # of the clock; then the child shows where it was and ends

CORPUS = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("corpus/*/*.yaml"))]
TOKENS = (
    *("[", "]", "{", "}", "- ", ": ", "? ", ",", "\n", "\n  ", "\t", "#", " #", "|\n", ">-\n", '"'),
    *(
        "'",
        "&a ",
        "*a",
        "!!str ",
        "! ",
        "!<x> ",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "%TAG ! x",
    ),
    *("@", "`", "\\", "\\u0041", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\u202e", "🏋️‍♀️", "é"),
    *(
        "-",
        "–",
        "x",
        "×",
        "9" * 400,
        "1:30",
        "45-60s",
        "3 x 15",
        "~",
        "null",
        "yes",
        "=",
        "\r",
        "\r\n",
    ),
)
VALUES = (
    *(
        "3 x 45-60s",
        "3-5 x 15-20",
        "45s",
        "1:30",
        "0",
        "-1",
        "fifteen",
        "60-45s",
        "2-1-2-0",
        "left-right",
    ),
    *(
        "[6, 4, 2]",
        "[]",
        "[[1]]",
        "{a: b}",
        "",
        "~",
        "Plank",
        "1e9",
        "999999999",
        "0.5s",
        "circuit",
    ),
    *(
        '"\\n"',
        "x" * 301,
        "alternate",
        "[20s, 0:30]",
        "3 min",
        "٤٥",
        "\u200f",
        "[a, {b: c}]",
        "!x y",
    ),
)
LIKELY = {
    "name": ("Plank", "Core"),
    "rest": ("30s", "0"),
    "get_ready": ("10s", "1:30"),
    "do": ("3 x 45-60s", "3-5 x 15-20", "45s"),
    "sets": ("3", "3-5"),
    "reps": ("15", "15-20", "[6, 4, 2]"),
    "hold": ("45s", "45-60s", "[20s, 0:30, 45]"),
    "release": ("3s",),
    "tempo": ("2-1-2-0",),
    "pace": ("3s",),
    "sides": ("left-right", "alternate"),
    "switch": ("5s",),
    "order": ("straight", "circuit"),
    "rounds": ("2", "20"),
    "figure": ("plank",),
    "view": ("left", "mirror-right"),
}
KEPT = {"name", "do", "reps", "exercises", "sections"}
HOSTILE: tuple[bytes, ...] = (
    *(b"[" * n for n in (60_000, 1_000_000)),
    *(
        token * 30_000
        for token in (b"- ", b"? ", b"[,", b"{a: ", b"&a ", b"!a ", b"*a ", b"[? ", b": ")
    ),
    *(
        token * 250_000
        for token in (b"a\n", b"- \n", b"?\n", b"a: b\n", b"# \n", b"---\n", b"\r", b"\n")
    ),
    b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
    b"name: !!python/object/apply:os.abort []",
    b"[" + b"a," * 500_000 + b"]",
    b'"' + b"\\x41" * 250_000 + b'"',
    b"name: |\n" + b" x\n" * 300_000,
    b"\n".join(b" " * i + b"a:" for i in range(1400)),
    b"a" * 2_000_000,
    b"\xff\xfe" + "name: a".encode("utf-16-le"),
    b"name: " + b"9" * 1_000_000,
    *(
        f"name: a\nexercises: [{{name: b, {key}: '{character * 900_000}!'}}]".encode()
        for key in ("do", "hold", "reps", "tempo", "sides", "tips")
        for character in "1- x:s"
    ),
    b"name: a\nexercises:\n" + b" - {hold: [" + b"5-4," * 19_000 + b"]}\n",
    b"name: a\nexercises:\n" + b" - {nam: x}\n" * 6_000,
    b"name: a\nexercises:\n" + b" - {name: x, do: 50 x 1, sides: left-right}\n" * 2_000,
)


def any_bytes(rng: random.Random) -> bytes:
    return rng.randbytes(rng.randrange(200))


def any_text(rng: random.Random) -> bytes:
    return "".join(rng.choice(TOKENS) for _ in range(rng.randrange(80))).encode()


def mutated(rng: random.Random) -> bytes:
    """A file of the corpus after a few accidents."""
    data = bytearray(rng.choice(CORPUS))
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        at, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        accident = rng.randrange(6)
        if accident == 0:
            data[at : at + 1] = rng.randbytes(1)
        elif accident == 1:
            del data[at : min(end, at + 40)]
        elif accident == 2:
            data[at:at] = rng.choice(TOKENS).encode()
        elif accident == 3:
            data[at:at] = data[at:end] * rng.randrange(1, 4)
        elif accident == 4:
            data[at:] = rng.choice(CORPUS)[at:]
        else:
            lines = data.split(b"\n")
            rng.shuffle(lines)
            data = bytearray(b"\n".join(lines))
    return bytes(data)


def structured(rng: random.Random) -> bytes:
    """The right keys, mostly, with values that are often wrong."""

    def mapping(owner: str, indent: int) -> str:
        apart = (
            {"sections", "do"}
            if rng.random() < 0.5
            else {"exercises", "sets", "reps", "hold", "release"}
        )
        keys = [key for key in KEYS[owner] if key in KEPT or rng.random() < 0.4]
        if rng.random() < 0.9:
            keys = [key for key in keys if owner == "section" or key not in apart]
        if rng.random() < 0.05:
            keys.append(rng.choice([*keys, "x-mine", "nmae", "<<", "é"]))
        return "".join(f"{' ' * indent}{key}: {value(key, indent)}\n" for key in keys)

    def value(key: str, indent: int) -> str:
        owner = {"sections": "section", "exercises": "exercise"}.get(key)
        if owner is None or rng.random() < 0.02:
            odd = rng.random() < 0.02
            return rng.choice(VALUES if odd else LIKELY.get(key, ("some text",)))
        entries = [mapping(owner, indent + 4) for _ in range(rng.randrange(4))]
        lead = " " * (indent + 2) + "- "
        return "".join(f"\n{lead}{entry.strip()}" for entry in entries)

    return mapping("routine", 0).encode()


MAKERS: tuple[Callable[[random.Random], bytes], ...] = (
    any_bytes,
    any_text,
    mutated,
    mutated,
    structured,
    structured,
)


def case(number: int) -> bytes:
    if number < len(HOSTILE):
        return HOSTILE[number]
    rng = random.Random(number)
    return rng.choice(MAKERS)(rng)


def check(data: bytes) -> None:
    """Raises AssertionError where the reader breaks one of its promises."""
    reading = read_routine(data, "fuzz.yaml")
    errors = [p for p in reading.problems if p.severity is Severity.ERROR]
    assert (reading.routine is None) == bool(errors)
    assert len(reading.problems) <= PROBLEMS_SHOWN + 1
    lines = data.decode("utf-8", "replace").splitlines()
    for problem in reading.problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1
        assert problem.text
        assert str(problem).isprintable()
        assert len(str(problem)) < 300
    for exercise in reading.routine.exercises if reading.routine else ():
        assert exercise.name.strip() == exercise.name != ""
        assert 1 <= exercise.sets_least <= len(exercise.works)


def main(first: int, count: int) -> None:
    for number in range(first, first + count):
        print(number, flush=True)
        data = case(number)
        faulthandler.dump_traceback_later(HANGS_AFTER_S, exit=True)
        begun = time.process_time()
        check(data)
        took = time.process_time() - begun
        assert took < SECONDS_MOST, f"case {number} took {took:.2f} s"
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    faulthandler.enable()
    main(int(sys.argv[1]), int(sys.argv[2]))
