"""Sessions without a window, as processes of their own."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from midline.history.queries import past_sessions
from midline.history.store import Store
from tests.cli.conftest import Midline, start
from tests.history.histories import sets

HEADLESS = ("--headless", "--jsonl", "--mute")


def events(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def kept(data: Path) -> list[str]:
    with closing(Store(data / "history.db")) as store:
        return [f"{s.exercise} {s.number} {s.side}: {s.actual:g} {s.ended}" for s in sets(store)]


def test_a_headless_run_prints_every_event_and_keeps_every_set(
    midline: Midline, quick: Path, data: Path
) -> None:
    said = midline("run", quick, *HEADLESS, "--speed", 100)
    assert (said.code, said.err) == (0, "")
    lines = events(said.out)
    assert {line["event"] for line in lines} == {
        "StepStarted",
        "CueDue",
        "SetCompleted",
        "SessionFinished",
    }
    steps = [(e["due_s"], e["kind"]) for e in lines if e["event"] == "StepStarted"]
    assert steps[:4] == [(0.0, "get-ready"), (4.0, "work"), (8.0, "rest"), (12.0, "work")]
    assert [line["due_s"] for line in lines] == sorted(line["due_s"] for line in lines)
    assert all(line["handled_s"] >= line["due_s"] for line in lines)
    assert lines[-1] | {"due_s": 0, "handled_s": 0} == {
        "event": "SessionFinished",
        "due_s": 0,
        "handled_s": 0,
        "stopped": False,
        "sets": 5,
    }
    assert kept(data) == [
        "Plank 1 None: 4 full",
        "Plank 2 None: 4 full",
        "Dip 1 None: 5 finished",
        "Side plank 1 left: 3 full",
        "Side plank 1 right: 3 full",
    ]


def test_without_jsonl_people_can_read_it(midline: Midline, quick: Path) -> None:
    said = midline("run", quick, "--headless", "--mute", "--speed", 200)
    assert "00:04  work: Plank 1 of 2: 2-4 s\n" in said.out
    assert "00:08  done: Plank 1 of 2: 4 s\n" in said.out
    assert "00:08  rest 4 s, then Plank 2 of 2: 2-4 s\n" in said.out
    assert said.out.splitlines()[-1].endswith("finished: 5 of 5 sets")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_cleanly_and_keeps_the_set_under_way(
    quick: Path, data: Path, number: signal.Signals
) -> None:
    with start("run", quick, *HEADLESS, "--speed", 4) as process:
        assert process.stdout is not None
        for line in process.stdout:
            event = json.loads(line)
            if event.get("name") == "1" and event["due_s"] == 7.0:  # three seconds into the plank
                break
        process.send_signal(number)
        rest = events(process.stdout.read())
    assert process.returncode == 0
    assert [line["event"] for line in rest[-2:]] == ["SetCompleted", "SessionFinished"]
    assert rest[-1]["stopped"] is True
    [only] = kept(data)
    assert only.startswith("Plank 1 None: 3")
    assert only.endswith("stopped")


def test_after_a_kill_every_set_that_was_reported_is_there(quick: Path, data: Path) -> None:
    with start("run", quick, *HEADLESS, "--speed", 40) as process:
        assert process.stdout is not None
        reported = 0
        for line in process.stdout:
            reported += json.loads(line)["event"] == "SetCompleted"
            if reported == 2:
                process.kill()
                break
    assert kept(data)[:2] == ["Plank 1 None: 4 full", "Plank 2 None: 4 full"]
    with closing(sqlite3.connect(data / "history.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is text")
def test_a_file_whose_name_is_no_text_is_recorded_like_any_other(quick: Path, data: Path) -> None:
    strange = quick.with_name(os.fsdecode(b"bad\xff.yaml"))
    quick.rename(strange)
    with start("run", strange, *HEADLESS, "--speed", 200) as process:
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert len(kept(data)) == 5


def test_sets_are_rescued_from_a_bug_too(
    midline: Midline, quick: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("midline.history.recorder.put_set", bug)
    said = midline("run", quick, *HEADLESS, "--speed", 200)
    assert said.code == 1
    assert "5 sets of this session could not be saved.\n" in said.err
    assert "this is a bug (ZeroDivisionError" in said.err
    [rescued] = data.parent.glob("midline-unsaved-*.json")
    assert len(json.loads(rescued.read_text())["sessions"][0]["sets"]) == 5


def test_when_nobody_reads_any_more_the_session_stops(quick: Path, data: Path) -> None:
    with start("run", quick, *HEADLESS, "--speed", 20) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(20) == 0
        assert process.stderr.read() == ""
    assert len(kept(data)) < 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")
def test_a_full_disk_is_told_once_and_the_session_goes_on(
    midline: Midline, quick: Path, data: Path
) -> None:
    data.mkdir()
    Store(data / "history.db").close()
    limited = ("sh", "-c", 'ulimit -f 16; exec "$0" "$@"')  # blocks; the empty file has more
    with start("run", quick, *HEADLESS, "--speed", 50, within=limited) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert events(out)[-1]["sets"] == 5
    assert err.count("Your sets are kept until then.") == 1
    assert "midline: 5 sets of this session could not be saved. The history" in err
    assert kept(data) == []
    rescued = Path(err.split("They are in ")[1].split(" instead.")[0])
    assert rescued.parent == data.parent
    [session] = json.loads(rescued.read_text())["sessions"]
    assert [done["actual"] for done in session["sets"]] == [4, 4, 5, 3, 3]
    assert midline("history", "import", rescued, "--yes").out.splitlines()[1:] == [
        "1 session imported."
    ]
    assert len(kept(data)) == 5


def test_sets_that_another_writer_held_up_are_written_at_the_end(quick: Path, data: Path) -> None:
    data.mkdir()
    Store(data / "history.db").close()
    with closing(sqlite3.connect(data / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with start("run", quick, *HEADLESS, "--speed", 50) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline()]
            while '"SessionFinished"' not in lines[-1]:
                lines.append(process.stdout.readline())
            other.execute("ROLLBACK")
            _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err.count("in use by another program") == 1
    assert len(kept(data)) == 5


def test_at_any_speed_the_sets_lie_within_their_session(
    midline: Midline, quick: Path, data: Path
) -> None:
    assert midline("run", quick, *HEADLESS, "--speed", 100).code == 0
    with closing(Store(data / "history.db")) as store:
        [session] = past_sessions(store)
        moments = [moment for s in sets(store) for moment in (s.started_at, s.completed_at)]
    assert session.finished_at is not None
    assert [session.started_at, *moments] == sorted([session.started_at, *moments])
    assert moments[-1] <= session.finished_at


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
@pytest.mark.parametrize("how", [["--headless"], ["--headless", "--jsonl"], []])
def test_a_session_whose_lines_find_no_room_ends_in_a_sentence(
    quick: Path, data: Path, how: list[str]
) -> None:
    command = ("run", quick, *how, "--mute")
    with Path("/dev/full").open("w") as full, start(*command, stdout=full) as process:
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err.splitlines()[-1].startswith("midline: The output can't be written: no space left")
    assert "bug" not in err


def test_a_newer_history_is_refused_before_the_session_and_untouched(
    midline: Midline, quick: Path, data: Path
) -> None:
    data.mkdir()
    path = data / "history.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    said = midline("run", quick, *HEADLESS, "--speed", 100)
    assert (said.code, said.out) == (1, "")
    assert "newer Midline" in said.err
    assert path.read_bytes() == before
    assert sorted(file.name for file in data.iterdir()) == ["history.db", "workouts"]


def test_a_data_folder_that_cannot_be_made_is_told(
    midline: Midline, quick: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    said = midline("run", quick, *HEADLESS, "--data", tmp_path / "file" / "data")
    assert said.code == 1
    assert "can't be made: not a directory. Choose another one with --data DIR" in said.err


def test_a_wrong_setting_is_told_and_the_session_goes_on(
    midline: Midline, quick: Path, data: Path
) -> None:
    data.mkdir()
    (data / "settings.yaml").write_text("volume: loud\n")
    said = midline("run", quick, *HEADLESS, "--speed", 500)
    assert said.code == 0
    assert "settings.yaml, line 1: volume must be a whole number" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--jsonl"],
        ["--speed", "2"],
        ["--headless", "--terminal"],
        ["--headless", "--speed", "0"],
        ["--headless", "--speed", "nan"],
        ["--headless", "--speed", "fast"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    midline: Midline, quick: Path, arguments: list[str]
) -> None:
    assert midline("run", quick, *arguments).code == 2


def test_without_a_display_it_says_so_and_lists_the_routines(data: Path) -> None:
    with start() as process:
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err.startswith("There is no display")
    assert "core-basics" in out
    assert out.endswith("midline run core-basics\n")
    assert not data.exists()


def test_without_a_display_or_a_terminal_a_routine_runs_by_itself(quick: Path, data: Path) -> None:
    quick.write_text("name: Short\nget_ready: 0s\nexercises:\n  - {name: Plank, do: 1 x 1s}\n")
    with start(quick) as process:
        out, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "00:00  work: Plank 1 of 1: 1 s\n" in out
    assert "cue" not in out
    assert "Plank     1 of 1        1 s     1 s\n" in out
    assert kept(data) == ["Plank 1 None: 1 full"]


@pytest.mark.long
def test_after_being_stopped_for_long_a_headless_run_goes_on(quick: Path, data: Path) -> None:
    with start("run", quick, *HEADLESS, "--speed", 10) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGSTOP)
        time.sleep(10.5)
        process.send_signal(signal.SIGCONT)
        lines = events(process.stdout.read())
    assert process.returncode == 0
    assert lines[-1]["sets"] == 5
    # More than 100 s of the session clock passed unseen: nothing in them was fired late.
    assert max(line["handled_s"] - line["due_s"] for line in lines) < 3


def test_where_qt_cannot_start_it_says_why_and_goes_on_in_the_terminal(data: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "nonsense"}
    with start(env=environment) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "nonsense" in err
    assert "Going on in the terminal." in err
    assert out.endswith("midline run core-basics\n")


ON_A_SMALL_DISK = """
set -e
mkdir -p "$1"
mount -t tmpfs -o size="$2" tmpfs "$1"
shift 2
exec "$@"
"""


@pytest.fixture
def small_disk(needs: Callable[..., None], data: Path) -> Callable[..., tuple[int, str, str]]:
    """Runs shell lines with the data folder on a disk of a given size, in a mount of its own."""
    needs("unshare", "mount")
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
        capture_output=True,
        check=False,
    )
    if tried.returncode:
        pytest.skip("only root may mount")

    def call(size: str, script: str, *arguments: object) -> tuple[int, str, str]:
        command = ["unshare", "--mount", "sh", "-c", ON_A_SMALL_DISK, "sh", data, size]
        command += ["sh", "-ec", script, "sh", sys.executable, *arguments]
        done = subprocess.run(
            [str(c) for c in command], capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout, done.stderr

    return call


@pytest.mark.system
def test_a_read_only_folder_is_told_before_the_session(
    small_disk: Callable[..., tuple[int, str, str]], quick: Path
) -> None:
    script = 'mount -o remount,ro "$MIDLINE_DATA"; "$1" -m midline run "$2" --headless --mute'
    code, out, err = small_disk("1m", script, quick)
    assert (code, out) == (1, "")
    assert "can't be made: read-only file system. Choose another one" in err


@pytest.mark.system
def test_a_history_that_became_read_only_is_told_and_the_session_goes_on(
    small_disk: Callable[..., tuple[int, str, str]], quick: Path
) -> None:
    script = """
        "$1" -m midline run "$2" --headless --mute --speed 500 > /dev/null
        mount -o remount,ro "$MIDLINE_DATA"
        "$1" -m midline run "$2" --headless --mute --jsonl --speed 50
    """
    code, out, err = small_disk("1m", script, quick)
    assert code == 1
    assert events(out)[-1]["sets"] == 5
    assert "5 sets of this session could not be saved." in err
    assert "They are in" in err


@pytest.mark.system
def test_on_a_full_disk_what_was_kept_stays_and_what_was_done_is_shown(
    small_disk: Callable[..., tuple[int, str, str]], quick: Path
) -> None:
    script = """
        "$1" -m midline run "$2" --headless --mute --jsonl --speed 100 > /dev/null
        dd if=/dev/zero of="$MIDLINE_DATA/filler" 2> /dev/null || true
        "$1" -m midline run "$2" --headless --mute --jsonl --speed 100 || echo "code $?"
        rm "$MIDLINE_DATA/filler"
        "$1" -m midline history export --format csv
    """
    code, out, err = small_disk("128k", script, quick)
    assert code == 0
    lines = out.splitlines()
    assert sum(line.startswith('{"event": "SetCompleted"') for line in lines) == 5
    assert sum(line.count(",Quick,") for line in lines) == 5
    assert "code 1" in lines
    assert "5 sets of this session could not be saved." in err
    assert "the disk is full. Make room." in err


def test_a_second_window_on_the_same_data_is_turned_away(quick: Path, data: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "MIDLINE_FIRST_PAINT": "1"}
    with start(env=environment) as first:
        assert first.stderr is not None
        assert "first paint" in first.stderr.readline()
        with start(env=environment) as second:
            _, err = second.communicate(timeout=30)
        assert second.returncode == 1
        assert err.startswith(f"midline: Midline is already open (process {first.pid}) on {data}.")
        with start("run", quick, *HEADLESS, "--speed", 200) as headless:
            headless.communicate(timeout=30)
        assert headless.returncode == 0
        first.send_signal(signal.SIGTERM)
        assert first.wait(20) == 0
    assert len(kept(data)) == 5
