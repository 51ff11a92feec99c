"""Own names get their speech while their routine is chosen, and never in a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from midline import window_names
from midline.audio.voice_cache import VoiceCache
from midline.ui.stage.stage import Stage
from tests.audio.fake_engine import FakeEngine
from tests.ui.whole_window import Window

# In another script, so that the fake engine is asked even where piper is installed.
OWN = "name: Own\nget_ready: 5s\nexercises:\n  - name: Планка\n    do: 2 x 30s\n"
WITHIN_MS = 20_000  # on a busy machine: speech is made at the lowest priority
SLOW = OWN + "  - name: hang Лодочка\n    do: 1 x 30s\n"


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    monkeypatch.setattr(window_names, "CHOSEN_FOR_MS", 1)
    return FakeEngine(tmp_path, monkeypatch)


@pytest.fixture
def window(fake: FakeEngine, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    folder = tmp_path / "data"
    (folder / "workouts").mkdir(parents=True)
    (folder / "workouts" / "own.yaml").write_text(OWN, "utf-8")
    (folder / "workouts" / "slow.yaml").write_text(SLOW, "utf-8")
    (folder / "settings.yaml").write_text("mute: true\n", "utf-8")
    made = Window(qtbot, qapp, folder)
    yield made
    made.midline.window.close()


def ready(window: Window) -> int:
    return len(VoiceCache(window.data.cache / "voice").all())


def test_nothing_is_made_for_a_shipped_routine(
    window: Window, fake: FakeEngine, qtbot: QtBot
) -> None:
    assert window.midline.library.chosen_key().startswith("shipped/")
    qtbot.wait(50)
    assert fake.said == []
    assert not window.data.cache.exists()


def test_the_names_of_a_chosen_routine_are_made_and_its_session_says_them(
    window: Window, fake: FakeEngine, qtbot: QtBot
) -> None:
    window.midline.library.select("user/own.yaml")
    qtbot.waitUntil(lambda: ready(window) == 1, timeout=WITHIN_MS)
    assert fake.said == ["Планка."]
    window.want_start(qtbot, "user/own.yaml")
    assert isinstance(window.midline.window.page(), Stage)
    voice, _ = window.midline._names.take(window.controller.session.plan)
    assert "планка" in voice.lengths


def test_a_session_ends_what_is_being_made_and_the_rest_is_made_after_it(
    window: Window, fake: FakeEngine, qtbot: QtBot
) -> None:
    window.midline.library.select("user/slow.yaml")
    qtbot.waitUntil(lambda: len(fake.said) == 2, timeout=WITHIN_MS)
    window.want_start(qtbot, "user/slow.yaml")
    names = window.midline._names._own_names()
    assert not names.is_busy()
    window.pass_s(3)
    qtbot.wait(50)
    assert not names.is_busy()
    window.midline._back_to_library("")
    qtbot.waitUntil(names.is_busy, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: len(fake.said) == 3, timeout=WITHIN_MS)
    assert fake.said[2] == fake.said[1] == "hang Лодочка."


def test_closing_the_window_leaves_no_process_behind(
    window: Window, fake: FakeEngine, qtbot: QtBot
) -> None:
    window.midline.library.select("user/slow.yaml")
    qtbot.waitUntil(lambda: len(fake.said) == 2, timeout=WITHIN_MS)
    window.midline.window.close()
    assert not window.midline._names._own_names().is_busy()
