"""``midline resume``: go on with, finish or discard what was cut short."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from midline.cli.resuming import told
from midline.desktop.session_lock import SessionLock
from midline.history.queries import past_sessions
from midline.history.resume import cut_short
from midline.history.session_json import session_as_dict
from midline.history.store import Store
from midline.history.whole import whole_sessions
from tests.cli.conftest import Midline
from tests.history.histories import BEGUN, sets
from tests.history.interrupted import interrupt

HEADLESS = ("--headless", "--jsonl", "--mute", "--speed", 500)


@pytest.fixture
def crashed(data: Path) -> str:
    """The id of a session that was cut short."""
    data.mkdir()
    with closing(Store(data / "history.db")) as store:
        return interrupt(store).id


def ordinals(data: Path) -> list[int]:
    with closing(Store(data / "history.db")) as store:
        return [each.ordinal for each in sets(store)]


def test_the_rest_of_it_is_done(midline: Midline, data: Path, crashed: str) -> None:
    said = midline("resume", *HEADLESS)
    assert (said.code, said.err) == (0, "")
    lines = [json.loads(line) for line in said.out.splitlines()]
    done = [line for line in lines if line["event"] == "SetCompleted"]
    assert [(line["exercise"], line["set"]) for line in done] == [
        ("Plank", 3),
        ("Bridge", 1),
        ("Bridge", 1),
    ]
    assert lines[-1]["sets"] == 5
    assert ordinals(data) == [0, 1, 2, 3, 4]
    with closing(Store(data / "history.db")) as store:
        (session,) = past_sessions(store)
    assert (session.id, session.stopped) == (crashed, False)
    assert list((data / "running").iterdir()) == []


def test_what_it_could_not_save_comes_first(
    midline: Midline, data: Path, crashed: str, tmp_path: Path
) -> None:
    """Its end too: then nothing was cut short."""
    with closing(Store(data / "history.db")) as store:
        [session] = whole_sessions(store, [crashed])
    last = session.sets[-1]
    later = last.completed_at + timedelta(seconds=30)
    more = replace(last, ordinal=last.ordinal + 1, number=3, completed_at=later)
    content = {
        "format": "midline history", "version": 1, "data": str(data.resolve()),
        "sessions": [
            session_as_dict(replace(session, finished_at=later, sets=(more,)))
        ],
    }  # fmt: skip
    rescued = tmp_path / "midline-unsaved-x.json"
    rescued.write_text(json.dumps(content))
    said = midline("resume", *HEADLESS)
    assert "midline: Now in your history, from a session that could not save: 1 set.\n" in said.err
    assert "No session was cut short." in said.err
    assert (said.code, said.out) == (1, "")
    assert ordinals(data) == [0, 1, 2]
    assert not rescued.exists()


def test_it_is_finished_instead(midline: Midline, data: Path, crashed: str) -> None:
    assert midline("resume", "--finish").out == "Finished with its last set.\n"
    with closing(Store(data / "history.db")) as store:
        (session,) = past_sessions(store)
    assert session.finished_at == BEGUN + timedelta(seconds=55)


def test_it_is_discarded_instead(midline: Midline, data: Path, crashed: str) -> None:
    assert midline("resume", "--discard").out == "Discarded.\n"
    assert ordinals(data) == []


def test_nothing_was_cut_short(midline: Midline, data: Path) -> None:
    said = midline("resume")
    assert said.code == 1
    assert said.err == ("midline: No session was cut short. midline run ROUTINE begins one.\n")
    assert not data.exists()


def test_what_runs_elsewhere_was_not_cut_short(midline: Midline, data: Path, crashed: str) -> None:
    lock = SessionLock(data / "running", crashed)
    assert "No session was cut short." in midline("resume").err
    lock.release()


def test_what_cannot_be_gone_on_with_says_what_to_do(
    midline: Midline, data: Path, crashed: str
) -> None:
    with closing(Store(data / "history.db")) as store, store.transaction() as connection:
        connection.execute("UPDATE session SET routine_text = 'name: ['")
    said = midline("resume", *HEADLESS)
    assert said.code == 1
    assert "can't be read any more" in said.err
    assert "--finish" in said.err


@pytest.mark.parametrize(
    "wrong", [["--jsonl"], ["--finish", "--discard"], ["--finish", "--headless"]]
)
def test_options_that_do_not_go_together(midline: Midline, wrong: list[str]) -> None:
    assert midline("resume", *wrong).code == 2


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-5), "0 seconds ago"),
        (timedelta(seconds=40), "40 seconds ago"),
        (timedelta(seconds=90), "90 seconds ago"),
        (timedelta(minutes=2), "2 minutes ago"),
        (timedelta(minutes=100), "100 minutes ago"),
        (timedelta(minutes=20), "20 minutes ago"),
        (timedelta(hours=30), "30 hours ago"),
        (timedelta(days=9), "9 days ago"),
    ],
)
def test_it_says_how_long_ago_it_was(data: Path, crashed: str, ago: timedelta, words: str) -> None:
    with closing(Store(data / "history.db")) as store:
        found = cut_short(store, lambda _: False)
    assert found is not None
    assert told(found, found.last_at + ago) == (
        f"Test was cut short {words}: 2 sets are saved. Next is Plank 3 of 3."
    )
