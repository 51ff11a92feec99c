"""From a name nobody recorded to what is heard: made, kept, said in a session, recorded."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from midline.audio.voice_cache import VoiceCache
from midline.audio.voice_clips import read_clip
from tests.audio.fake_engine import FakeEngine
from tests.system.sound_server import Recorder

pytestmark = pytest.mark.system

# In another script, so that the fake engine is asked even where piper is installed.
OWN = "name: Own\nget_ready: 5s\nexercises:\n  - name: Планка на локтях\n    do: 1 x 1s\n"


def test_a_name_of_the_users_own_is_heard_in_the_session_that_follows(
    recorder: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, routine = tmp_path / "data", tmp_path / "own.yaml"
    data.mkdir()
    routine.write_text(OWN, "utf-8")
    (data / "settings.yaml").write_text("voice_volume: 100\n", "utf-8")  # as it is in the clip
    FakeEngine(tmp_path, monkeypatch)
    subprocess.run(
        [sys.executable, "-m", "midline", "--data", data, "run", routine, "--headless"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    time.sleep(0.3)
    heard = recorder.stop()
    (name,) = VoiceCache(data / "cache" / "voice").all()
    assert read_clip(name.path) in heard
