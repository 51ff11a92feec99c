"""What the official SDK, and another reader, find in our FIT files. See them with ``-s``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import fitdecode
from garmin_fit_sdk import Decoder, Profile, Stream
from hypothesis import given, settings

from midline.history.exchange.fit import activity, file_name
from midline.history.exchange.fit_encoding import crc
from midline.history.exchange.fit_exercises import _EXERCISES
from midline.history.records import WholeSession, WholeSet
from tests.history.laptops import BEGUN, whole
from tests.history.test_session_json import every_session

Messages = dict[str, Any]


def done(
    ordinal: int, exercise: str, kind: str, actual: float, begin_s: int, end_s: int
) -> WholeSet:
    moments = (BEGUN + timedelta(seconds=begin_s), BEGUN + timedelta(seconds=end_s))
    return WholeSet(
        *(ordinal, "core", exercise, 1, 1, None, kind, actual, actual, actual, actual),
        *moments,
        "full",
    )


SESSION = replace(
    whole(),
    started_at=BEGUN,
    finished_at=BEGUN + timedelta(seconds=300),
    routine_name="Mixed, 混合",
    sets=(
        done(0, "Plank", "hold", 52.3, 10, 62),
        done(1, "Knee circles 🏃", "reps", 8, 122, 146),
        done(2, "Bird dog", "hold cluster", 6, 200, 278),
        replace(done(3, "Plank", "hold", 60, 280, 290), state="removed"),
    ),
)


def read_back(data: bytes) -> Messages:
    """By the official SDK, which checks the CRCs too."""
    assert Decoder(Stream.from_byte_array(bytearray(data))).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert errors == []
    found: Messages = dict(messages)
    return found


def test_a_session_read_back_by_the_official_sdk() -> None:
    found = read_back(activity(SESSION))
    for kind, messages in found.items():
        for message in messages:
            print(kind, {name: str(value) for name, value in message.items()})
    assert [(each["type"], each["manufacturer"]) for each in found["file_id_mesgs"]] == [
        ("activity", "development")
    ]
    assert [
        (each["set_type"], each["duration"], each.get("category"), each.get("repetitions"))
        for each in found["set_mesgs"]
    ] == [
        ("active", 52.3, "plank", None),
        ("rest", 60, None, None),
        ("active", 24, "unknown", 8),
        ("rest", 54, None, None),
        ("active", 78, "core", 6),
    ]
    assert [each["wkt_step_name"] for each in found["exercise_title_mesgs"]] == [
        *("Plank", "Knee circles 🏃", "Bird dog")
    ]
    (session,) = found["session_mesgs"]
    assert (session["sport"], session["sub_sport"]) == ("training", "strength_training")
    assert session["start_time"] == BEGUN
    assert (session["total_elapsed_time"], session["sport_profile_name"]) == (300, "Mixed, 混合")
    assert [each["event_type"] for each in found["event_mesgs"]] == ["start", "stop_all"]
    assert len(found["lap_mesgs"]) == len(found["activity_mesgs"]) == 1


def test_every_set_finds_its_title() -> None:
    found = read_back(activity(SESSION))
    titles = {
        (each["exercise_category"], each["exercise_name"]): each["wkt_step_name"]
        for each in found["exercise_title_mesgs"]
    }
    named = [
        titles[each["category"], each["category_subtype"]]
        for each in found["set_mesgs"]
        if each["set_type"] == "active"
    ]
    assert named == ["Plank", "Knee circles 🏃", "Bird dog"]


def test_a_second_reader_agrees() -> None:
    with fitdecode.FitReader(activity(SESSION), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        names = [each.name for each in reader if isinstance(each, fitdecode.FitDataMessage)]
    assert names == [
        *("file_id", "event", "exercise_title", "exercise_title", "exercise_title"),
        *("set", "set", "set", "set", "set", "event", "lap", "session", "activity"),
    ]


def test_what_was_entered_after_the_end_does_not_lengthen_the_session() -> None:
    late = replace(done(4, "Dip", "reps", 5, 4000, 4000), measured=None, ended="entered")
    (session,) = read_back(activity(replace(SESSION, sets=(*SESSION.sets, late))))["session_mesgs"]
    assert session["total_elapsed_time"] == 300


@settings(max_examples=40, deadline=None)
@given(every_session)
def test_whatever_a_session_holds_makes_a_sound_file(session: WholeSession) -> None:
    assert "activity_mesgs" in read_back(activity(session))


def test_our_moves_are_in_the_lists() -> None:
    types = Profile["types"]
    for name, (category, exercise) in _EXERCISES.items():
        kind = types["exercise_category"][category]
        assert exercise in types[f"{kind}_exercise_name"], name


def test_the_crc_of_the_protocol() -> None:
    assert crc(b"123456789") == 0xBB3D  # CRC-16/ARC


def test_the_name_is_the_wall_clock_there() -> None:
    assert file_name(SESSION) == "2026-11-21-0830-00000000.fit"
