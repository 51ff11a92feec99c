"""What a settings file may hold, and what is never lost when it is saved."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midline.routine.view import View
from midline.session.sound_choices import RepMarks, Speech
from midline.settings import (
    TEXT_SIZES,
    Language,
    Motion,
    Settings,
    SettingsError,
    is_theme_name,
    load,
    save,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


every_setting = st.builds(
    Settings,
    volume=st.integers(0, 100),
    voice_volume=st.integers(0, 100),
    mute=st.booleans(),
    theme=st.text(max_size=70).filter(is_theme_name).map(str.lower).filter(is_theme_name),
    text_size=st.sampled_from(TEXT_SIZES),
    motion=st.sampled_from(Motion),
    language=st.sampled_from(Language),
    view=st.sampled_from(View),
    full_screen=st.booleans(),
    speech=st.sampled_from(Speech),
    reps=st.sampled_from(RepMarks),
    output_delay_ms=st.integers(0, 1000),
    lead_in=st.booleans(),
    keep_alive=st.booleans(),
    sync_folder=st.just("") | st.text(max_size=40).map(lambda text: f"/{text}".replace("\0", "")),
    sound_checked=st.booleans(),
)


def test_without_a_file_everything_is_as_it_comes(path: Path) -> None:
    assert load(path) == (Settings(), ())
    assert not path.exists()


@given(settings=every_setting)
def test_what_is_saved_is_loaded_again(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.yaml"
    save(path, settings)
    assert load(path) == (settings, ())


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("volume: 0\n", Settings(volume=0)),
        ("volume: '35' # per cent\n", Settings(volume=35)),
        ("mute: on\ntheme: Dark", Settings(mute=True, theme="dark")),
        ("\ufefffull_screen: true\n", Settings(full_screen=True)),
        (
            "theme: Warm night_2\nview: Mirror-Left",
            Settings(theme="warm night_2", view=View.MIRROR_LEFT),
        ),
        ("text_size: 200\nmotion: reduced", Settings(text_size=200, motion=Motion.REDUCED)),
        ("speech: Names\nreps: count", Settings(speech=Speech.NAMES, reps=RepMarks.COUNT)),
        ("sync_folder: ~/My sync #1\n", Settings(sync_folder="~/My sync")),
        ("sync_folder:\n", Settings()),
        ("# nothing yet\n", Settings()),
        ("{volume: 5, mute: yes}", Settings(volume=5, mute=True)),
    ],
)
def test_values_are_read_as_people_write_them(path: Path, text: str, settings: Settings) -> None:
    path.write_text(text, encoding="utf-8")
    assert load(path) == (settings, ())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("volume: 101", "volume must be a whole number from 0 to 100, not `101`: using 70."),
        ("volume: -1", "volume must be a whole number from 0 to 100, not `-1`: using 70."),
        ("volume: 7.5", "volume must be a whole number from 0 to 100, not `7.5`: using 70."),
        ("volume: [70]", "volume must be a whole number from 0 to 100, not a list: using 70."),
        ("volume: " + "9" * 5000, "using 70."),
        ("output_delay_ms: 1001", "must be a whole number from 0 to 1000, not `1001`: using 0."),
        ("mute: maybe", "mute must be yes or no, not `maybe`: using no."),
        (
            "theme: ../x",
            "theme must be the name of a theme, such as `dark`, not `../x`: using system.",
        ),
        ("theme:", "theme must be the name of a theme, such as `dark`, not nothing: using system."),
        ("text_size: 130", "must be 100, 125, 150, 175 or 200, not `130`: using 100."),
        (
            "sync_folder: Sync/midline",
            "sync_folder must be the whole path of a folder, such as `~/Sync/midline`, not"
            " `Sync/midline`: using none.",
        ),
        ("motion: none", "motion must be system, full or reduced, not `none`: using system."),
        ("language: fr", "language must be system, en or zh, not `fr`: using system."),
        ("view: left-mirror", "or mirror-upside-down, not `left-mirror`: using upright."),
        ("speech: loud", "speech must be all, names or tones, not `loud`: using all."),
        ("reps: yes", "reps must be count, tick or silent, not `yes`: using tick."),
        ("them: dark", "there is no setting called `them` (did you mean `theme`?)."),
    ],
)
def test_a_wrong_value_falls_back_alone_and_is_told_with_its_line(
    path: Path, line: str, problem: str
) -> None:
    path.write_text(f"full_screen: yes\n{line}\n")
    settings, problems = load(path)
    assert settings == Settings(full_screen=True)
    assert len(problems) == 1
    assert problems[0].startswith("settings.yaml, line 2: ")
    assert problems[0].endswith(problem)


BROKEN = {
    "not YAML": b"volume: [70\nmute: yes\n",
    "an alias bomb": b"a: &a [x]\nb: *a\n",
    "a list": b"- volume\n",
    "binary": bytes(range(256)),
    "too large": b"# x\n" * 20_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_gives_the_defaults_and_is_kept_when_saving(
    path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    settings, [problem] = load(path)
    assert settings == Settings()
    assert str(path) in problem
    assert "using the defaults" in problem
    assert path.read_bytes() == content
    save(path, Settings(volume=20))
    save(path, Settings(volume=30))
    assert load(path) == (Settings(volume=30), ())
    assert path.with_name("settings.yaml.broken").read_bytes() == content


def test_saving_keeps_comments_unknown_keys_and_the_file_before(path: Path) -> None:
    before = "# mine\nvolume: 50   # not too loud\nx-old: {a: 1}\nmute: no"
    path.write_text(before)
    save(path, Settings(volume=60, mute=True))
    assert path.read_text() == (
        "# mine\nvolume: 60   # not too loud\nx-old: {a: 1}\nmute: yes\n"
        "voice_volume: 70\ntheme: system\ntext_size: 100\nmotion: system\nlanguage: system\n"
        "view: upright\nfull_screen: no\nspeech: all\nreps: tick\n"
        "output_delay_ms: 0\nlead_in: no\nkeep_alive: no\nweekly_goal: 2\n"
        'sync_folder: ""\n'
        "sound_checked: no\n"
        "tour_offered: no\n"
    )
    assert path.with_name("settings.yaml.bak").read_text() == before


def test_saving_fills_in_a_key_without_a_value(path: Path) -> None:
    path.write_text("volume:\nmute: no\n")
    save(path, Settings(volume=15))
    assert load(path) == (Settings(volume=15), ())


def test_saving_where_nothing_can_be_written_says_so_and_leaves_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "file in place of a folder"
    folder.touch()
    with pytest.raises(SettingsError, match=r"can't be saved in .*: not a directory"):
        save(folder / "settings.yaml", Settings())


def test_a_failing_replace_leaves_the_old_settings_and_no_litter(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, Settings(volume=1))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="no space left on device"):
        save(path, replace(Settings(), volume=2))
    monkeypatch.undo()
    assert load(path) == (Settings(volume=1), ())
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_or_a_pipe_in_its_place_is_told_and_never_waited_for(path: Path) -> None:
    path.mkdir()
    assert "this is a folder" in load(path)[1][0]
    path.rmdir()
    os.mkfifo(path)
    assert "this is a pipe" in load(path)[1][0]
    with pytest.raises(SettingsError, match="this is a pipe"):
        save(path, Settings())


@pytest.mark.parametrize(
    "folder",
    ["~/Sync: mine #1", '/a\\b "c" ', "/早上/🏃", "/line\nend\u2028\x85", "~/- x"],
)
def test_a_folder_of_any_name_is_kept(path: Path, folder: str) -> None:
    path.write_text("sync_folder: ~/before # where?\nvolume: 5\n")
    save(path, Settings(volume=6, sync_folder=folder))
    text = path.read_text()
    assert text.splitlines()[0].endswith(" # where?")
    assert load(path) == (Settings(volume=6, sync_folder=folder), ())


def test_a_folder_that_yaml_can_not_say_does_not_spoil_the_file(path: Path) -> None:
    save(path, Settings(volume=6, sync_folder="/caf\udce9"))
    assert load(path) == (Settings(volume=6, sync_folder="/caf\ufffd"), ())
