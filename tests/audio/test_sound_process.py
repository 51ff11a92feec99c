"""The real player process on a sound device that swallows everything, or on none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from midline.audio.cue_log import CueLog, read_cue_log
from midline.audio.sound_process import SoundProcess, SoundState
from midline.resources import resource
from midline.session.cues import Cue

SOUNDS = resource("assets", "sounds")
NULL_DEVICE = "pcm.default { type null }\n"
NO_DEVICE = "pcm.default { type hw card 77 }\n"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="ALSA and /proc are Linux's"
)


@pytest.fixture
def use_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def use(configuration: str) -> None:
        path = tmp_path / "asound.conf"
        path.write_text(configuration)
        os.utime(
            path, (len(configuration), len(configuration))
        )  # ALSA tells versions by the second
        monkeypatch.setenv("ALSA_CONFIG_PATH", str(path))

    return use


@pytest.fixture
def sound(use_device: Callable[[str], None]) -> Iterator[SoundProcess]:
    use_device(NULL_DEVICE)
    process = SoundProcess(SOUNDS)
    yield process
    process.close()


def pid_of(sound: SoundProcess) -> int:
    assert sound._child is not None
    return sound._child.pid


def until(condition: Callable[[], bool], within_s: float = 5.0) -> bool:
    """Whether something the process does comes true in time."""
    end_s = time.monotonic() + within_s
    while not condition() and time.monotonic() < end_s:
        time.sleep(0.01)
    return condition()


def test_it_says_that_there_is_sound(sound: SoundProcess) -> None:
    assert sound.state is SoundState.STARTING
    assert sound.wait_until_known(10) is SoundState.READY
    assert sound.trouble == ""


def test_without_a_device_it_says_what_to_do(use_device: Callable[[str], None]) -> None:
    use_device(NO_DEVICE)
    sound = SoundProcess(SOUNDS)
    assert sound.wait_until_known(10) is SoundState.NO_DEVICE
    assert "speakers or headphones" in sound.trouble
    sound.close()


def test_the_tones_come_back_when_the_device_does(use_device: Callable[[str], None]) -> None:
    use_device(NO_DEVICE)
    sound = SoundProcess(SOUNDS)
    sound.wait_until_known(10)
    use_device(NULL_DEVICE)
    assert until(lambda: sound.state is SoundState.READY, 3)
    assert sound.trouble == ""
    sound.close()


def test_a_missing_player_is_a_sentence_and_no_crash() -> None:
    sound = SoundProcess(SOUNDS, ["/no/such/program"])
    assert sound.wait_until_known(5) is SoundState.FAILED
    assert sound.trouble.startswith("There is no sound: its player can't run")
    sound.play(0, [Cue(0, "go")])
    sound.close()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_a_player_that_dies_is_started_again(sound: SoundProcess, how: signal.Signals) -> None:
    sound.wait_until_known(10)
    first = pid_of(sound)
    os.kill(first, how)
    assert until(lambda: pid_of(sound) != first)
    sound.play(time.monotonic_ns(), [Cue(0.0, "go")])
    assert sound.state is SoundState.READY


def test_a_restart_under_a_track_is_counted_and_logged(
    use_device: Callable[[str], None], tmp_path: Path
) -> None:
    use_device(NULL_DEVICE)
    log = tmp_path / "cues.log"
    sound = SoundProcess(SOUNDS, cue_log=log)
    sound.wait_until_known(10)
    first = pid_of(sound)
    os.kill(first, signal.SIGKILL)  # under none, nobody needs to know
    assert until(lambda: pid_of(sound) != first)
    sound.begin_session()
    sound.play(time.monotonic_ns(), [Cue(5.0 * i, "go") for i in range(3)])
    time.sleep(0.5)
    assert sound.restarts == 0
    os.kill(pid_of(sound), signal.SIGKILL)
    assert until(lambda: sound.restarts == 1)
    assert sound.news == "The sound had to be started again; a cue or two may have been missed."
    sound.close()
    assert read_cue_log(log).agains == ("its player ended by itself with status -9",)


def test_a_sound_check_is_not_logged_and_a_session_is_when_it_ends(
    use_device: Callable[[str], None], tmp_path: Path
) -> None:
    use_device(NULL_DEVICE)
    log = tmp_path / "cues.log"
    sound = SoundProcess(SOUNDS, cue_log=log)
    sound.wait_until_known(10)
    sound.play(time.monotonic_ns(), [Cue(0.0, "go")], is_logged=False)
    sound.begin_session()
    sound.play(time.monotonic_ns(), [Cue(0.1, "session-done")])
    assert until(lambda: log.exists() and "session-done" in log.read_text(), 5)
    assert "go" not in log.read_text()
    sound.close()


def test_a_player_that_hangs_is_noticed_within_a_second_and_started_again(
    sound: SoundProcess,
) -> None:
    sound.wait_until_known(10)
    first = pid_of(sound)
    os.kill(first, signal.SIGSTOP)
    assert until(lambda: pid_of(sound) != first, 1.6)
    assert not Path(f"/proc/{first}").exists()


@pytest.fixture
def tries_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("midline.audio.sound_process.TRY_AGAIN_S", 2.0)


@pytest.fixture
def fallback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use_device: Callable[[str], None]
) -> Iterator[SoundProcess]:
    """One that plays through a program, which takes down how much it was given and its id."""
    program = tmp_path / "pw-play"
    program.write_text(f'#!/bin/sh\necho $$ $(wc -c < "$1") >> {tmp_path}/played\nexec sleep 5\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    use_device(NULL_DEVICE)
    sound = SoundProcess(SOUNDS)
    sound.wait_until_known(10)
    for _ in range(3):
        present = pid_of(sound)
        os.kill(present, signal.SIGKILL)
        assert until(lambda present=present: pid_of(sound) != present)  # type: ignore[misc]
    assert until(lambda: sound.state is SoundState.FALLBACK)
    yield sound
    sound.close()


def played(tmp_path: Path) -> list[tuple[int, int]]:
    """The ids of the program, and the bytes of its files."""
    path = tmp_path / "played"  # which comes a moment after the program was started
    lines = path.read_text().splitlines() if path.exists() else []
    return [(int(pid), int(size)) for pid, size in (line.split() for line in lines)]


def test_after_three_strikes_the_systems_own_player_takes_over(
    fallback: SoundProcess, tmp_path: Path
) -> None:
    assert fallback.has_sound
    assert fallback.trouble.startswith("Sound is played by pw-play now")
    fallback.play(time.monotonic_ns(), [Cue(0.0, "go"), Cue(2.0, "go")])
    assert until(lambda: len(played(tmp_path)) == 2)
    assert played(tmp_path)[1][1] > 2 * 96_000


def test_a_player_that_is_killed_takes_the_systems_own_player_with_it(
    fallback: SoundProcess, tmp_path: Path
) -> None:
    fallback.play(time.monotonic_ns(), [Cue(0.5 * i, "go") for i in range(10)])
    assert until(lambda: len(played(tmp_path)) == 2)
    program = played(tmp_path)[1][0]
    assert Path(f"/proc/{program}").exists()
    os.kill(pid_of(fallback), signal.SIGKILL)
    assert until(lambda: not Path(f"/proc/{program}").exists(), 2)


def test_simpleaudio_is_tried_beside_it_and_takes_over_between_two_words(
    tries_again_soon: None, fallback: SoundProcess, tmp_path: Path
) -> None:
    """Never in the three seconds after words, which may last."""
    words = [Cue(1.0 * i, "say Plank") for i in range(5)]
    clips = {"say Plank": resource("assets", "voice", "plank.wav.xz")}
    fallback.play(time.monotonic_ns(), words, clips)
    time.sleep(3.5)
    assert fallback.state is SoundState.FALLBACK
    fallback.silence()
    assert until(lambda: fallback.state is SoundState.READY, 3)
    fallback.play(time.monotonic_ns(), [Cue(0.0, "go")])
    assert until(lambda: fallback.way == "simpleaudio")
    assert fallback.trouble == ""


def test_simpleaudio_takes_over_between_the_ticks_of_a_paced_set(
    tries_again_soon: None, fallback: SoundProcess, tmp_path: Path
) -> None:
    log = tmp_path / "cues.log"
    fallback._cue_log = CueLog(log)
    fallback.play(time.monotonic_ns(), [Cue(1.0 * i, "tick") for i in range(6)])
    assert until(lambda: fallback.state is SoundState.READY, 4)
    time.sleep(1.5)
    fallback.close()
    lines = [line.split("\t") for line in log.read_text().splitlines()]
    assert [line for line in lines if line[2] == "never"] == []
    assert len(lines) >= 4


def test_a_trial_of_simpleaudio_that_fails_leaves_the_systems_own_player(
    tries_again_soon: None,
    fallback: SoundProcess,
    tmp_path: Path,
    use_device: Callable[[str], None],
) -> None:
    first = pid_of(fallback)
    use_device(NO_DEVICE)
    time.sleep(4)
    assert pid_of(fallback) == first
    assert fallback.state is SoundState.FALLBACK
    use_device(NULL_DEVICE)
    assert until(lambda: fallback.state is SoundState.READY, 4)


def test_a_player_that_keeps_dying_is_given_up() -> None:
    sound = SoundProcess(SOUNDS, [sys.executable, "-c", "import os; os._exit(1)"])
    sound.start()
    assert until(lambda: sound.state is SoundState.FAILED)
    assert "start Midline again" in sound.trouble
    sound.close()


def test_a_player_that_hangs_holds_nobody_up(sound: SoundProcess) -> None:
    sound.wait_until_known(10)
    pid = pid_of(sound)
    os.kill(pid, signal.SIGSTOP)
    began_s = time.monotonic()
    for _ in range(3000):  # far more than a pipe holds
        sound.play(time.monotonic_ns(), [Cue(0.5 * i, "tick") for i in range(20)])
    assert time.monotonic() - began_s < 1
    sound.close()
    assert until(lambda: not Path(f"/proc/{pid}").exists())


def test_closing_ends_the_process_and_is_quick(sound: SoundProcess) -> None:
    sound.wait_until_known(10)
    pid = pid_of(sound)
    sound.play(time.monotonic_ns(), [Cue(5.0, "go")])
    began_s = time.monotonic()
    sound.close()
    assert time.monotonic() - began_s < 1
    assert not Path(f"/proc/{pid}").exists()


def test_closing_can_wait_for_the_last_sound(sound: SoundProcess) -> None:
    sound.wait_until_known(10)
    began_s = time.monotonic()
    sound.play(time.monotonic_ns(), [Cue(0.0, "session-done")])
    sound.close(let_ring=True)
    assert 2.0 < time.monotonic() - began_s < 3.5


TAKES_DOWN = "import sys\nfor line in sys.stdin: print(line, file=open(sys.argv[1], 'a'))"


@pytest.mark.parametrize(
    ("delay_ms", "lead_in", "at_s", "cues"),
    [
        (0, False, 10.0, [[0.0, "go"], [2.0, "3"]]),
        (250, False, 9.75, [[0.0, "go"], [2.0, "3"]]),
        (250, True, 8.75, [[0.0, "lead-in"], [1.0, "go"], [3.0, "3"]]),
        (0, True, 9.0, [[0.0, "lead-in"], [1.0, "go"], [3.0, "3"]]),
    ],
)
def test_tracks_are_sent_ahead_by_the_outputs_delay_and_the_lead_in(
    tmp_path: Path, delay_ms: int, lead_in: bool, at_s: float, cues: list[list[object]]
) -> None:
    taken_down = tmp_path / "messages"
    sound = SoundProcess(
        taken_down, [sys.executable, "-c", TAKES_DOWN], output_delay_ms=delay_ms, lead_in=lead_in
    )
    sound.play(10_000_000_000, [Cue(0.0, "go"), Cue(2.0, "3")])
    until(taken_down.exists)
    assert until(lambda: '"play"' in taken_down.read_text())
    messages = map(json.loads, taken_down.read_text().split("\n\n")[:-1])
    played = next(message for message in messages if "play" in message)
    assert (played["at_ns"] / 1e9, played["cues"]) == (at_s, cues)
    assert played["delay_s"] == delay_ms / 1000
    sound.close()


class Child:
    """The player process itself, spoken to in its own protocol."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "midline.audio.player_process", str(SOUNDS)]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONMALLOC": "malloc"},
        )

    def tell(self, **message: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        """The next one that is no sign of life; a device that swallows all loses its tracks."""
        while not (answer := self._line()) or {"lost", "opening"} & set(answer):
            pass
        assert isinstance(answer, dict)
        return answer

    def _line(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def hang_up(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        status = self.process.wait(5)
        self.process.stdout.close()
        return status


@pytest.fixture
def child(use_device: Callable[[str], None]) -> Iterator[Child]:
    use_device(NULL_DEVICE)
    child = Child()
    assert child.answer()["started"] == 0
    yield child
    assert child.hang_up() == 0


def test_a_track_starts_at_its_moment(child: Child) -> None:
    at_ns = time.monotonic_ns() + 300_000_000
    child.tell(play=1, at_ns=at_ns, cues=[[0.0, "go"]])
    answer = child.answer()
    assert answer["started"] == 1
    assert 0 <= answer["late_ns"] < 50_000_000
    assert time.monotonic_ns() >= at_ns


def test_tracks_start_in_the_order_of_their_moments(child: Child) -> None:
    now_ns = time.monotonic_ns()
    child.tell(play=2, at_ns=now_ns + 400_000_000, cues=[[0.0, "rest"]])
    child.tell(play=1, at_ns=now_ns + 200_000_000, cues=[[0.0, "go"]])
    assert [child.answer()["started"], child.answer()["started"]] == [1, 2]


def test_what_was_silenced_before_its_moment_never_starts(child: Child) -> None:
    at_ns = time.monotonic_ns() + 200_000_000
    child.tell(play=1, at_ns=at_ns, cues=[[0.0, "go"]])
    child.tell(silence=True)
    child.tell(play=2, at_ns=at_ns + 200_000_000, cues=[[0.0, "go"]])
    assert child.answer()["started"] == 2


def test_the_volume_can_change_while_a_track_plays(child: Child) -> None:
    child.tell(play=1, at_ns=time.monotonic_ns(), cues=[[0.0, "go"], [0.5, "3"]])
    assert child.answer()["started"] == 1
    child.tell(volume=0.3, voice=0.5)
    child.tell(volume=0, voice=0)
    child.tell(play=2, at_ns=time.monotonic_ns(), cues=[[0.0, "go"]])
    assert child.answer()["started"] == 2


def test_ctrl_c_in_a_terminal_is_the_parents_to_answer(child: Child) -> None:
    child.process.send_signal(signal.SIGINT)
    child.tell(play=1, at_ns=time.monotonic_ns(), cues=[[0.0, "go"]])
    assert child.answer()["started"] == 1


def test_it_stays_small_and_knows_no_window(child: Child) -> None:
    for i in range(20):
        cues = [[0.0, "go"], [300.0, "halfway"], [599.0, "1"]]
        child.tell(play=i + 1, at_ns=time.monotonic_ns(), cues=cues)
        assert child.answer()["started"] == i + 1
        child.tell(silence=True)
    pid = child.process.pid
    peak_kb = int(Path(f"/proc/{pid}/status").read_text().split("VmHWM:")[1].split()[0])
    assert peak_kb < 35_000
    assert "PySide6" not in Path(f"/proc/{pid}/maps").read_text()
