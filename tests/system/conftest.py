"""What the tests of sound share: a sound server of their own, and what it plays, recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.system.sound_server import Recorder, SoundServer


@pytest.fixture
def server(needs: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    server = SoundServer(needs, monkeypatch)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def recorder(server: SoundServer) -> Iterator[Recorder]:
    recorder = Recorder(server.home / "recorded.raw")
    yield recorder
    recorder.stop()
