"""A bug in an output and the session around it."""

from __future__ import annotations

import logging

import pytest

from midline.desktop.guard import guarded
from midline.session.events import Event
from midline.session.state import Session
from tests.session.scenario import PLANK, routine, run


def test_a_bug_is_logged_and_goes_no_further(caplog: pytest.LogCaptureFixture) -> None:
    def output(_session: Session, events: tuple[Event, ...]) -> None:
        raise ZeroDivisionError(len(events))

    session, events = run(routine(PLANK), "0 start")
    with caplog.at_level(logging.ERROR):
        guarded(output)(session, tuple(events))
    assert "a bug in" in caplog.text
    assert "ZeroDivisionError: 1" in caplog.text
