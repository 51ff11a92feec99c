"""A routine file under edit: where it is saved, its draft, and what others wrote meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from midline.data_folder import DataFolder
from midline.known_errors import KnownError
from midline.library.adding import stem_of
from midline.library.edited_file import EditedFile, new_file, open_file
from midline.library.entries import Origin, RoutineFile
from midline.library.versions import ChangedElsewhere, read_version
from midline.routine.limits import BYTES_MOST

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXT = "\ufeffname: Core # mine\r\nexercises: [{name: Plank, hold: 30s}]"


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "data")
    folder.make()
    return folder


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "core.yaml").write_bytes(b"name: Shipped")
    return tmp_path / "shipped"


def own(data: DataFolder, name: str = "mine.yaml", content: bytes = TEXT.encode()) -> RoutineFile:
    (data.workouts / name).write_bytes(content)
    return RoutineFile(data.workouts / name, Origin.USER)


def edit_shipped(data: DataFolder, shipped: Path) -> EditedFile:
    return open_file(RoutineFile(shipped / "core.yaml", Origin.SHIPPED), data, shipped)


def test_a_file_is_read_and_saved_byte_by_byte(data: DataFolder, shipped: Path) -> None:
    file = own(data)
    edited = open_file(file, data, shipped)
    assert edited.text == TEXT
    edited.save(TEXT + "\r\n# é", "Core", NOW)
    assert file.path.read_bytes() == (TEXT + "\r\n# é").encode()
    assert [read_version(each) for each in edited.versions()] == [TEXT.encode()]
    assert edited.original is None


def test_a_shipped_routine_is_saved_as_a_copy_with_a_way_back(
    data: DataFolder, shipped: Path
) -> None:
    edited = edit_shipped(data, shipped)
    assert not list(data.workouts.iterdir())
    edited.save("name: Mine", "Mine", NOW)
    assert (shipped / "core.yaml").read_bytes() == b"name: Shipped"
    assert (data.workouts / "core.yaml").read_bytes() == b"name: Mine"
    again = edit_shipped(data, shipped)
    assert (again.text, again.original) == ("name: Mine", shipped / "core.yaml")
    assert again.key == "user/core.yaml"


def test_a_new_routine_gets_a_file_of_its_name(data: DataFolder) -> None:
    own(data, "evening-core.yaml")
    edited = new_file("name: x", data)
    assert edited.is_new
    edited.save("name: Evening core!", "Evening core!", NOW)
    assert edited.path == data.workouts / "evening-core-2.yaml"
    assert not edited.is_new


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Evening core!", "evening-core"), ("核心 训练", "核心-训练"), ("../../etc", "etc"),
        ("", "routine"), ("...", "routine"), ("x" * 300, "x" * 60),
    ],
)  # fmt: skip
def test_any_name_gives_that_of_a_file(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_draft_knows_whether_the_file_has_changed_since(data: DataFolder, shipped: Path) -> None:
    file = own(data)
    open_file(file, data, shipped).keep_draft("name: draft")
    edited = open_file(file, data, shipped)
    draft = edited.draft()
    assert draft is not None
    assert draft.text == "name: draft"
    assert edited.is_made_from_it(draft)
    file.path.write_bytes(b"name: theirs")
    assert not open_file(file, data, shipped).is_made_from_it(draft)


def test_the_draft_of_a_new_one_is_found_again_until_it_is_saved(data: DataFolder) -> None:
    new_file("", data).keep_draft("name: draft")
    edited = new_file("", data)
    draft = edited.draft()
    assert draft is not None
    assert edited.is_made_from_it(draft)
    edited.save(draft.text, "draft", NOW)
    assert new_file("", data).draft() is None


def test_what_others_wrote_is_kept_beside_a_copy(data: DataFolder, shipped: Path) -> None:
    file = own(data)
    edited = open_file(file, data, shipped)
    file.path.write_bytes(b"name: theirs")
    with pytest.raises(ChangedElsewhere):
        edited.save("name: mine", "mine", NOW)
    edited.save_copy("name: mine", NOW)
    assert file.path.read_bytes() == b"name: theirs"
    assert (data.workouts / "mine-2.yaml").read_bytes() == b"name: mine"
    assert edited.path == data.workouts / "mine-2.yaml"


def test_what_others_wrote_can_be_taken_and_saved_over(data: DataFolder, shipped: Path) -> None:
    file = own(data)
    edited = open_file(file, data, shipped)
    file.path.write_bytes(b"name: theirs")
    assert edited.take(edited.there() or b"") == "name: theirs"
    edited.save("name: mine", "mine", NOW)
    assert file.path.read_bytes() == b"name: mine"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"\xff\xfen", "no UTF-8 text"), (b"#" * (BYTES_MOST + 1), "larger than a routine can be")],
)
def test_what_cannot_be_edited_is_told(
    data: DataFolder, shipped: Path, content: bytes, why: str
) -> None:
    with pytest.raises(KnownError, match=why):
        open_file(own(data, content=content), data, shipped)


def test_half_a_character_is_not_saved(data: DataFolder, shipped: Path) -> None:
    file = own(data)
    with pytest.raises(KnownError, match="line 2 has a character"):
        open_file(file, data, shipped).save("name: x\n# \ud83c", "x", NOW)
    assert file.path.read_bytes() == TEXT.encode()


def test_a_file_that_is_gone_is_told(data: DataFolder, shipped: Path) -> None:
    with pytest.raises(KnownError, match="there is no such file any more"):
        open_file(RoutineFile(data.workouts / "gone.yaml", Origin.USER), data, shipped)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "workouts").write_text("a file in the way")
    with pytest.raises(KnownError, match="could not be saved"):
        new_file("name: Core", DataFolder(tmp_path)).save("name: Core", "Core", NOW)


@pytest.mark.parametrize("now", ["gone", "folder", "no text"])
def test_a_draft_alone_can_be_opened_and_saved_anew(
    data: DataFolder, shipped: Path, now: str
) -> None:
    file = own(data)
    open_file(file, data, shipped).keep_draft("name: Typed")
    file.path.unlink()
    if now == "folder":
        file.path.mkdir()
    elif now == "no text":
        file.path.write_bytes(b"\xff")
    edited = open_file(file, data, shipped)
    assert edited.text == "name: Typed"
    if now == "gone":
        edited.save("name: Typed", "Typed", NOW)
        assert file.path.read_bytes() == b"name: Typed"
        return
    with pytest.raises(KnownError):
        edited.save("name: Typed", "Typed", NOW)
    edited.save_copy("name: Typed", NOW)
    assert edited.path.read_bytes() == b"name: Typed"


def test_without_a_draft_what_is_gone_cannot_be_opened(data: DataFolder, shipped: Path) -> None:
    file = own(data)
    file.path.unlink()
    with pytest.raises(KnownError, match="there is no such file any more"):
        open_file(file, data, shipped)
