"""Several laptops and one folder: what they send, what they take, and that they end up equal."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midline.history import corrections
from midline.history.sync.steps import sync_steps
from midline.history.sync.synced import Synced
from midline.history.sync.version_file import FORMAT, version_of
from midline.history.sync.versions import merge
from midline.history.totals import wrong_totals
from midline.history.whole import whole_sessions
from midline.known_errors import KnownError
from tests.history.histories import record
from tests.history.laptops import BEGUN, Laptop, carry, laptop, session_id, whole

LATER = BEGUN + timedelta(days=100)
NOTHING = Synced(0, 0)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def work(tmp_path: Path, home: Laptop) -> Iterator[Laptop]:
    """Has its folder in common with the one at home."""
    with laptop(tmp_path / "work", home.folder) as opened:
        yield opened


def totals_are_right(of: Laptop) -> bool:
    with of.store.transaction() as connection:
        return not wrong_totals(connection)


# What is sent


def test_a_session_goes_to_the_other_laptop_to_the_last_digit(home: Laptop, work: Laptop) -> None:
    record(home.store)
    assert home.sync() == Synced(1, 0)
    assert work.sync() == Synced(0, 1)
    assert work.sessions() == home.sessions()
    assert totals_are_right(work)
    assert home.sync() == work.sync() == NOTHING


def test_the_file_is_named_after_what_it_says_and_can_be_read(home: Laptop) -> None:
    home.record(whole(1, note="早上 🏃"))
    home.sync()
    (name,) = home.files()
    content = json.loads((home.folder / name).read_text(encoding="utf-8"))
    assert name.startswith(session_id(1) + "-")
    assert (content["midline_session"], content["note"]) == (FORMAT, "早上 🏃")
    assert [each["actual"] for each in content["sets"]] == [45.5, 45.5]


def test_what_is_under_way_is_not_sent_until_it_is_finished(home: Laptop) -> None:
    home.record(whole(1, finished_at=None))
    assert home.sync() == NOTHING
    home.record(whole(1))
    assert home.sync() == Synced(1, 0)


def test_what_was_there_before_the_first_sync_is_sent_too_and_in_another_folder_again(
    home: Laptop, tmp_path: Path
) -> None:
    for number in range(25):
        home.record(whole(number))
    assert home.sync() == Synced(25, 0)
    (tmp_path / "other").mkdir()
    assert Laptop(home.store, tmp_path / "other").sync() == Synced(25, 0)


def test_a_file_that_went_missing_is_sent_again(home: Laptop) -> None:
    home.record(whole(1))
    home.sync()
    files = home.files()
    (home.folder / files[0]).unlink()
    assert home.sync() == Synced(1, 0)
    assert home.files() == files


# Corrections


def test_corrections_deletions_and_bringing_back_follow(home: Laptop, work: Laptop) -> None:
    home.record(whole(1, sets=3))
    home.sync()
    work.sync()
    later: tuple[Callable[[], None], ...] = (
        lambda: corrections.change_set(work.store, work.set_id(1), 50.0, LATER),
        lambda: corrections.remove_set(work.store, work.set_id(1, 2), LATER),
        lambda: corrections.change_session(work.store, session_id(1), 7, 0, "hard", LATER),
        lambda: corrections.remove_session(work.store, session_id(1), LATER),
        lambda: corrections.bring_back_session(work.store, session_id(1), LATER),
    )
    for correct in later:
        correct()
        assert work.sync() == Synced(1, 0)
        assert home.sync() == Synced(0, 1)
        assert home.sessions() == work.sessions()
        assert totals_are_right(home)
    assert len(home.files()) == 6  # none is ever rewritten or deleted


def test_a_correction_after_a_merge_stands_however_slow_its_clock(
    home: Laptop, work: Laptop
) -> None:
    home.record(whole(1))
    corrections.change_session(home.store, session_id(1), 3, None, "at home", LATER)
    home.sync()
    work.sync()
    corrections.change_session(work.store, session_id(1), 4, None, "at work", BEGUN)
    work.sync()
    home.sync()
    assert home.sessions() == work.sessions()
    assert home.sessions()[0].note == "at work"


def test_of_two_corrections_apart_the_later_stands_and_the_other_is_kept_in_its_file(
    home: Laptop, work: Laptop
) -> None:
    home.record(whole(1))
    home.sync()
    work.sync()
    corrections.change_session(home.store, session_id(1), 3, None, "later", LATER)
    corrections.change_session(work.store, session_id(1), 4, None, "sooner", BEGUN)
    work.sync()
    home.sync()
    work.sync()
    assert [each.sessions()[0].note for each in (home, work)] == ["later", "later"]
    notes = [json.loads((home.folder / name).read_text())["note"] for name in home.files()]
    assert sorted(notes) == ["", "later", "sooner"]


def test_sets_keep_the_row_ids_that_a_list_on_screen_has(home: Laptop, work: Laptop) -> None:
    home.record(whole(1))
    home.record(whole(2))
    home.sync()
    work.sync()
    ids = [home.set_id(number, ordinal) for number in (1, 2) for ordinal in (0, 1)]
    corrections.change_set(work.store, work.set_id(1), 50.0, LATER)
    work.sync()
    home.sync()
    assert ids == [home.set_id(number, ordinal) for number in (1, 2) for ordinal in (0, 1)]


def test_what_is_corrected_while_a_sync_runs_is_not_run_over(home: Laptop, work: Laptop) -> None:
    home.record(whole(1))
    home.sync()
    work.sync()
    corrections.change_session(work.store, session_id(1), 4, None, "at work", BEGUN)
    work.sync()
    steps = sync_steps(home.store, home.folder)
    read = steps.send(next(steps)())()  # the other version is read, and not merged yet
    corrections.change_session(home.store, session_id(1), 3, None, "meanwhile", LATER)
    with pytest.raises(StopIteration) as end:
        steps.send(read)
    assert end.value.value == NOTHING
    assert home.sync() == Synced(1, 0)
    assert home.sessions()[0].note == "meanwhile"


def test_a_backup_put_back_takes_what_it_lacks(home: Laptop) -> None:
    home.record(whole(1))
    home.sync()
    backup = home.store.path.read_bytes()
    home.record(whole(2))
    corrections.remove_session(home.store, session_id(1), LATER)
    home.sync()
    before = home.sessions()
    home.store.path.unlink()
    home.store.path.write_bytes(backup)
    assert home.sync() == Synced(0, 2)
    assert home.sessions() == before


# Files that are not as they should be


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data[: len(data) // 2], "it is cut short or no JSON"),
        (lambda data: b"", "it is cut short or no JSON"),
        (lambda data: b"[" * 100_000, "it is cut short or no JSON"),
        (lambda data: b"\xff\xfe", "it is cut short or no JSON"),
        (lambda data: b'{"a": 1}', "it is not of Midline"),
        (lambda data: data.replace(b'"Plank"', b'"Dip"'), "it was changed after it was written"),
        (lambda data: data.replace(b'"hold"', b'"jump"'), "kind of set 1 can't be taken"),
        (lambda data: data.replace(b"45.5", b"1e999"), "measured of set 1 can't be taken"),
        (lambda data: data.replace(b'"note": ""', b'"note": "\\ud800"'), "note of the session"),
        (lambda data: data.replace(b'"note"', b'"nota"'), "the session has no note"),
        (lambda data: data.replace(b"2026-11-22T07:40:00.000Z", b"soon"), "finished_at of the"),
        (lambda data: data.replace(b'"2026-11-22T07:40:00.000Z"', b"null"), "is not finished"),
        (lambda data: data.replace(b'"ordinal": 1', b'"ordinal": 0'), "the same place in the plan"),
        (lambda data: b" " * (8 * 1024 * 1024 + 1), "it is too large"),
    ],
)
def test_a_damaged_file_is_told_and_left_and_taken_once_it_is_whole(
    home: Laptop, work: Laptop, change: Callable[[bytes], bytes], why: str
) -> None:
    home.record(whole(1))
    home.record(whole(2))
    home.sync()
    path = home.folder / home.files()[0]
    good = path.read_bytes()
    bad = change(good)
    assert bad != good
    path.write_bytes(bad)
    synced = work.sync()
    assert (synced.taken, len(synced.problems)) == (1, 1)
    assert path.name in synced.problems[0]
    assert why in synced.problems[0]
    assert path.read_bytes() == bad
    path.write_bytes(good)
    assert work.sync() == Synced(0, 1)


def test_a_value_that_cannot_be_read_keeps_no_other_session_from_the_folder(
    home: Laptop, work: Laptop
) -> None:
    for number in range(1, 9):
        home.record(whole(number))
    with home.store.transaction() as connection:
        connection.execute(
            "UPDATE completed_set SET completed_at = 'soon' WHERE session = ?", (session_id(2),)
        )
    synced = home.sync()
    assert synced.sent == 7
    assert "the session of 2026-11-23 07:30 UTC, Plank can't be read" in synced.problems[0]
    assert work.sync() == Synced(0, 7)


def test_line_ends_that_git_turned_are_no_damage(home: Laptop, work: Laptop) -> None:
    home.record(whole(1))
    home.sync()
    path = home.folder / home.files()[0]
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert work.sync() == Synced(0, 1)


def test_a_newer_format_is_left_alone_and_told(home: Laptop, work: Laptop) -> None:
    home.record(whole(1))
    home.sync()
    path = home.folder / home.files()[0]
    path.write_bytes(path.read_bytes().replace(b'"midline_session": 1', b'"midline_session": 2'))
    problem = "1 session was written by a newer Midline. Update Midline here."
    assert work.sync() == work.sync() == Synced(0, 0, (problem,))


def test_an_engines_own_files_are_passed_over(home: Laptop, work: Laptop) -> None:
    home.record(whole(1))
    home.sync()
    (name,) = home.files()
    for other in (
        name.replace(".json", ".sync-conflict-20261121-093000-ABCDEFG.json"),
        name.replace(".json", " (conflicted copy).json"),
        name + ".tmp",
        name + "~",
        f".{name}.12.new",
        f"~syncthing~{name}.tmp",
        "notes.json",
    ):
        (home.folder / other).write_text("half a fi")
    (home.folder / ".stfolder").mkdir()
    (home.folder / ".git").mkdir()
    assert work.sync() == Synced(0, 1)


# Folders that are not as they should be


def test_a_folder_that_is_not_there_is_told_and_not_made(home: Laptop) -> None:
    home.record(whole(1))
    gone = Laptop(home.store, home.folder / "drive")
    with pytest.raises(KnownError, match=r"There is no folder .*drive to sync with"):
        gone.sync()
    assert not gone.folder.exists()


def test_where_nothing_can_be_written_that_is_told_and_the_rest_is_taken(
    home: Laptop, work: Laptop
) -> None:
    home.record(whole(1))
    blocked = home.folder / version_of(home.sessions()[0]).file
    blocked.mkdir()  # a folder where the file should be stops who may write everywhere too
    work.record(whole(2))
    work.sync()
    synced = home.sync()
    assert (synced.sent, synced.taken) == (0, 1)
    assert "can't be written to (this is a folder). They are safe here" in synced.problems[0]
    blocked.rmdir()
    assert home.sync() == Synced(1, 0)
    assert work.sync() == Synced(0, 1)
    assert home.sessions() == work.sessions()


def test_a_full_disk_leaves_nothing_half_written(
    home: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    home.record(whole(1))
    with monkeypatch.context() as full:
        full.setattr("os.fsync", no_room)
        synced = home.sync()
    assert synced.sent == 0
    assert "can't be written to (no space left on device)" in synced.problems[0]
    assert home.files() == []
    assert home.sync() == Synced(1, 0)


def test_what_could_not_be_sent_is_not_replaced(home: Laptop, work: Laptop) -> None:
    home.record(whole(1))
    home.sync()
    work.sync()
    corrections.change_session(home.store, session_id(1), 3, None, "sooner", BEGUN)
    corrections.change_session(work.store, session_id(1), 4, None, "later", LATER)
    work.sync()
    blocked = home.folder / version_of(home.sessions()[0]).file
    blocked.mkdir()
    assert home.sync().taken == 0
    assert home.sessions()[0].note == "sooner"
    blocked.rmdir()
    assert home.sync() == Synced(1, 1)
    assert home.sessions()[0].note == "later"


# All ends equal

VERSIONS = [
    version_of(whole(1, note=note, changed_at=changed_at))
    for note, changed_at in (
        ("", None),
        ("a", LATER),
        ("b", LATER),
        ("c", LATER + timedelta(milliseconds=1)),
    )
]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_any_order_of_versions_ends_the_same(home: Laptop, order: tuple[int, ...]) -> None:
    there = {version.file for version in VERSIONS}
    for at in (*order, *order):
        merge(home.store, [VERSIONS[at]], there)
    assert home.sessions() == [VERSIONS[3].session]


what_happens = st.lists(
    st.tuples(
        st.sampled_from(["record", "note", "set", "remove", "bring back", "sync", "carry"]),
        st.integers(0, 2),  # by whom
        st.integers(0, 2),  # to whom, or which session
        st.integers(-5, 5),  # how wrong the clock is, in seconds
    ),
    max_size=20,
)


@settings(max_examples=25, deadline=None)
@given(what_happens)
def test_three_laptops_end_equal_whatever_happened(
    tmp_path_factory: pytest.TempPathFactory, happened: list[tuple[str, int, int, int]]
) -> None:
    root = tmp_path_factory.mktemp("laptops")
    with ExitStack() as opened:
        all_three = [opened.enter_context(laptop(root / str(number))) for number in range(3)]
        for what, by, of, skew_s in happened:
            do(all_three, what, by, of, skew_s)
        for _ in range(2):
            for one in all_three:
                one.sync()
                for other in all_three:
                    carry(one, other)
        for each in all_three:
            each.sync()
        first, *others = all_three
        assert all(each.sessions() == first.sessions() for each in others)
        assert all(each.files() == first.files() for each in others)
        assert all(totals_are_right(each) for each in all_three)
        assert [each.sync() for each in all_three] == [NOTHING] * 3


def do(laptops: list[Laptop], what: str, by: int, of: int, skew_s: int) -> None:
    one, now = laptops[by], LATER + timedelta(seconds=skew_s)
    is_there = bool(whole_sessions(one.store, [session_id(of)]))
    if what == "record" and not is_there:
        one.record(replace(whole(of), note=f"on {by}"))
    elif what == "note":
        corrections.change_session(one.store, session_id(of), by, None, f"by {by}", now)
    elif what == "set" and is_there:
        corrections.change_set(one.store, one.set_id(of), 10.0 + by, now)
    elif what == "remove":
        corrections.remove_session(one.store, session_id(of), now)
    elif what == "bring back":
        corrections.bring_back_session(one.store, session_id(of), now)
    elif what == "sync":
        one.sync()
    elif what == "carry":
        carry(one, laptops[of])


@pytest.mark.parametrize("part", ["", "backups"])
def test_ones_own_data_is_no_folder_to_sync_with(home: Laptop, part: str) -> None:
    data = home.store.path.parent
    (data / part).mkdir(exist_ok=True)
    record(home.store)
    before = sorted(data.rglob("*"))
    with pytest.raises(KnownError, match="is of your data itself"):
        Laptop(home.store, data / part).sync()
    assert sorted(data.rglob("*")) == before
