"""Keeping a bug in one place from ending a session."""

from __future__ import annotations

import logging

from midline.session.events import Event
from midline.session.runner import Output
from midline.session.state import Session

log = logging.getLogger(__name__)


def guarded(output: Output) -> Output:
    """The same output; a bug in it is logged with its traceback."""

    def call(session: Session, events: tuple[Event, ...]) -> None:
        try:
            output(session, events)
        except Exception:
            log.exception("a bug in %r", output)

    return call
