"""A save is all or nothing, over nobody else's work, and keeps what was there before."""

from __future__ import annotations

import resource as limits
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from midline.known_errors import KnownError
from midline.library.versions import KEPT_MOST, ChangedElsewhere, read_version, save, versions

NOON = datetime(2026, 11, 21, 12, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "évening core.yaml"
    path.write_bytes(b"name: 0")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "versions"


def save_often(file: Path, folder: Path, times: int) -> None:
    for n in range(times):
        save(file, f"name: {n + 1}".encode(), file.read_bytes(), folder, NOON + n * timedelta(1))


def test_the_last_twenty_versions_are_kept_newest_first(file: Path, folder: Path) -> None:
    save_often(file, folder, 25)
    kept = versions(file, folder)
    assert file.read_bytes() == b"name: 25"
    assert [read_version(each) for each in kept] == [
        f"name: {n}".encode() for n in range(24, 24 - KEPT_MOST, -1)
    ]
    assert kept[-1].saved_at == NOON + 5 * timedelta(1)
    assert kept[-1].saved_at.tzinfo is UTC


def test_a_version_is_brought_back_by_saving_it(file: Path, folder: Path) -> None:
    save_often(file, folder, 2)
    first = read_version(versions(file, folder)[-1])
    save(file, first, b"name: 2", folder, NOON + timedelta(3))
    assert file.read_bytes() == b"name: 0"
    assert [read_version(each) for each in versions(file, folder)] == [
        *(b"name: 2", b"name: 1", b"name: 0")
    ]


def test_each_file_has_its_own_versions(file: Path, folder: Path) -> None:
    other = file.parent / "other" / file.name
    other.parent.mkdir()
    save(other, b"name: x", None, folder, NOON)
    save(other, b"name: y", b"name: x", folder, NOON)
    save_often(file, folder, 1)
    assert [read_version(each) for each in versions(file, folder)] == [b"name: 0"]
    assert [read_version(each) for each in versions(other, folder)] == [b"name: x"]


def test_a_save_without_a_change_makes_no_version(file: Path, folder: Path) -> None:
    save(file, b"name: 0", b"name: 0", folder, NOON)
    assert versions(file, folder) == ()


def test_what_another_program_wrote_is_not_overwritten(file: Path, folder: Path) -> None:
    file.write_bytes(b"name: theirs")
    with pytest.raises(ChangedElsewhere, match="was changed by another program") as changed:
        save(file, b"name: mine", b"name: 0", folder, NOON)
    assert changed.value.data == b"name: theirs"
    assert file.read_bytes() == b"name: theirs"
    save(file, b"name: mine", changed.value.data, folder, NOON)  # when they say so
    assert read_version(versions(file, folder)[0]) == b"name: theirs"


def test_a_new_file_does_not_take_anothers_place(file: Path, folder: Path) -> None:
    with pytest.raises(ChangedElsewhere):
        save(file, b"name: new", None, folder, NOON)
    assert file.read_bytes() == b"name: 0"


def test_a_file_that_was_deleted_is_told(file: Path, folder: Path) -> None:
    file.unlink()
    with pytest.raises(ChangedElsewhere, match="was deleted") as changed:
        save(file, b"name: 1", b"name: 0", folder, NOON)
    save(file, b"name: 1", changed.value.data, folder, NOON)
    assert file.read_bytes() == b"name: 1"


def test_a_link_stays_one(file: Path, folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    save(link, b"name: 1", b"name: 0", folder, NOON)
    assert link.is_symlink()
    assert file.read_bytes() == b"name: 1"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_stays_as_private_as_it_was_and_so_do_its_versions(
    mode: int, file: Path, folder: Path
) -> None:
    file.chmod(mode)
    save(file, b"name: 1", b"name: 0", folder, NOON)
    for path in (file, versions(file, folder)[0].path):
        assert path.stat().st_mode & 0o777 == mode


def test_a_file_that_may_only_be_read_is_not_replaced(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # who runs the tests may be allowed all
    with pytest.raises(KnownError, match="could not be saved: it may only be read"):
        save(file, b"name: 1", b"name: 0", folder, NOON)
    assert file.read_bytes() == b"name: 0"


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file can grow beyond this size."""
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 3, 8, 100])
def test_a_full_disk_leaves_the_file_and_its_versions(file: Path, folder: Path, size: int) -> None:
    save_often(file, folder, 2)
    kept = versions(file, folder)
    with full_disk(size), pytest.raises(KnownError, match="It is as it was before"):
        save(file, b"name: " + b"x" * 200, b"name: 2", folder, NOON + timedelta(9))
    assert file.read_bytes() == b"name: 2"
    assert set(versions(file, folder)) >= set(kept)
    assert not list(file.parent.rglob(".*.new"))


def test_other_files_among_the_versions_are_left_alone(file: Path, folder: Path) -> None:
    save_often(file, folder, 1)
    other = versions(file, folder)[0].path.with_name("mine.txt")
    other.write_text("mine")
    save_often(file, folder, 30)
    assert other.exists()
    assert len(versions(file, folder)) == KEPT_MOST
