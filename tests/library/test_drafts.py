"""Drafts: what was typed is there the next time, whatever it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from midline.known_errors import KnownError
from midline.library.drafts import (
    Draft,
    draft_of,
    drop_draft,
    has_draft,
    keep_draft,
    lost_files,
)
from midline.library.entries import Origin, RoutineFile, read_entry
from midline.library.kept import mark


@pytest.mark.parametrize("text", ["", "name: [", "\ufeffname: x\r\n# é 🏋\t", "\ud800"])
def test_a_draft_is_given_back_as_it_was(tmp_path: Path, text: str) -> None:
    draft = Draft(text, mark(b"name: x"))
    keep_draft(tmp_path / "a.yaml", Draft("older"), tmp_path / "drafts")
    keep_draft(tmp_path / "a.yaml", draft, tmp_path / "drafts")
    assert draft_of(tmp_path / "a.yaml", tmp_path / "drafts") == draft
    assert draft_of(tmp_path / "b.yaml", tmp_path / "drafts") is None


def test_a_shipped_routine_has_the_draft_of_the_users_copy(tmp_path: Path) -> None:
    own, drafts = tmp_path / "own", tmp_path / "drafts"
    keep_draft(own / "core.yaml", Draft("x"), drafts)
    keep_draft(own / "gone.yaml", Draft("x"), drafts)
    files = {
        RoutineFile(own / "core.yaml", Origin.USER): True,
        RoutineFile(tmp_path / "shipped" / "core.yaml", Origin.SHIPPED): True,
        RoutineFile(tmp_path / "core.yaml", Origin.ELSEWHERE): False,
        RoutineFile(own / "other.yaml", Origin.USER): False,
        RoutineFile(own / "gone.yaml", Origin.USER, is_gone=True): False,
    }
    assert {each: has_draft(each, own, drafts) for each in files} == files


def test_a_dropped_draft_is_gone(tmp_path: Path) -> None:
    keep_draft(tmp_path / "a.yaml", Draft("x"), tmp_path)
    drop_draft(tmp_path / "a.yaml", tmp_path)
    drop_draft(tmp_path / "a.yaml", tmp_path)
    assert draft_of(tmp_path / "a.yaml", tmp_path) is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"text": 3}', b"\xff", b"[" * 100_000])
def test_a_broken_draft_is_none(tmp_path: Path, data: bytes) -> None:
    keep_draft(tmp_path / "a.yaml", Draft("x"), tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(data)
    assert draft_of(tmp_path / "a.yaml", tmp_path) is None


def test_a_draft_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be")
    with pytest.raises(KnownError, match="could not be kept as a draft"):
        keep_draft(tmp_path / "a.yaml", Draft("x"), tmp_path / "drafts")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def lost(tmp_path: Path, own: Path, *drafts_of: Path) -> tuple[RoutineFile, ...]:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "core.yaml").touch()
    for file in drafts_of:
        keep_draft(file, Draft("name: x"), tmp_path / "drafts")
    return lost_files(tmp_path / "drafts", own, tmp_path / "shipped")


def test_the_drafts_of_files_that_are_gone_are_listed(tmp_path: Path, own: Path) -> None:
    gone, elsewhere, there = own / "b.yaml", tmp_path / "moved" / "a.yml", own / "there.yaml"
    there.touch()
    found = lost(tmp_path, own, gone, elsewhere, there)
    assert found == (
        RoutineFile(elsewhere, Origin.ELSEWHERE, is_gone=True),
        RoutineFile(gone, Origin.USER, is_gone=True),
    )
    (problem,) = read_entry(found[0]).problems
    assert problem.text == "draft, its file is gone"


def test_drafts_that_are_found_otherwise_are_not_listed(tmp_path: Path, own: Path) -> None:
    """Of a new routine, of the copy of a shipped one, and of what can't be read at the moment."""
    (own / "link.yaml").symlink_to(tmp_path / "nowhere")
    (own / "folder.yaml").mkdir()
    known = (own / name for name in ("new", "core.yaml", "link.yaml", "folder.yaml"))
    assert lost(tmp_path, own, *known) == ()


@pytest.mark.parametrize("said", ["{", "[]", "{}", '{"file": 3}', '{"file": "/x/a.yaml"}'])
def test_what_is_no_draft_is_not_listed(tmp_path: Path, own: Path, said: str) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a-123456789012.json").write_text(said)
    assert lost(tmp_path, own) == ()
    assert lost_files(tmp_path / "none", own, own) == ()
