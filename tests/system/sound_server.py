"""A sound server of a test's own, and a recorder of all that it plays."""

from __future__ import annotations

import glob
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from midline.audio.mixing import RATE, SAMPLE_BYTES
from midline.session.clock import Moment

# Without rewinds the sink's monitor hears each sample once; its block is the recorder's latency.
SERVER = """\
load-module module-null-sink sink_name=out rate=48000 channels=1 format=s16le norewinds=1
load-module module-native-protocol-unix
"""
ALSA_TO_SERVER = "pcm.!default { type pulse }\n"
ONLY_OUR_SERVER = "autospawn = no\n"
RECORDER_MS = 2


class SoundServer:
    """PulseAudio with a null sink, and ALSA's default device going to it."""

    def __init__(self, needs: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
        needs("pulseaudio", "parec")
        if not glob.glob("/usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so"):  # noqa: PTH207
            needs("the ALSA plugin for PulseAudio")
        # A socket's path must be short, so not below pytest's own folder.
        self.home = Path(tempfile.mkdtemp(prefix="midline-"))
        for name, text in (
            ("server.pa", SERVER),
            (".asoundrc", ALSA_TO_SERVER),
            ("client.conf", ONLY_OUR_SERVER),
        ):
            (self.home / name).write_text(text)
        for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH"):
            monkeypatch.setenv(name, str(self.home))
        monkeypatch.setenv("PULSE_CLIENTCONFIG", str(self.home / "client.conf"))
        monkeypatch.delenv("PULSE_SERVER", raising=False)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        (self.home / "native").unlink(missing_ok=True)
        self._process = subprocess.Popen(
            ["pulseaudio", "--system=false", "--daemonize=no", "--exit-idle-time=-1",
             "--use-pid-file=no", "-n", "-F", str(self.home / "server.pa")],
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # as on a desktop: it shares no processor time with its clients
        )  # fmt: skip
        wait_for((self.home / "native").exists)

    def signal(self, which: int) -> None:
        assert self._process is not None
        self._process.send_signal(which)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.home)


@contextmanager
def sound_server() -> Iterator[SoundServer]:
    """A running one, outside of the tests. Raises SystemExit if a program is missing."""
    with pytest.MonkeyPatch.context() as patch:
        server = SoundServer(_give_up_without, patch)
        try:
            server.start()
            yield server
        finally:
            server.remove()


def _give_up_without(*programs: str) -> None:
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        raise SystemExit(f"sound can't be recorded without {', '.join(missing)}")


class Recorder:
    """Everything the sound server plays, as samples in a file that grows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("wb") as file:
            self._process = subprocess.Popen(
                ["parec", "--device=out.monitor", "--format=s16le", f"--rate={RATE}",
                 "--channels=1", f"--latency-msec={RECORDER_MS}", "--raw"],
                stdout=file,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
        wait_for(lambda: self.length() > 0)
        # The moment of the first sample, as good as the recorder's latency when it is not held up.
        self.began_ns = self._began_at_least_ns()
        self.fast = 0.0

    def length(self) -> int:
        """Samples so far."""
        return self.path.stat().st_size // SAMPLE_BYTES

    def _began_at_least_ns(self) -> int:
        return min(self._seems_begun_ns() for _ in range(20))

    def _seems_begun_ns(self) -> int:
        time.sleep(0.005)
        return time.monotonic_ns() - self.length() * 1_000_000_000 // RATE

    def stop(self) -> bytes:
        """All that was heard. From now on ``fast`` says how fast the sink's clock was.

        The null sink counts in whole microseconds and drops the rest of each block
        (module-null-sink.c, process_render), so while streams of odd lengths play it takes some
        0.01 % more samples than time passes: 5 ms in 40 s. It counts from the first sample to
        here, where nothing disturbs the recorder.
        """
        ahead_ns = self.began_ns - self._began_at_least_ns()
        self.fast = ahead_ns / (time.monotonic_ns() - self.began_ns)
        self._process.terminate()
        self._process.wait()
        return self.path.read_bytes()


def wait_for(condition: Callable[[], bool], within_s: float = 10.0) -> None:
    end_s = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < end_s, "waited in vain"
        time.sleep(0.01)


class RealClock:
    def now(self) -> Moment:
        return Moment(time.monotonic_ns(), time.monotonic_ns())
