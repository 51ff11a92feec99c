"""What the cue log says of tracks that were played, joined late, lost or silenced."""

from __future__ import annotations

import math
import time
from pathlib import Path

import pytest

from midline.audio.cue_log import CueLog, lateness_ns, read_cue_log

S = 1_000_000_000
MS = 1_000_000


@pytest.mark.parametrize(
    ("at_s", "joined_s", "late_s", "handed_late_s"),
    [
        (2.0, 0, 0.001, 0.001),  # as planned: late by what opening the device took
        (2.0, 1.5, 0.001, 0.001),  # joined before it
        (2.0, 2.2, 0.001, 0.201),  # joined just after it: it sounds at once
        (2.0, 2.3, 0.001, None),  # joined too late for it
        (0.0, 0, 0.5, 0.5),  # the device was slow: what is in it already stays late
        (0.3, 0, 0.5, None),  # what would have had to move into that is left out
        (2.0, 0, 0.5, 0),  # the rest is moved to where it belongs
    ],
)
def test_how_late_a_cue_is(
    at_s: float, joined_s: float, late_s: float, handed_late_s: float | None
) -> None:
    late_ns = lateness_ns(at_s, round(joined_s * S), round(late_s * S))
    assert late_ns == (None if handed_late_s is None else pytest.approx(handed_late_s * S))


def written(path: Path) -> list[tuple[str, str]]:
    """Name and lateness of each cue, without the reasons."""
    lines = [line.split("\t") for line in path.read_text().splitlines()]
    return [(line[1], line[2]) for line in lines if len(line) > 2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cues.log"


def test_what_was_due_is_written_when_all_ends_and_what_was_to_come_is_not(path: Path) -> None:
    log = CueLog(path)
    begin_ns = time.monotonic_ns()
    log.sent(1, begin_ns, [(0, "go"), (3, "halfway"), (9, "1")], 0)
    log.started(1, 0, MS)
    log.ended(begin_ns + 5 * S)
    assert written(path) == [("go", "1.00"), ("halfway", "1.00")]


def test_a_cue_that_fell_into_a_gap_never_sounded(path: Path) -> None:
    log = CueLog(path)
    begin_ns = time.monotonic_ns()
    log.sent(1, begin_ns, [(0, "go"), (2, "tick"), (4, "tick")], 0)
    log.started(1, 0, MS)
    log.lost(begin_ns + S, "the device went away")
    log.started(1, 3 * S, 2 * MS)
    log.ended(begin_ns + 5 * S)
    assert written(path) == [("go", "1.00"), ("tick", "never"), ("tick", "2.00")]
    assert read_cue_log(path).whys == {"the device went away": 1}


def test_a_track_is_written_down_once_it_is_known_what_became_of_it(path: Path) -> None:
    log = CueLog(path)
    log.sent(1, 0, [(0, "go"), (2, "1")], 0)
    log.sent(2, 3 * S, [(0, "session-done")], 0)
    log.started(1, 0, MS)
    log.started(2, 0, MS)
    assert log.due_ns == 5 * S
    log.write_due(5 * S)
    assert written(path) == [("go", "1.00"), ("1", "1.00")]
    log.write_due(6 * S)
    assert written(path)[2:] == [("session-done", "1.00")]
    assert log.due_ns == math.inf


def test_of_what_never_sounded_the_log_says_why(path: Path) -> None:
    log = CueLog(path)
    log.trouble = "no sound device could be opened"
    log.sent(1, 0, [(0, "go"), (2, "1")], 0)
    log.write_due(9 * S)
    log.trouble = ""
    log.sent(2, 10 * S, [(0, "go")], 0)
    log.started(2, S, 0)
    log.write_due(20 * S)
    assert read_cue_log(path).whys == {
        "no sound device could be opened": 2,
        "it came too late": 1,
    }


def test_only_the_last_session_is_summed_up(path: Path) -> None:
    log = CueLog(path)
    for session in range(2):
        log.session_begins()
        log.sent(session, 0, [(0, "go")], 0)
        log.started(session, 0, (1 + session) * MS)
        log.again(f"reason {session}")
        log.ended(S)
    said = read_cue_log(path)
    assert (said.cues, said.worst_ms, said.agains) == (1, 2.0, ("reason 1",))


def test_a_cue_silenced_as_it_was_due_is_no_miss(path: Path) -> None:
    log = CueLog(path)
    begin_ns = time.monotonic_ns()
    log.sent(1, begin_ns, [(0, "go")], 0)
    log.ended(begin_ns + 100 * MS)
    assert not path.exists()


def test_a_log_that_can_not_be_written_disturbs_nobody(path: Path) -> None:
    path.mkdir()
    log = CueLog(path)
    for id_ in (1, 2):
        log.sent(id_, 0, [(0, "go")], 0)
        log.ended(5 * S)


def test_a_large_log_is_begun_anew_and_the_one_before_kept(path: Path) -> None:
    path.write_text("x" * 1_000_001)
    log = CueLog(path)
    log.sent(1, 0, [(0, "go")], 0)
    log.ended(5 * S)
    assert written(path) == [("go", "never")]
    assert path.with_name("cues.log.1").stat().st_size == 1_000_001


def test_the_sum_of_a_log(path: Path) -> None:
    lines = [f"2026-01-01T10:00:00\ttick\t{i / 100:.2f}" for i in range(1, 201)]
    path.write_text("\n".join([*lines, "2026-01-01T10:00:00\tgo\tnever", "torn", "a\tb\tc"]))
    said = read_cue_log(path)
    assert (said.cues, said.never, said.worst_ms, said.nearly_all_ms) == (201, 1, 2.0, 1.98)
