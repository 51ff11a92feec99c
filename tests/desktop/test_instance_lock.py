"""A second window on the same data is turned away; a dead one's lock is not in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from midline.desktop.instance_lock import InstanceLock
from midline.known_errors import KnownError

_HOLD = """
import sys, time
from pathlib import Path
from midline.desktop.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_one_is_told_who_holds_it_until_it_is_released(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path)
    with pytest.raises(KnownError, match=rf"already open \(process {os.getpid()}\)"):
        InstanceLock(tmp_path)
    first.release()
    InstanceLock(tmp_path).release()


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(KnownError, match=f"process {other.pid}"):
            InstanceLock(tmp_path)
        other.kill()
        other.wait()
    InstanceLock(tmp_path).release()


def test_a_folder_that_takes_no_lock_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="can't be written to"):
        InstanceLock(tmp_path / "nowhere")
