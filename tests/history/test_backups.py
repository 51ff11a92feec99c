"""Backups: which are kept, how they are made, and what takes their place."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from contextlib import closing, nullcontext
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.history.backups import back_up, backups, by_name, newest_good, set_aside, to_keep
from midline.history.corrections import remove_session
from midline.history.damage import look
from midline.history.errors import HistoryError
from midline.history.migrating import migrations
from midline.history.restoring import restore, undo
from midline.history.store import Store
from midline.known_errors import KnownError
from tests.history.histories import BEGUN, record, sets

NOW = datetime(2026, 11, 21, 19, 15, 2, tzinfo=UTC).astimezone()
DAY = timedelta(days=1)
moments = st.integers(0, 400 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


# Which are kept


@pytest.mark.parametrize("every", [1, 2, 3, 7])
def test_nine_months_back_the_steps_are_days_then_weeks_then_months(every: int) -> None:
    """One made every so many days for two years, and thinned out each time."""
    made: set[datetime] = set()
    for day in range(0, 730, every):
        now = NOW + day * DAY
        made = to_keep(made | {now}, now)
    ages = sorted((now - moment).days for moment in made)
    assert len(ages) <= 12 + 10 + 9
    assert ages[:12] == [every * each for each in range(12)]
    assert max(gaps(ages[:22])) <= max(7 + every, 7)
    assert max(gaps(ages)) <= 31 + every
    assert ages[-1] > 8 * 31


def gaps(ages: list[int]) -> list[int]:
    return [later - sooner for sooner, later in pairwise(ages)]


@given(st.sets(moments, max_size=80))
def test_the_newest_is_kept_and_a_second_look_keeps_the_same(made: set[datetime]) -> None:
    kept = to_keep(made, NOW)
    assert kept <= made
    assert len(kept) <= 12 + 10 + 9
    assert to_keep(kept, NOW) == kept
    if made:
        assert max(made) in kept


@given(st.sets(moments, max_size=80))
def test_of_each_kept_day_the_newest_is_kept(made: set[datetime]) -> None:
    for moment in to_keep(made, NOW):
        assert moment == max(each for each in made if each.date() == moment.date())


@given(st.sets(moments, max_size=40))
def test_a_clock_that_was_wrong_once_takes_no_places(made: set[datetime]) -> None:
    later = {NOW + day * DAY for day in range(2, 40)}
    assert to_keep(made | later, NOW) == to_keep(made, NOW) | later


# Made


def test_a_backup_is_whole_and_says_how_many_sets_it_has(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    made = back_up(path, folder, NOW)
    assert made is not None
    begin = re.escape(f"history-{NOW:%Y-%m-%d-%H%M%S%z}")
    assert re.fullmatch(rf"{begin}-6-sets-[0-9a-f]{{8}}\.db", made.path.name)
    assert backups(folder) == [made]
    assert look(made.path).sets == 6
    assert list(folder.iterdir()) == [made.path]


def test_nothing_new_needs_no_backup(store: Store, path: Path, folder: Path) -> None:
    record(store)
    assert back_up(path, folder, NOW)
    assert back_up(path, folder, NOW + DAY) is None
    record(store, begun=BEGUN + DAY)
    second = back_up(path, folder, NOW + DAY)
    assert second is not None
    assert second.sets == 12


def test_of_a_day_the_last_one_stays(store: Store, path: Path, folder: Path) -> None:
    for hour in range(3):
        record(store, begun=BEGUN + hour * timedelta(hours=1))
        back_up(path, folder, NOW - DAY + hour * timedelta(hours=1))
    assert [backup.sets for backup in backups(folder)] == [18]


def test_one_is_made_while_a_set_is_being_written(store: Store, path: Path, folder: Path) -> None:
    record(store)
    with store.transaction() as connection:
        connection.execute("DELETE FROM completed_set")
        made = back_up(path, folder, NOW)
        assert made is not None
        assert made.sets == 6


def test_one_that_is_told_to_stop_leaves_nothing(store: Store, path: Path, folder: Path) -> None:
    record(store)
    with pytest.raises(InterruptedError):
        back_up(path, folder, NOW, go_on=lambda: False)
    assert list(folder.iterdir()) == []


def test_what_a_killed_one_left_is_deleted_a_day_later(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    folder.mkdir()
    old, young = folder / ".1.new", folder / ".2.new"
    for left, age in ((old, 2 * DAY), (young, timedelta())):
        left.touch()
        os.utime(left, times=(at := (NOW - age).timestamp(), at))
    back_up(path, folder, NOW)
    assert not old.exists()
    assert young.exists()


def test_a_damaged_history_makes_no_backup_and_costs_none(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    good = back_up(path, folder, NOW - DAY)
    assert good is not None
    store.close()
    break_pages(path)
    with pytest.raises(HistoryError) as raised:
        back_up(path, folder, NOW)
    assert raised.value.is_damage
    assert backups(folder) == [good]


def test_bytes_that_change_while_nobody_writes_are_damage_whatever_they_mean(
    store: Store, path: Path, folder: Path
) -> None:
    """A bit that falls over on the disk leaves the file its date."""
    record(store)
    store.close()
    settle(path)
    assert back_up(path, folder, NOW)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Plank", b"Plonk"))
    settle(path)
    assert look(path).problem == ""
    with pytest.raises(HistoryError) as raised:
        back_up(path, folder, NOW)
    assert raised.value.is_damage
    path.write_bytes(content)
    settle(path)
    assert back_up(path, folder, NOW) is None


@pytest.mark.parametrize(("age_ms", "is_found"), [(20, False), (80, True), (1000, False)])
def test_where_changes_are_dated_finely_a_backup_knows_the_bytes_soon(
    store: Store, path: Path, folder: Path, age_ms: int, is_found: bool
) -> None:
    """One made as the session ends; 1000 ms is a date in whole seconds, as some disks have it."""
    record(store)
    store.close()
    changed = NOW - timedelta(milliseconds=age_ms)
    settle(path, changed)
    assert back_up(path, folder, NOW)
    path.write_bytes(path.read_bytes().replace(b"Plank", b"Plonk"))
    settle(path, changed)
    with pytest.raises(HistoryError) if is_found else nullcontext():
        back_up(path, folder, NOW + DAY)


def test_a_value_that_cannot_be_read_is_damage_where_a_backup_has_all_of_it_whole(
    store: Store, path: Path, folder: Path
) -> None:
    """Written to, so that its bytes need not be those of its backup."""
    record(store)
    good = back_up(path, folder, NOW - DAY)
    with store.transaction() as connection:
        connection.execute("UPDATE completed_set SET completed_at = '2026-11-23T17:14:30n608Z'")
    with pytest.raises(HistoryError) as raised:
        back_up(path, folder, NOW)
    assert raised.value.is_damage
    assert str(raised.value.__cause__) == "a moment of a set can't be read"
    record(store, begun=BEGUN + DAY)
    made = back_up(path, folder, NOW)  # what would be lost by the backup counts for more
    assert made is not None
    assert backups(folder) == [made, good]
    assert newest_good(folder) == made


def test_a_change_that_leaves_the_date_as_it_was_is_no_damage_while_the_file_is_young(
    store: Store, path: Path, folder: Path
) -> None:
    """Two commits within a tick of the file system's clock."""
    record(store)
    settle(path, NOW - timedelta(seconds=1))
    assert back_up(path, folder, NOW)
    record(store, begun=BEGUN + DAY)
    settle(path, NOW - timedelta(seconds=1))
    made = back_up(path, folder, NOW + timedelta(seconds=1))
    assert made is not None
    assert made.sets == 12


def test_a_backup_whose_bytes_have_changed_is_none(store: Store, path: Path, folder: Path) -> None:
    record(store)
    good = back_up(path, folder, NOW - DAY)
    record(store, begun=BEGUN + DAY)
    bad = back_up(path, folder, NOW)
    assert bad is not None
    bad.path.write_bytes(bad.path.read_bytes().replace(b"Plank", b"Plonk"))
    assert newest_good(folder) == good
    store.close()
    with pytest.raises(KnownError, match="its bytes are not those that were written"):
        restore(bad.path, path, folder, NOW)


def test_a_folder_that_takes_nothing_is_told(store: Store, path: Path, folder: Path) -> None:
    record(store)
    folder.write_text("a file")
    with pytest.raises(KnownError, match="A backup of your history can't be made"):
        back_up(path, folder, NOW)


def test_other_files_in_the_folder_are_nobodys_business(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    folder.mkdir()
    others = ("notes.txt", "history-2026-13-45-999999-1-sets.db", "history.db", "my copy.db")
    for name in others:
        (folder / name).touch()
    back_up(path, folder, NOW)
    assert len(backups(folder)) == 1
    assert len(list(folder.iterdir())) == len(others) + 1


def test_another_history_never_costs_the_backup_of_the_one_before(
    store: Store, path: Path, folder: Path
) -> None:
    """As after damage: the new one may even be larger, and may be of the same day."""
    record(store)
    lost = back_up(path, folder, NOW)
    store.close()
    path.unlink()
    for number in range(3):
        with closing(Store(path)) as new:
            record(new, begun=BEGUN + number * DAY)
        back_up(path, folder, NOW + timedelta(minutes=number + 1))
    assert [backup.sets for backup in backups(folder)] == [18, 6]
    assert backups(folder)[-1] == lost
    back_up(path, folder, NOW + 900 * DAY)
    assert lost in backups(folder)


def test_a_history_without_a_session_makes_no_backup_and_costs_none(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    lost = back_up(path, folder, NOW)
    store.close()
    path.unlink()
    Store(path).close()
    assert back_up(path, folder, NOW + timedelta(minutes=1)) is None
    assert newest_good(folder) == lost


def test_sets_of_a_deleted_session_are_not_counted(store: Store, path: Path, folder: Path) -> None:
    gone = record(store)
    record(store, begun=BEGUN + DAY)
    before = back_up(path, folder, NOW)
    remove_session(store, gone.session.id, NOW)
    made = back_up(path, folder, NOW + timedelta(minutes=1))
    assert before is not None
    assert made is not None
    assert (before.sets, made.sets, look(path).sets) == (12, 6, 6)
    assert backups(folder) == [made]  # its row is still there


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can't be set here")
def test_the_newest_is_the_newest_whatever_zone_each_was_made_in(
    store: Store, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a flight west the wall clock is hours behind."""
    made = []
    try:
        for minute, zone in enumerate(("Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin")):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            record(store, begun=BEGUN + minute * DAY)
            made.append(back_up(path, folder, NOW + timedelta(minutes=minute)))
            assert backups(folder)[0] == made[-1] == newest_good(folder)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("name", "sets", "zone"),
    [
        ("history-2026-11-21-191502-412-sets-9f31c2d4.db", 412, None),
        ("history-2026-11-21-191502-1412-sets-9f31c2d4.db", 1412, None),
        ("history-2026-11-21-191502-damaged.db", None, None),
        ("history-2026-11-21-191502-0800-412-sets-9f31c2d4.db", 412, -8),
        ("history-2026-11-21-191502+0530-1412-sets.db", 1412, 5.5),
    ],
)
def test_a_name_without_a_zone_is_of_the_zone_here(
    name: str, sets: int | None, zone: float | None
) -> None:
    """As former versions wrote it."""
    named = by_name(Path(name))
    assert named is not None
    wall = datetime(2026, 11, 21, 19, 15, 2, tzinfo=None if zone is None else hours(zone))
    there = wall.astimezone()
    assert (named.made_at, named.sets) == (there, sets)


def hours(ahead: float) -> timezone:
    return timezone(timedelta(hours=ahead))


# Restored


def test_restoring_keeps_what_was_there_and_can_be_undone(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    old = back_up(path, folder, NOW - DAY)
    assert old is not None
    record(store, begun=BEGUN + DAY)
    store.close()
    aside = restore(old.path, path, folder, NOW)
    assert aside == folder / f"history-{NOW:%Y-%m-%d-%H%M%S%z}-12-sets-replaced.db"
    assert sets_in(path) == 6
    restore(aside, path, folder, NOW)
    assert sets_in(path) == 12
    assert sorted((backup.sets, backup.why) for backup in backups(folder)) == [
        (6, ""), (6, "replaced"), (12, "replaced")
    ]  # fmt: skip


def test_taking_a_restore_back_loses_nothing_that_was_done_since(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    old = back_up(path, folder, NOW - DAY)
    assert old is not None
    record(store, begun=BEGUN + DAY)
    store.close()
    before = path.read_bytes()
    aside = restore(old.path, path, folder, NOW)
    assert aside is not None
    with closing(Store(path)) as restored:
        record(restored, begun=BEGUN + 2 * DAY)
    since = undo(aside, path, folder, NOW)
    assert path.read_bytes() == before
    assert since is not None
    assert (sets_in(since), since.name.endswith("-12-sets-replaced.db")) == (12, True)
    assert not aside.exists()


def test_a_restore_over_a_damaged_history_is_taken_back_with_its_journal(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    made = back_up(path, folder, NOW - DAY)
    assert made is not None
    store.close()
    break_pages(path)
    (journal := path.with_name("history.db-journal")).write_bytes(b"what SQLite needs")
    content = path.read_bytes()
    aside = set_aside(path, folder, "damaged", NOW)
    restore(made.path, path, folder, NOW)
    undo(aside, path, folder, NOW)
    assert (path.read_bytes(), journal.read_bytes()) == (content, b"what SQLite needs")


def test_a_restore_is_not_taken_back_where_the_history_before_is_gone_or_one_writes(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    made = back_up(path, folder, NOW - DAY)
    assert made is not None
    store.close()
    aside = restore(made.path, path, folder, NOW)
    assert aside is not None
    with closing(Store(path)) as other:
        with other.transaction(), pytest.raises(HistoryError, match="in use by another program"):
            undo(aside, path, folder, NOW)
        assert len(sets(other)) == 6
    aside.unlink()
    with pytest.raises(KnownError, match="is gone"):
        undo(aside, path, folder, NOW)
    assert sets_in(path) == 6


def test_where_there_is_no_history_the_backup_takes_its_place(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    made = back_up(path, folder, NOW)
    assert made is not None
    store.close()
    path.unlink()
    assert restore(made.path, path, folder, NOW) is None
    assert sets_in(path) == 6


def test_a_damaged_history_is_put_aside_and_never_deleted(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    made = back_up(path, folder, NOW - DAY)
    assert made is not None
    store.close()
    break_pages(path)
    content = path.read_bytes()
    aside = restore(made.path, path, folder, NOW)
    assert aside is not None
    assert aside.name == f"history-{NOW:%Y-%m-%d-%H%M%S%z}-damaged.db"
    assert aside.read_bytes() == content
    assert sets_in(path) == 6


def test_a_damaged_backup_is_refused_and_an_older_good_one_is_found(
    store: Store, path: Path, folder: Path
) -> None:
    record(store)
    good = back_up(path, folder, NOW - DAY)
    record(store, begun=BEGUN + DAY)
    bad = back_up(path, folder, NOW)
    assert good is not None
    assert bad is not None
    store.close()
    break_pages(bad.path)
    with pytest.raises(KnownError, match=r"is damaged: .* Choose another backup"):
        restore(bad.path, path, folder, NOW)
    assert sets_in(path) == 12
    assert newest_good(folder) == good
    assert not list(path.parent.glob(".*"))


def test_what_someone_is_writing_to_stays(store: Store, path: Path, folder: Path) -> None:
    record(store)
    made = back_up(path, folder, NOW)
    assert made is not None
    with store.transaction(), pytest.raises(HistoryError, match="in use by another program"):
        restore(made.path, path, folder, NOW)
    assert len(sets(store)) == 6


def test_a_newer_history_stays_untouched(store: Store, path: Path, folder: Path) -> None:
    record(store)
    made = back_up(path, folder, NOW)
    assert made is not None
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    content = path.read_bytes()
    with pytest.raises(HistoryError, match="newer Midline"):
        restore(made.path, path, folder, NOW)
    assert path.read_bytes() == content


def test_an_interrupted_transaction_goes_along_with_its_file(
    store: Store, path: Path, folder: Path
) -> None:
    """The journal of a process that was killed: without it, half of a transaction would count."""
    record(store)
    store.close()
    before = path.read_bytes()
    (journal := path.with_name("history.db-journal")).write_bytes(b"what SQLite needs")
    aside = set_aside(path, folder, "damaged", NOW)
    assert aside.read_bytes() == before
    assert aside.with_name(aside.name + "-journal").read_bytes() == b"what SQLite needs"
    assert not journal.exists()
    record(again := Store(path))
    again.close()
    assert set_aside(path, folder, "damaged", NOW) != aside


def settle(path: Path, at: datetime = NOW - DAY) -> None:
    os.utime(path, times=(at.timestamp(), at.timestamp()))


def break_pages(path: Path) -> None:
    """All but the first."""
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def sets_in(path: Path) -> int:
    with closing(Store(path)) as opened:
        return len(sets(opened))
