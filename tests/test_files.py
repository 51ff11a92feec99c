"""What a killed process was writing goes; what another one writes stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from midline.files import sweep


def test_what_a_process_that_is_gone_was_writing_is_deleted(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / "drafts").mkdir()
    left = [
        tmp_path / f".settings.yaml.{gone.pid}.new",
        tmp_path / f".{gone.pid}.new",
        tmp_path / "drafts" / f".mine-1a2b.json.{gone.pid}.new",
    ]
    other = [
        tmp_path / f".mine.json.{os.getpid()}.new",
        tmp_path / f"mine.{gone.pid}.new",
        tmp_path / ".mine.new",
        tmp_path / f".mine.{gone.pid}.newer",
        tmp_path / f".mine.{10**30}.new",
        tmp_path / "settings.yaml",
    ]
    for path in (*left, *other):
        path.touch()
    (tmp_path / f".folder.{gone.pid}.new").mkdir()
    sweep(tmp_path)
    assert [path for path in left if path.exists()] == []
    assert [path for path in other if not path.exists()] == []
    assert (tmp_path / f".folder.{gone.pid}.new").is_dir()


def test_a_folder_that_is_not_there_has_nothing_to_sweep(tmp_path: Path) -> None:
    sweep(tmp_path / "none")
