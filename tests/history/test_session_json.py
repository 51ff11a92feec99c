"""A whole session in JSON: complete, exact, and strict with what comes from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midline.history.records import WholeSession, WholeSet
from midline.history.session_json import session_as_dict, session_from_dict
from midline.history.store import Store
from midline.history.whole import put_whole, whole_sessions
from tests.history.histories import record
from tests.history.laptops import whole

FIRST_MS, LAST_MS = 0, 32_503_679_999_999  # of 1970 and of 2999
moments = st.integers(FIRST_MS, LAST_MS).map(
    lambda ms: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
amounts = st.floats(0, 1e9)
texts = st.text(max_size=20).filter(lambda text: "\0" not in text)
whole_sets = st.builds(
    WholeSet,
    *(st.just(0), texts, texts, st.integers(0, 99), st.integers(0, 99)),
    st.sampled_from((None, "left", "right")),
    st.sampled_from(("hold", "reps", "hold cluster")),
    *(amounts, amounts, st.none() | amounts, amounts, moments, moments),
    st.sampled_from(("full", "finished", "left", "stopped", "entered")),
    st.sampled_from(("counts", "replaced", "removed")),
)
every_session = st.builds(
    WholeSession,
    st.uuids(allow_nil=False).map(str),
    *(texts, texts, texts, moments, st.integers(-1440, 1440), st.none() | moments),
    *(st.booleans(), st.integers(0, 999), st.none() | st.integers(0, 10)),
    *(st.none() | st.integers(0, 10), texts, texts, st.none() | moments, st.none() | moments),
    st.lists(whole_sets, max_size=4).map(
        lambda sets: tuple(replace(each, ordinal=at) for at, each in enumerate(sets))
    ),
)


@settings(max_examples=60, deadline=None)
@given(every_session)
def test_to_json_and_back_is_the_same(session: WholeSession) -> None:
    said = json.dumps(session_as_dict(session), ensure_ascii=False).encode()
    assert session_from_dict(json.loads(said)) == session


@settings(max_examples=30, deadline=None)
@given(session=every_session)
def test_to_the_store_and_back_is_the_same(
    session: WholeSession, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store(tmp_path_factory.mktemp("whole") / "history.db")
    with store.transaction() as connection:
        put_whole(connection, whole(1))
        put_whole(connection, session)
        put_whole(connection, session)
    assert whole_sessions(store, [session.id]) == [session]
    store.close()


def test_every_column_is_in_it(store: Store) -> None:
    record(store)
    (id_,) = store.rows("SELECT id FROM session")[0]
    said: dict[str, Any] = session_as_dict(whole_sessions(store, [id_])[0])
    for table, left_out, of in (
        ("session", {"sets"}, said),
        ("completed_set", set(), said["sets"][0]),
    ):
        columns = {row["name"] for row in store.rows(f"PRAGMA table_info({table})")}
        assert columns - {"id", "session"} == of.keys() - {"id"} - left_out


def _with(**changes: object) -> Callable[[dict[str, Any]], object]:
    return lambda said: said | changes


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda said: [said], "the session is not an object"),
        (_with(id="../../etc/passwd"), "id of the session can't be taken"),
        (_with(id="0" * 32), "id of the session"),
        (_with(started_at="2026-11-21T07:30:00Z"), "started_at of the session"),
        (_with(started_at="2026-11-21T07:30:00.000+01:00"), "started_at of the session"),
        (_with(changed_at="9999-12-31T23:59:59.999Z"), "changed_at of the session"),
        (_with(effort=11), "effort of the session"),
        (_with(effort=True), "effort of the session"),
        (_with(stopped=1), "stopped of the session"),
        (_with(utc_offset_min=2000), "utc_offset_min of the session"),
        (_with(note="x" * (1024 * 1024 + 1)), "note of the session"),
        (_with(sets=None), "its sets are no list"),
        (_with(sets=[{}] * 10_001), "its sets are no list of at most 10000"),
        (_with(sets=[7]), "set 1 is not an object"),
        (_with(sets=[{}]), "set 1 has no ordinal"),
    ],
)
def test_what_can_not_be_taken_is_named(
    change: Callable[[dict[str, Any]], object], why: str
) -> None:
    with pytest.raises(ValueError, match=why.replace(".", r"\.")):
        session_from_dict(change(session_as_dict(whole(1))))


def test_keys_that_are_not_known_are_passed_over() -> None:
    session = whole(1, changed_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(milliseconds=7))
    assert session_from_dict(session_as_dict(session) | {"mood": "good"}) == session
