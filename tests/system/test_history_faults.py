"""A session whose disk fails for real: it goes on, says so once, and no set is lost.

The faults are made by the kernel: system calls that fail (strace), a limit on the size of files,
and a disk that is full (a small tmpfs).
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from midline.history.damage import look
from midline.history.exchange.steps import sessions
from midline.history.store import Store
from tests.cli.conftest import start
from tests.history.histories import record, sets

if sys.platform != "linux":
    pytest.skip("strace, prlimit and tmpfs are Linux's", allow_module_level=True)

pytestmark = pytest.mark.system

SPEED = 120
KEPT = "Your sets are kept until then."
ROUTINE = """\
name: Faults
get_ready: 4s
rest: 4s
exercises: [{name: Plank, do: 6 x 4s}, {name: Dip, do: 2 x 5}]
"""
ALL = 8


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "faults.yaml"
    path.write_text(ROUTINE)
    return path


class Faulty:
    """A data folder with one good session in it, and another that is run with faults."""

    def __init__(self, data: Path, routine: Path) -> None:
        self.data, self.routine = data, routine
        self.history = data / "history.db"
        data.mkdir()
        with closing(Store(self.history)) as store:
            record(store)
            self._before = len(sets(store))

    def begun(self, within: Sequence[str] = (), **more: object) -> subprocess.Popen[str]:
        arguments = ("--headless", "--jsonl", "--mute", "--speed", SPEED, "--data", self.data)
        return start("run", self.routine, *arguments, within=within, **more)

    def reported(self, out: str) -> list[dict[str, object]]:
        """The sets of the session, which went through to its end."""
        events = [json.loads(line) for line in out.splitlines()]
        assert events[-1]["event"] == "SessionFinished"
        assert not events[-1]["stopped"]
        return [event for event in events if event["event"] == "SetCompleted"]

    def written(self, sessions_more: int = 1) -> int:
        """How many sets of the sessions after the first are in the history, which is whole."""
        with closing(Store(self.history)) as store:  # takes back what was half written
            found = sets(store)
            there = list(sessions(store))
            assert store.problem() == ""
        looked = look(self.history)
        assert (looked.problem, looked.sets) == ("", len(found))
        assert len({(each.id, done.ordinal) for each in there for done in each.sets}) == len(found)
        assert len(there) <= 1 + sessions_more
        return len(found) - self._before

    def rescued(self) -> int:
        """How many are in the file beside the data folder instead."""
        files = list(self.data.parent.glob("midline-unsaved-*.json"))
        assert len(files) <= 1
        return sum(len(json.loads(file.read_text())["sessions"][0]["sets"]) for file in files)


@pytest.fixture
def faulty(tmp_path: Path, routine: Path) -> Faulty:
    return Faulty(tmp_path / "data", routine)


def failing(faulty: Faulty, call: str, error: str, when: str) -> list[str]:
    """A command that lets some calls on the history's files fail, counted from 1."""
    only = [f"-P{faulty.history}", f"-P{faulty.history}-journal"]
    inject = f"inject={call}:error={error}:when={when}"
    return ["strace", "-f", "-qq", "-o", "/dev/null", f"-etrace={call}", *only, "-e", inject]


@pytest.mark.parametrize(
    ("call", "error", "when"),
    [
        ("pwrite64", "ENOSPC", "1..12"),
        ("pwrite64", "ENOSPC", "30..40"),
        ("pwrite64", "EIO", "17..18"),
        ("fdatasync", "EIO", "1..3"),
        ("fdatasync", "EIO", "6..9"),
        ("fdatasync", "ENOSPC", "7..7"),
    ],
)
def test_what_fails_for_a_while_is_told_once_and_written_when_it_works_again(
    faulty: Faulty, needs: Callable[..., None], call: str, error: str, when: str
) -> None:
    needs("strace")
    with faulty.begun(failing(faulty, call, error, when)) as process:
        out, err = process.communicate(timeout=60)
    assert len(faulty.reported(out)) == ALL
    assert err.count(KEPT) == 1, err
    assert err.count("midline:") == 1, err
    assert process.returncode == 0
    written, rescued = faulty.written(), faulty.rescued()
    print(f"{call} {error} {when}: told once, {written} written, {rescued} rescued of {ALL}")
    assert (written, rescued) == (ALL, 0)


@pytest.mark.parametrize(
    ("call", "error", "when"),
    [
        ("pwrite64", "ENOSPC", "1+"),
        ("pwrite64", "EIO", "70+"),
        ("fdatasync", "EIO", "1+"),
        ("fdatasync", "ENOSPC", "9+"),
    ],
)
def test_what_fails_to_the_end_is_in_a_file_beside_the_data(
    faulty: Faulty, needs: Callable[..., None], call: str, error: str, when: str
) -> None:
    needs("strace")
    with faulty.begun(failing(faulty, call, error, when)) as process:
        out, err = process.communicate(timeout=60)
    assert len(faulty.reported(out)) == ALL
    assert err.count(KEPT) == 1, err
    assert process.returncode == 1
    assert "instead" in err
    written, rescued = faulty.written(), faulty.rescued()
    print(f"{call} {error} {when}: told once, {written} written, {rescued} rescued of {ALL}")
    assert written + rescued == ALL
    assert rescued > 0


def test_a_limit_on_the_size_of_files_is_waited_out(faulty: Faulty) -> None:
    limit, none = 4096, resource.RLIM_INFINITY

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, none))

    with faulty.begun(preexec_fn=limited) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        told = process.stderr.readline()
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (none, none))
        out, err = process.communicate(timeout=60)
    assert KEPT in told
    assert (err, process.returncode) == ("", 0)
    assert len(faulty.reported(out)) == ALL
    assert faulty.written() == ALL


def test_what_a_whole_session_could_not_save_comes_in_at_the_next_start(faulty: Faulty) -> None:
    def limited() -> None:  # the file of the rescued sets has room, the history has not
        resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, resource.RLIM_INFINITY))

    with faulty.begun(preexec_fn=limited) as process:
        out, err = process.communicate(timeout=60)
    assert len(faulty.reported(out)) == ALL
    assert (process.returncode, err.count(KEPT)) == (1, 1)
    assert (faulty.written(), faulty.rescued()) == (0, ALL)
    with faulty.begun() as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, len(faulty.reported(out))) == (0, ALL)
    assert err == f"midline: Now in your history, from a session that could not save: {ALL} sets.\n"
    assert (faulty.written(sessions_more=2), faulty.rescued()) == (2 * ALL, 0)
    assert len(list(faulty.data.parent.glob("midline-unsaved-*.json.done"))) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_waited_out(small_disk: Path, routine: Path) -> None:
    faulty = Faulty(small_disk / "data", routine)
    filler = small_disk / "filler"
    fill(filler)
    with faulty.begun() as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        filler.unlink()
        out, err = process.communicate(timeout=60)
    assert "the disk is full. Make room. " + KEPT in told
    assert (err, process.returncode) == ("", 0)
    assert len(faulty.reported(out)) == ALL
    assert faulty.written() == ALL


def fill(path: Path) -> None:
    """Take all the room there is."""
    try:
        with path.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
    except OSError:
        pass
