"""Speech made once is found again, whatever happened to its folder."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest

from midline.audio.mixing import RATE
from midline.audio.voice import Voice
from midline.audio.voice_cache import VoiceCache
from midline.audio.voice_clips import read_clip
from midline.audio.voice_engines import Program

HALF_A_SECOND = array("h", [1600, -1600] * (RATE // 4))


def engine(folder: Path, name: str) -> Program:
    program = folder / name
    program.write_text(name)
    return Program(name, program, lambda _said, _wav: [])


@pytest.fixture
def cache(tmp_path: Path) -> VoiceCache:
    return VoiceCache(tmp_path / "cache" / "voice")


@pytest.fixture
def joe(tmp_path: Path) -> Program:
    return engine(tmp_path, "joe")


def the_file(cache: VoiceCache) -> Path:
    (made,) = cache.all()
    return made.path


def test_what_was_said_is_found_by_its_text_in_any_case_and_spacing(
    cache: VoiceCache, joe: Program
) -> None:
    cache.put("Dead  Bug", joe, HALF_A_SECOND)
    voice = cache.voice(["dead bug", "plank"], [joe])
    assert voice.lengths == {"dead bug": 0.5}
    assert read_clip(voice.files["dead bug"]) == HALF_A_SECOND.tobytes()


def test_an_empty_cache_says_nothing_and_makes_no_folder(cache: VoiceCache, joe: Program) -> None:
    assert cache.voice(["plank"], [joe]) == Voice()
    assert not cache.has("plank", joe)
    assert not cache.folder.exists()


def test_the_best_engine_has_the_say_and_one_that_is_gone_is_better_than_none(
    cache: VoiceCache, tmp_path: Path
) -> None:
    best, other, gone = (engine(tmp_path, name) for name in ("best", "other", "gone"))
    said = {}
    for who in (best, other, gone):
        cache.put("Plank", who, HALF_A_SECOND)
        said[who.name] = cache.voice(["Plank"], [who]).files["plank"]
    assert cache.voice(["Plank"], [best, other]).files["plank"] == said["best"]
    assert cache.voice(["Plank"], [other, best]).files["plank"] == said["other"]
    said["best"].unlink()
    said["other"].unlink()
    assert cache.voice(["Plank"], [best, other]).files["plank"] == said["gone"]


def test_another_version_of_an_engine_says_it_anew(cache: VoiceCache, joe: Program) -> None:
    cache.put("Plank", joe, HALF_A_SECOND)
    assert cache.has("Plank", joe)
    joe.made_by.write_text("a newer joe")
    assert not cache.has("Plank", joe)
    assert cache.voice(["Plank"], [joe]).lengths == {"plank": 0.5}


@pytest.mark.parametrize("damage", [b"", b"\xfd7zXZ\x00", b"not xz at all", None])
def test_a_damaged_clip_is_deleted_to_be_made_anew(
    damage: bytes | None, cache: VoiceCache, joe: Program
) -> None:
    cache.put("Plank", joe, HALF_A_SECOND)
    path = the_file(cache)
    path.write_bytes(path.read_bytes()[:-40] if damage is None else damage)
    assert not cache.has("Plank", joe)
    assert cache.all() == []


def test_a_clip_under_the_wrong_length_is_damaged(cache: VoiceCache, joe: Program) -> None:
    cache.put("Plank", joe, HALF_A_SECOND)
    path = the_file(cache)
    path.rename(path.with_name(path.name.replace(".500.", ".900.")))
    assert not cache.has("Plank", joe)


def test_other_files_in_the_folder_are_no_speech(cache: VoiceCache, joe: Program) -> None:
    cache.folder.mkdir(parents=True)
    for name in ("notes.txt", "a.b.0.wav.xz", "a.b.x.wav.xz", "a.b.²5.wav.xz", "wav.xz"):
        (cache.folder / name).write_text("x")
    (cache.folder / "a.b.5.wav.xz").mkdir()
    assert [made.path.name for made in cache.all()] == ["a.b.5.wav.xz"]
    assert cache.voice(["plank"], [joe]) == Voice()
    cache.tidy(0)


def test_what_was_not_used_for_longest_goes_when_it_is_too_much(
    cache: VoiceCache, joe: Program
) -> None:
    for day, text in enumerate(("Plank", "Side plank", "Dead bug")):
        cache.put(text, joe, HALF_A_SECOND)
        made = cache.voice([text], [joe]).files[text.casefold()]
        os.utime(made, (day, day))
    size = sum(made.path.stat().st_size for made in cache.all())
    assert cache.has("Plank", joe)  # and so it was used
    cache.tidy(size - 1)
    assert set(cache.voice(["Plank", "Side plank", "Dead bug"], [joe]).lengths) == {
        "plank",
        "dead bug",
    }


def test_what_a_crash_left_goes_after_an_hour(cache: VoiceCache) -> None:
    cache.folder.mkdir(parents=True)
    old, new = cache.folder / "said.1.wav", cache.folder / "said.2.wav"
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    cache.tidy()
    assert [path.name for path in cache.folder.iterdir()] == ["said.2.wav"]
