"""A disk that takes its time holds up nobody who types."""

from __future__ import annotations

import os
from collections.abc import Iterator
from threading import Event, Timer

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.edited_window import MINE, Editor


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """Set by it once it is asked to write something down; and by the test to let it do so."""
    asked, may = Event(), Event()
    sync = os.fsync

    def wait(descriptor: int) -> None:
        asked.set()
        assert may.wait(5)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", wait)
    yield asked, may
    may.set()


def test_no_letter_waits_for_a_slow_disk(
    editor: Editor, slow_disk: tuple[Event, Event], qtbot: QtBot
) -> None:
    asked, may = slow_disk
    editor.edit()
    editor.type(MINE)
    qtbot.waitUntil(asked.is_set)
    editor.type(MINE + "# more\n")
    may.set()
    editor.page.leave_wanted.emit()
    editor.edit()
    assert editor.text == MINE + "# more\n"


def test_a_draft_that_a_slow_disk_still_writes_is_gone_once_it_is_saved(
    editor: Editor, slow_disk: tuple[Event, Event], qtbot: QtBot
) -> None:
    asked, may = slow_disk
    editor.edit()
    editor.type(MINE)
    qtbot.waitUntil(asked.is_set)
    Timer(0.05, may.set).start()
    editor.save()
    assert editor.file.read_text() == MINE
    assert not any(editor.data.drafts.glob("*"))
