"""What Strong, Hevy and CalisthenicsMemory export, as sessions of ours."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from midline.history.exchange.foreign import length_s
from midline.history.exchange.reading import BadFileError, LeftOut, Read, Reason
from midline.history.exchange.strong import length
from midline.history.importing import read_data, read_file
from midline.known_errors import KnownError


def _file(name: str) -> str:
    return (Path(__file__).parent / "files" / name).read_bytes().decode()


STRONG = _file("strong-iphone.csv")
STRONG_ANDROID = _file("strong-android.csv")
STRONG_NEW = _file("strong-newer.csv")
HEVY = _file("hevy.csv")
CALISTHENICS = _file("calisthenics-memory.csv")
ZONE = timezone(timedelta(hours=1))


def read(text: str) -> Read:
    return read_data(text.encode(), ZONE)


def told(read: Read) -> list[tuple[object, ...]]:
    return [
        (f"{session.started_at + timedelta(minutes=session.utc_offset_min):%Y-%m-%d %H:%M:%S}",
         session.routine_name, session.note,
         [(done.exercise, done.kind, done.actual, done.side, f"{done.number}/{done.of}")
          for done in session.sets])
        for session in read.sessions
    ]  # fmt: skip


def test_strong() -> None:
    found = read(STRONG)
    assert found.source == "Strong"
    assert told(found) == [
        ("2024-03-04 18:30:00", "Core, day 1", "Felt good",
         [("Plank", "hold", 60.5, None, "1/2"), ("Crunch", "reps", 10, None, "1/1"),
          ("Plank", "hold", 45, None, "2/2")]),
        ("2024-03-06 19:00:00", "Push", "", [("Push Up", "reps", 12, None, "1/1")]),
    ]  # fmt: skip
    assert found.left_out == (LeftOut(Reason.DISTANCE, 1, 6), LeftOut(Reason.NO_AMOUNT, 1, 7))
    session = found.sessions[0]
    assert session.finished_at == session.started_at + timedelta(minutes=65)
    assert (session.source, session.started_at.tzinfo) == ("Strong", UTC)


def test_the_other_shapes_of_strong() -> None:
    assert told(read(STRONG_ANDROID)) == [
        ("2022-02-16 17:40:08", "Legs", "note", [("Sit Up", "reps", 12, None, "1/1")])
    ]
    assert told(read(STRONG_NEW)) == [
        ("2026-08-10 18:00:00", "Push day", "", [("Plank", "hold", 90, None, "1/1")])
    ]


def test_hevy() -> None:
    found = read(HEVY)
    assert told(found) == [
        ("2026-03-11 15:32:00", "Torso", "Müde",
         [("Plank", "hold", 60, None, "1/1"), ("Sit-up", "reps", 10, None, "1/1")]),
    ]  # fmt: skip
    assert found.left_out == (LeftOut(Reason.DISTANCE, 1, 4),)
    session = found.sessions[0]
    assert session.finished_at == session.started_at + timedelta(minutes=89)


def test_calisthenics_memory() -> None:
    found = read(CALISTHENICS)
    assert told(found) == [
        ("2025-11-15 10:30:00", "CalisthenicsMemory", "",
         [("One-leg Squat", "reps", 15, "right", "1/1"),
          ("One-leg Squat", "reps", 14, "left", "1/1"),
          ("Hang (18mm, Half-Crimp)", "hold", 30, None, "1/1"),
          ("Wall Push-up", "reps", 20, None, "1/1")]),
    ]  # fmt: skip
    [session] = found.sessions
    assert session.finished_at == session.started_at + timedelta(minutes=10)
    assert found.left_out == (LeftOut(Reason.DISTANCE, 1, 7),)


def test_the_same_file_has_the_same_sessions_wherever_it_is_read() -> None:
    here, there = read_data(STRONG.encode(), UTC), read_data(STRONG.encode(), ZONE)
    assert [each.id for each in here.sessions] == [each.id for each in there.sessions]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can't be set here")
def test_the_hour_that_is_missing_in_spring_is_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = STRONG_NEW.replace("2026-08-10 18:00", "2026-03-29 02:30")
    try:
        monkeypatch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        [session] = read_data(text.encode(), None).sessions
    finally:
        monkeypatch.undo()
        time.tzset()
    begun = session.started_at, session.utc_offset_min
    assert begun == (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), 120)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("gestern,A,1h,Plank,1,0,0,0,60,,,", Reason.NO_DATE),
        ("2024-03-04 18:30:00,A,1h,,1,0,0,0,60,,,", Reason.NO_NAME),
        ("2024-03-04 18:30:00,A,1h,Plank,1,0,many,0,60,,,", Reason.NO_NUMBER),
        ("2024-03-04 18:30:00,A,1h,Plank,1,0,-5,0,0,,,", Reason.NO_NUMBER),
        ("2024-03-04 18:30:00,A,1h,Plank,1,0,0,0,1e9,,,", Reason.NO_NUMBER),
        ("2024-03-04 18:30:00,A,1h,Plank,1,0,0,0,99999999,,,", Reason.NO_NUMBER),
        ("2024-03-04 18:30:00,A,1h,Plank,1,0,0,0,60,,,,one more", Reason.RAGGED),
    ],
)
def test_a_row_that_can_not_be_taken_is_left_out_and_the_others_stay(
    row: str, reason: Reason
) -> None:
    found = read(f"{STRONG}{row}\n")
    assert len(found.sessions) == 2
    assert LeftOut(reason, 1, 9) in found.left_out


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"name,type,group\nPlank,Isometric,\n", "its first line has not the columns"),
        (STRONG.encode().splitlines()[0], "there is no session in it"),
        (STRONG.encode() + b'2024,"x"y', "line 9 is not CSV"),
        (STRONG.encode() + b"\xff", "line 9 is not text in UTF-8"),
        (b"PK\x03\x04...", "it is a zip"),
        (b"\x0e\x20\xe2\x52\x00\x00\x00\x00.FIT", "it is a FIT file"),
        (b"SQLite format 3\0", "it is a database"),
    ],
)
def test_a_wrong_file_is_refused_in_words(data: bytes, why: str) -> None:
    with pytest.raises(BadFileError, match=why):
        read_data(data, ZONE)


def test_the_sentence_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "what.csv"
    with pytest.raises(KnownError, match="can't be read: no such file"):
        read_file(path)
    path.write_text("a,b\n")
    with pytest.raises(KnownError, match=r"can't be imported: .* Choose a file from Midline"):
        read_file(path)


def test_of_reps_the_whole_ones_count() -> None:
    row = "2024-03-04 18:30:00,A,1h,Dip,1,0,{},0,0,,,\n"
    found = read(STRONG.splitlines()[0] + "\n" + "".join(map(row.format, ("12.5", "10.9", "0.5"))))
    assert [each.actual for each in found.sessions[0].sets] == [12, 10]
    assert found.left_out == (LeftOut(Reason.NO_AMOUNT, 1, 4),)


def test_no_session_lasts_longer_than_a_day() -> None:
    row = "2024-03-04 18:30:00,A,1h,Plank,1,0,0,0,80000,,,\n"
    [session] = read(STRONG.splitlines()[0] + "\n" + 3 * row).sessions
    assert session.finished_at == session.started_at + timedelta(days=1)
    assert [each.actual for each in session.sets] == 3 * [80_000]


@pytest.mark.parametrize(
    ("text", "seconds"), [("1h 5m", 3900), ("58m", 3480), ("45s", 45), ("3600", 3600), ("?", 0)]
)
def test_lengths(text: str, seconds: float) -> None:
    assert length_s(text) == seconds
    if not text.isdigit() and seconds:
        assert length(seconds) == text
