"""A file of which a part was imported before: what is new comes in, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midline.history.corrections import bring_back_session, change_set, remove_session, remove_set
from midline.history.exchange import hevy, strong
from midline.history.exchange.taken import DoneSet
from midline.history.importing import Preview, import_, preview, read_data
from midline.history.records import WholeSession
from midline.history.store import Store
from midline.history.whole import whole_sessions
from tests.history.exchange.test_round_trip import as_before, exported, new_store, put
from tests.history.histories import BEGUN, record
from tests.history.histories import sets as done
from tests.history.laptops import whole as session_of

ZONE = timezone(timedelta(hours=1))
STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds
2024-03-04 18:30:00,Core,1h,Plank,1,0,0,0,60
2024-03-04 18:30:00,Core,1h,Plank,2,0,0,0,45
2024-03-04 18:30:00,Core,1h,Crunch,1,0,10,0,0
""".splitlines(keepends=True)
DAY = "exerciseName,exerciseType,date,time,setNumber,valueRight,valueLeft,comment\n"
AT_7 = "Dip,Dynamic,2025-11-15,07:00,1,8,,\n"
AT_7_20 = "Push-up,Dynamic,2025-11-15,07:20,1,15,,\n"
AT_8_40 = "Plank,Isometric,2025-11-15,08:40,1,60,,\n"


def found_in(store: Store, *lines: str) -> Preview:
    return preview(store, read_data("".join(lines).encode(), ZONE))


def take(store: Store, *lines: str) -> Preview:
    found = found_in(store, *lines)
    import_(store, found.new, found.completed, BEGUN)
    return found


def amounts(store: Store) -> list[tuple[str, float]]:
    return [(each.exercise, each.actual) for each in done(store)]


def row_of(store: Store, amount: float) -> int:
    return int(store.rows("SELECT id FROM completed_set WHERE actual = ?", amount)[0][0])


def test_a_file_that_was_cut_off_and_then_whole(store: Store) -> None:
    take(store, *STRONG[:2])
    found = take(store, *STRONG)
    assert (found.new, found.there, len(found.completed), found.completed_sets) == ((), 0, 1, 2)
    assert amounts(store) == [("Plank", 60), ("Plank", 45), ("Crunch", 10)]
    assert [each.of for each in done(store)] == [2, 2, 1]
    assert store.problem() == ""
    again = found_in(store, *STRONG)
    assert (again.sessions, again.there) == (0, 1)


@pytest.mark.parametrize("letters", range(20, len(STRONG[3])))
def test_a_row_in_which_the_file_was_cut_off_comes_in_later(store: Store, letters: int) -> None:
    found = take(store, *STRONG[:3], STRONG[3][:letters])
    is_whole = STRONG[3][:letters].count(",") == STRONG[3].count(",")
    assert found.new_sets == (3 if is_whole else 2)
    take(store, *STRONG)
    assert amounts(store) == [("Plank", 60), ("Plank", 45), ("Crunch", 10)]


def test_a_day_that_has_grown_later_between_and_before(store: Store) -> None:
    take(store, DAY, AT_7_20)
    assert take(store, DAY, AT_7_20, AT_8_40).completed_sets == 1
    assert take(store, DAY, AT_8_40, AT_7_20, AT_7).completed_sets == 1
    assert amounts(store) == [("Dip", 8), ("Push-up", 15), ("Plank", 60)]
    [begun] = store.rows("SELECT started_at FROM session")
    assert begun[0] == "2025-11-15T06:00:00.000Z"


def test_what_was_corrected_or_taken_out_here_stays_so(store: Store) -> None:
    take(store, *STRONG[:3])
    change_set(store, row_of(store, 60), 50, BEGUN)
    remove_set(store, row_of(store, 45), BEGUN)
    assert take(store, *STRONG).completed_sets == 1
    assert amounts(store) == [("Plank", 50), ("Crunch", 10)]
    assert found_in(store, *STRONG).sessions == 0


def test_what_was_corrected_in_the_other_program_is_no_set_more(store: Store) -> None:
    take(store, *STRONG[:3])
    corrected = [line.replace(",45", ",40") for line in STRONG]
    assert found_in(store, *corrected[:3]).sessions == 0
    assert take(store, *corrected).completed_sets == 1
    assert amounts(store) == [("Plank", 60), ("Plank", 45), ("Crunch", 10)]


def test_what_is_on_the_screen_still_means_the_same_set(store: Store) -> None:
    take(store, DAY, AT_7_20)
    push_up = row_of(store, 15)
    take(store, DAY, AT_7, AT_7_20)
    assert row_of(store, 15) == push_up


def test_a_history_that_took_the_place_meanwhile_gets_it_whole(store: Store) -> None:
    with new_store() as before:
        take(before, *STRONG[:2])
        found = found_in(before, *STRONG)
    import_(store, found.new, found.completed, BEGUN)
    assert amounts(store) == [("Plank", 60), ("Plank", 45), ("Crunch", 10)]


def test_what_was_deleted_here_stays_so_and_can_be_completed_when_it_is_back(store: Store) -> None:
    take(store, *STRONG[:2])
    [row] = store.rows("SELECT id FROM session")
    remove_session(store, row[0], BEGUN)
    assert (found_in(store, *STRONG).sessions, found_in(store, *STRONG).deleted) == (0, 1)
    bring_back_session(store, row[0], BEGUN)
    assert take(store, *STRONG).completed_sets == 2


def test_midlines_own_file_completes_what_another_program_recorded(store: Store) -> None:
    with new_store() as there:
        take(there, DAY, AT_7, AT_7_20)
        data = exported(there, "json").decode()
    take(store, DAY, AT_7_20)
    assert take(store, data).completed_sets == 1
    assert amounts(store) == [("Dip", 8), ("Push-up", 15)]


@pytest.mark.parametrize("name", ["strong", "hevy"])
def test_a_part_of_what_is_here_is_there_already(store: Store, name: str) -> None:
    record(store)
    lines = exported(store, name).decode().splitlines(keepends=True)
    for count in range(2, len(lines) + 1):
        data = "".join(lines[:count]).encode()
        found = preview(store, read_data(data, BEGUN.tzinfo))
        assert (found.sessions, found.there) == (0, 1)


a_done = st.tuples(
    st.integers(0, 3),  # the session
    st.sampled_from(["Plank", "Dip", "Crunch"]),
    st.booleans(),
    st.integers(1, 3),
    st.sampled_from(["", "left", "right"]),
)


def as_taken(order: int, what: tuple[int, str, bool, int, str]) -> DoneSet:
    session, exercise, is_hold, amount, side = what
    begun = BEGUN + timedelta(days=session)
    kind = "hold" if is_hold else "reps"
    return DoneSet(begun, 600, "Core", "", exercise, order, kind, amount, side)


def as_lines(
    header: tuple[str, ...], row: Callable[[DoneSet], tuple[object, ...]]
) -> st.SearchStrategy[list[str]]:
    def lines(what: list[tuple[int, str, bool, int, str]]) -> list[str]:
        rows = [row(as_taken(at, each)) for at, each in enumerate(what)]
        return [";".join(map(str, each)) + "\n" for each in (header, *rows)]

    return st.lists(a_done, min_size=1, max_size=12).map(lines)


a_record = st.builds(
    "{},{},2025-11-{:02},{:02}:{:02},1,{},{},\n".format,
    st.sampled_from(["Plank", "Dip"]),
    st.sampled_from(["Dynamic", "Isometric"]),
    *(st.integers(14, 15), st.integers(6, 12), st.sampled_from([0, 30])),
    *(st.integers(1, 3), st.sampled_from(["", "2"])),
)


def as_our_csv(sets: list[int], is_old: bool) -> list[str]:
    with new_store() as store:
        put(store, *(session_of(number, count) for number, count in enumerate(sets, 1)))
        data = exported(store, "csv")
    return (as_before(data) if is_old else data).decode().splitlines(keepends=True)


our_csv = st.builds(as_our_csv, st.lists(st.integers(1, 4), min_size=1, max_size=4), st.booleans())
a_file: st.SearchStrategy[list[str]] = st.one_of(
    as_lines(strong.HEADER, strong.row),
    as_lines(hevy.HEADER, hevy.row),
    st.lists(a_record, min_size=1, max_size=12).map(lambda records: [DAY, *records]),
    our_csv,
)


def as_they_are(store: Store) -> list[WholeSession]:
    """But for the order of the rows, and when they came in."""
    ids = [row[0] for row in store.rows("SELECT id FROM session ORDER BY id")]
    return [
        replace(
            each,
            changed_at=None,
            sets=tuple(sorted(each.sets, key=lambda each: each.ordinal)),
        )
        for each in whole_sessions(store, ids)
    ]


@settings(max_examples=60, deadline=None)
@given(a_file, st.data())
def test_a_file_in_parts_is_the_same_history_as_the_whole_file(
    lines: list[str], data: st.DataObject
) -> None:
    steps = data.draw(st.lists(st.integers(1, len(lines)), min_size=1, max_size=4))
    with new_store() as parts, new_store() as whole:
        for end in [*accumulate(steps, max), len(lines)]:
            if end > 1:
                take(parts, *lines[:end])
        take(whole, *lines)
        assert as_they_are(parts) == as_they_are(whole) != []
        assert parts.problem() == ""
