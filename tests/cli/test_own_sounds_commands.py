"""The user's own sounds, as the command line plays them and tells of them."""

from __future__ import annotations

from array import array
from itertools import takewhile
from pathlib import Path

import pytest

from tests.audio.own_files import mono, tone
from tests.cli.conftest import Midline


@pytest.fixture
def sounds(data: Path) -> Path:
    folder = data / "sounds"
    (folder / "words").mkdir(parents=True)
    return folder


def line_of(said: str) -> str:
    """The line, and what follows it without a name of its own."""
    lines = said.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("sounds "))
    others = takewhile(lambda line: line.startswith(" "), lines[first + 1 :])
    return "\n".join([lines[first], *(line.strip() for line in others)])


def test_doctor_counts_the_users_sounds_and_says_where_they_are(
    midline: Midline, sounds: Path
) -> None:
    (sounds / "go.wav").write_bytes(mono(tone(0.1)))
    (sounds / "rest.wav").write_bytes(mono(tone(0.1)))
    (sounds / "words" / "Plank.wav").write_bytes(mono(tone(0.1)))
    assert line_of(midline("doctor").out) == (
        f"sounds    ok       2 tones and 1 word of your own in {sounds}"
    )


def test_doctor_tells_of_every_bad_file(midline: Midline, sounds: Path) -> None:
    (sounds / "go.mp3").write_bytes(b"ID3")
    (sounds / "words" / "Plank.wav").write_bytes(b"")
    assert line_of(midline("doctor").out) == (
        "sounds    problem  sounds/go.mp3 is not used: save it as WAV.\n"
        "sounds/words/Plank.wav is not used: it is empty. Save it again."
    )


def test_doctor_notes_words_that_nothing_says(midline: Midline, sounds: Path, data: Path) -> None:
    (data / "workouts").mkdir()
    (data / "workouts" / "own.yaml").write_text(
        "name: Own\nexercises:\n  - name: Moon salutation\n    do: 1 x 30s\n", "utf-8"
    )
    said = ("Moon SALUTATION", "Salutation", "Halfway", "Forty-five")
    for name in (*said, "Unicorn", "Moon salutatoin"):
        (sounds / "words" / f"{name}.wav").write_bytes(mono(tone(0.1)))
    assert line_of(midline("doctor").out) == (
        f"sounds    ok       0 tones and 6 words of your own in {sounds}\n"
        "No routine says `moon salutatoin`; did you mean `moon salutation`?\n"
        "No routine says `unicorn`."
    )


def test_a_track_has_the_users_tones_and_words(
    midline: Midline, sounds: Path, quick: Path, tmp_path: Path
) -> None:
    (sounds / "go.wav").write_bytes(mono(tone(0.3)))
    (sounds / "words" / "Plank.wav").write_bytes(mono(tone(0.2, peak=0.2)))
    (sounds / "3.mp3").write_bytes(b"ID3")
    path = tmp_path / "track.wav"
    said = midline("track", quick, "--step", 1, "-o", path)
    assert (said.code, said.err) == (0, "midline: sounds/3.mp3 is not used: save it as WAV.\n")
    assert array("h", path.read_bytes()[44:])[:14_400] == tone(0.3)
    assert midline("track", quick, "--step", 0, "--speech", "names", "-o", path).code == 0
    assert array("h", path.read_bytes()[44:])[19_200:28_800] == tone(0.2, peak=0.2)


def test_a_session_plays_the_users_sounds_and_tells_what_it_can_not(
    midline: Midline, sounds: Path, quick: Path, data: Path
) -> None:
    (sounds / "go.wav").write_bytes(mono(tone(0.1, rate=44_100), rate=44_100))
    (sounds / "rest.ogg").write_bytes(b"OggS")
    said = midline("run", quick, "--headless", "--speed", 20)
    assert said.code == 0
    assert "midline: sounds/rest.ogg is not used: save it as WAV.\n" in said.err
    names = {line.split("\t")[1] for line in (data / "cues.log").read_text().splitlines()}
    assert {"own go", "set-done"} <= names
    assert "go" not in names
