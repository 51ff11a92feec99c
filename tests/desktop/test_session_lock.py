"""Whether a session is under way or was cut short, told between real processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from midline.desktop.session_lock import SessionLock, is_under_way

HOLDS_IT = """
import sys
from pathlib import Path
from midline.desktop.session_lock import SessionLock
lock = SessionLock(Path(sys.argv[1]), "one")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_session_is_under_way_until_its_process_is_dead(tmp_path: Path) -> None:
    folder = tmp_path / "running"
    assert not is_under_way(folder, "one")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS_IT, folder],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert is_under_way(folder, "one")
        assert not is_under_way(folder, "another")
        process.kill()
        process.wait()
        assert not is_under_way(folder, "one")
        assert list(folder.iterdir()) == []  # cleared away


def test_released_it_leaves_nothing(tmp_path: Path) -> None:
    lock = SessionLock(tmp_path, "one")
    assert is_under_way(tmp_path, "one")
    lock.release()
    lock.release()
    assert not is_under_way(tmp_path, "one")
    assert list(tmp_path.iterdir()) == []


def test_where_no_file_can_be_made_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    lock = SessionLock(tmp_path / "file" / "running", "one")
    assert not is_under_way(tmp_path / "file" / "running", "one")
    lock.release()
