"""check, plan, track and schema."""

from __future__ import annotations

import json
import os
import time
import wave
from pathlib import Path

import pytest

from midline.resources import resource
from tests.cli.conftest import Midline

WARNED = "name: Warned\ncolour: red\nexercises:\n  - {name: Plank, do: 45s}\n"
BROKEN = "name: Broken\nexercises:\n  - {name: Plank, hold: 60-45s}\n"


def test_shipped_routines_are_clean(midline: Midline) -> None:
    said = midline("check", resource("workouts"))
    assert (said.code, said.out, said.err) == (0, "", "8 files, 0 errors, 0 warnings\n")


def test_every_problem_is_a_line_that_editors_understand(midline: Midline, tmp_path: Path) -> None:
    for name, text in {"broken.yaml": BROKEN, "sub/warned.yml": WARNED, "notes.txt": "["}.items():
        (tmp_path / "w" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "w" / name).write_text(text)
    said = midline("check", tmp_path / "w")
    assert said.code == 1
    broken, warned = said.out.splitlines()
    assert broken.startswith(f"{tmp_path}/w/broken.yaml:3:25: error: ")
    assert warned.startswith(f"{tmp_path}/w/sub/warned.yml:2:1: warning: ")
    assert said.err == "2 files, 1 error, 1 warning\n"


def test_warnings_alone_are_no_failure(midline: Midline, tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text(WARNED)
    assert midline("check", tmp_path / "w.yaml").code == 0


def test_as_json_there_is_one_list(midline: Midline, tmp_path: Path) -> None:
    (tmp_path / "שלום 🏃.yaml").write_text(BROKEN)
    said = midline("check", "--json", tmp_path, tmp_path / "missing.yaml")
    problems = json.loads(said.out)
    assert said.code == 1
    assert [set(p) for p in problems] == [
        {"severity", "file", "line", "column", "text", "hint"}
    ] * 2
    assert problems[0]["file"].endswith("שלום 🏃.yaml")
    assert (problems[0]["severity"], problems[0]["line"]) == ("error", 3)
    assert json.loads(midline("check", "--json", resource("workouts")).out) == []


@pytest.mark.parametrize("path", ["missing.yaml", "x" * 300 + ".yaml", "/dev/zero", "file/in.yaml"])
def test_a_path_without_a_routine_is_a_located_error(
    midline: Midline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    said = midline("check", path)
    assert said.code == 1
    assert said.out.startswith(f"{path}:1:1: error: ")


def test_a_pipe_is_refused_and_not_waited_for(midline: Midline, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "this is a pipe, not a routine" in midline("check", tmp_path).out


def test_wrong_usage_is_two(midline: Midline) -> None:
    assert midline("check").code == 2
    assert midline("check", "--nonsense", "x").code == 2


def test_a_thousand_files_are_checked_in_two_seconds(midline: Midline, tmp_path: Path) -> None:
    text = resource("workouts", "core-for-runners.yaml").read_text(encoding="utf-8")
    for i in range(1000):
        (tmp_path / f"{i}.yaml").write_text(text, encoding="utf-8")
    began = time.process_time()
    assert midline("check", tmp_path).code == 0
    assert time.process_time() - began < 2 * _SLOWNESS


_SLOWNESS = 2  # a busy or old machine; the bench measures it


def test_a_plan_is_a_timeline_with_its_total(midline: Midline, quick: Path) -> None:
    said = midline("plan", quick)
    assert said.code == 0
    assert said.out == (
        "Quick\n"
        "\n"
        "step  start  lasts                exercise    set     side   target\n"
        "   0  00:00    4 s  get ready\n"
        "   1  00:04    4 s  work          Plank       1 of 2         2-4 s\n"
        "   2  00:08    4 s  rest\n"
        "   3  00:12    4 s  work          Plank       2 of 2         2-4 s\n"
        "   4  00:16    4 s  rest\n"
        "   5  00:20  ~15 s  work          Dip         1 of 1         5 reps\n"
        "   6  00:35    4 s  rest\n"
        "   7  00:39    3 s  work          Side plank  1 of 1  left   3 s\n"
        "   8  00:42    5 s  switch sides\n"
        "   9  00:47    3 s  work          Side plank  1 of 1  right  3 s\n"
        "  10  00:50         finish\n"
        "\n"
        "00:50 in all, 5 sets\n"
    )


def test_a_plan_as_json_has_null_where_a_field_does_not_apply(
    midline: Midline, quick: Path
) -> None:
    plan = json.loads(midline("plan", quick, "--json").out)
    assert (plan["name"], plan["total_s"]) == ("Quick", 50.0)
    assert plan["steps"][1] == {
        "index": 1,
        "kind": "work",
        "section": None,
        "exercise": "Plank",
        "set": 1,
        "of": 2,
        "side": None,
        "start_s": 4.0,
        "duration_s": 4.0,
        "least_s": 2.0,
        "most_s": 4.0,
        "reps": None,
        "rep_s": None,
    }


def test_a_routine_of_the_library_is_named_without_a_path(midline: Midline) -> None:
    assert midline("plan", "core-basics").out.startswith("Core basics\n")


def test_a_broken_routine_is_told_with_every_problem(midline: Midline, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    said = midline("plan", tmp_path / "broken.yaml")
    assert said.code == 1
    assert said.out == ""
    assert f"{tmp_path}/broken.yaml:3:25: error: " in said.err


def test_an_unknown_routine_is_told_with_a_hint(midline: Midline) -> None:
    said = midline("plan", "core-basic5")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "midline: There is no routine called `core-basic5`. Did you mean core-basics?\n"
    )


def test_cues_are_seconds_and_names(midline: Midline, quick: Path) -> None:
    said = midline("track", quick, "--step", 0, "--cues")
    assert said.out == "1.000\t3\n2.000\t2\n3.000\t1\n"


def test_a_track_says_what_is_asked_for(midline: Midline) -> None:
    said = midline("track", "core-basics", "--step", 0, "--cues", "--speech", "all")
    assert said.out == (
        "0.400\tsay Plank\n0.971\tsay Forty-five to sixty seconds\n7.000\t3\n8.000\t2\n9.000\t1\n"
    )
    said = midline("track", "core-basics", "--step", 0, "--cues", "--speech", "names")
    assert said.out == "0.400\tsay Plank\n7.000\t3\n8.000\t2\n9.000\t1\n"


def test_a_track_with_speech_holds_it(midline: Midline, tmp_path: Path) -> None:
    path = tmp_path / "ready.wav"
    assert midline("track", "core-basics", "--step", 0, "--speech", "all", "-o", path).code == 0
    with wave.open(str(path), "rb") as wav:
        assert any(wav.readframes(48000))


def test_a_track_is_a_wav_as_long_as_its_step(
    midline: Midline, quick: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plank.wav"
    assert midline("track", quick, "--step", 1, "-o", path).code == 0
    with wave.open(str(path), "rb") as wav:
        assert (wav.getframerate(), wav.getsampwidth(), wav.getnchannels()) == (48000, 2, 1)
        assert wav.getnframes() >= 4 * 48000


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--step", "11", "--cues"], 1, "There is no step 11: they go from 0 to 10"),
        (["--step", "-1", "--cues"], 1, "There is no step -1"),
        (["--step", "1"], 2, "-o FILE.wav"),
        (["--step", "one", "--cues"], 2, "invalid int value"),
        (["--step", "1", "-o", "/nowhere/x.wav"], 1, "can't be written: no such file"),
        (["--step", "1", "-o", "x.mp3"], 2, "x.mp3 is written as WAV: let its name end in .wav"),
        (["--step", "1", "-o", "wav"], 2, "let its name end in .wav"),
    ],
)
def test_a_wrong_track_is_told(
    midline: Midline, quick: Path, arguments: list[str], code: int, said: str
) -> None:
    answer = midline("track", quick, *arguments)
    assert answer.code == code
    assert said in answer.err


def test_the_schema_is_json(midline: Midline) -> None:
    assert "$schema" in json.loads(midline("schema").out)
