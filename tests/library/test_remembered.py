"""What is remembered of routine files between two starts."""

from __future__ import annotations

import os
from pathlib import Path

from midline.library.entries import RoutineFile
from midline.library.remembered import recall, remember


def two_files(folder: Path) -> tuple[RoutineFile, RoutineFile]:
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text(f"name: {name}\n", "utf-8")
    return RoutineFile(folder / "a.yaml"), RoutineFile(folder / "b.yaml")


def test_what_was_said_of_a_file_is_said_again(tmp_path: Path) -> None:
    a, b = two_files(tmp_path)
    said = {a: ("Morning 🧘", "15 min · 9 sets · mat"), b: ("تمرين", "4 min · 7 sets · no kit")}
    remember(tmp_path / "rows", said)
    assert recall(tmp_path / "rows", [a, b]) == {a.key: said[a], b.key: said[b]}


def test_a_changed_or_missing_file_is_not_remembered(tmp_path: Path) -> None:
    a, b = two_files(tmp_path)
    remember(tmp_path / "rows", {a: ("A", "1 min"), b: ("B", "2 min")})
    os.utime(a.path, ns=(1, 1))
    b.path.unlink()
    assert recall(tmp_path / "rows", [a, b]) == {}


def test_no_memory_or_a_damaged_one_is_none(tmp_path: Path) -> None:
    a, _ = two_files(tmp_path)
    assert recall(tmp_path / "rows", [a]) == {}
    for damage in (b"\xff\xfe", b"one\ttwo\n", b"\t\t\t\t\n"):
        (tmp_path / "rows").write_bytes(damage)
        assert recall(tmp_path / "rows", [a]) == {}


def test_where_it_cannot_be_kept_nothing_happens(tmp_path: Path) -> None:
    a, _ = two_files(tmp_path)
    remember(tmp_path / "a.yaml" / "rows", {a: ("A", "1 min")})
    assert recall(tmp_path / "a.yaml" / "rows", [a]) == {}
