"""Drafts: what was typed is there the next time, whatever it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from midline.known_errors import KnownError
from midline.library.drafts import Draft, draft_of, drop_draft, keep_draft
from midline.library.kept import mark


@pytest.mark.parametrize("text", ["", "name: [", "\ufeffname: x\r\n# é 🏋\t", "\ud800"])
def test_a_draft_is_given_back_as_it_was(tmp_path: Path, text: str) -> None:
    draft = Draft(text, mark(b"name: x"))
    keep_draft(tmp_path / "a.yaml", Draft("older"), tmp_path / "drafts")
    keep_draft(tmp_path / "a.yaml", draft, tmp_path / "drafts")
    assert draft_of(tmp_path / "a.yaml", tmp_path / "drafts") == draft
    assert draft_of(tmp_path / "b.yaml", tmp_path / "drafts") is None


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
