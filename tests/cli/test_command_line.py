"""What is the same for every command: help, versions, folders, exit codes, bugs."""

from __future__ import annotations

import re
import sqlite3
from argparse import Namespace, _HelpAction, _SubParsersAction
from contextlib import closing
from pathlib import Path

import pytest

from midline import __version__
from midline.cli import commands, doctor, parser
from tests.cli.conftest import Midline, start

DOC = Path(__file__).parents[2] / "docs" / "command-line.md"


def test_help_names_every_command_and_every_command_has_help(midline: Midline) -> None:
    said = midline("--help")
    assert said.code == 0
    for command in parser.COMMANDS:
        assert re.search(rf"^    {command} ", said.out, re.MULTILINE)
        assert midline(command, "--help").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "usage: midline run [-h] [--data DIR] [--terminal | --headless]"),
        (["history"], "usage: midline history [-h] [--data DIR] COMMAND ..."),
        (["history", "export"], "usage: midline history export [-h] [--data DIR] --format"),
    ],
)
def test_the_usage_of_a_command_is_about_it_alone(
    midline: Midline, arguments: list[str], said: str
) -> None:
    assert in_one_line(midline(*arguments).err).startswith(said)
    assert in_one_line(midline(*arguments, "--help").out).startswith(said)
    assert "example: midline history" in midline("history", "--help").out


def in_one_line(text: str) -> str:
    """Python 3.13 breaks a long usage elsewhere than 3.11."""
    return " ".join(text.split())


def test_every_argument_has_help() -> None:
    parsers = [parser._parser(), parser._window_parser()]
    for each in parsers:
        for action in each._actions:
            if isinstance(action, _SubParsersAction):
                parsers += action.choices.values()
            elif not isinstance(action, _HelpAction):
                assert action.help, action


@pytest.mark.parametrize("arguments", [[], ["--data", "here"]])
def test_most_starts_are_understood_without_argparse(arguments: list[str]) -> None:
    assert parser.parse(arguments) == parser._window_parser().parse_args(arguments)


@pytest.mark.parametrize("speed", ["abc", "nan", "0", "1e9"])
def test_a_speed_that_is_none_is_told(midline: Midline, speed: str) -> None:
    said = midline("run", "core-basics", "--headless", "--speed", speed)
    assert "argument --speed: must be a number from 0.1 to 1000" in said.err


def test_the_version_is_said(midline: Midline) -> None:
    assert midline("--version").out == f"midline {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "command", "routine", "data"),
    [
        ([], commands.open_window, None, None),
        (["core-basics"], commands.open_window, "core-basics", None),
        (["--data", "D"], commands.open_window, None, "D"),
        (["--data", "plan", "x.yaml"], commands.open_window, "x.yaml", "plan"),
        (["x.yaml", "--data=D"], commands.open_window, "x.yaml", "D"),
        (["./plan"], commands.open_window, "./plan", None),
        (["plan", "x", "--data", "D"], commands.plan, "x", "D"),
        (["--data=D", "plan", "x"], commands.plan, "x", "D"),
        (["--data", "A", "plan", "x", "--data", "B"], commands.plan, "x", "B"),
        (["run", "plan"], commands.run, "plan", None),
    ],
)
def test_a_command_may_be_left_out_and_data_may_stand_anywhere(
    arguments: list[str], command: object, routine: str | None, data: str | None
) -> None:
    options = parser.parse(arguments)
    assert (options.command, options.routine, options.data) == (command, routine, data)


def test_history_takes_the_folder_at_every_place() -> None:
    for arguments in ("--data D history list", "history --data D list", "history list --data D"):
        assert parser.parse(arguments.split()).data == "D"


@pytest.mark.parametrize("arguments", [["--nonsense"], ["a", "b"], ["run"], ["history", "x"]])
def test_wrong_usage_is_two_and_says_how(midline: Midline, arguments: list[str]) -> None:
    said = midline(*arguments)
    assert said.code == 2
    assert said.err.startswith("usage: midline")


def test_a_bug_is_logged_with_its_traceback_and_told_in_a_sentence(
    midline: Midline, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(_options: Namespace) -> int:
        raise ZeroDivisionError("by nought")

    data.mkdir()
    monkeypatch.setattr(commands, "schema", bug)
    said = midline("schema")
    assert said.code == 1
    assert said.err == (
        "midline: this is a bug (ZeroDivisionError: by nought). "
        f"Please report it with the end of {data / 'midline.log'}.\n"
    )
    assert "in bug\n" in (data / "midline.log").read_text()


def test_a_bug_that_cannot_be_logged_is_shown(
    midline: Midline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(_options: Namespace) -> int:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(commands, "schema", bug)
    said = midline("schema", "--data", tmp_path / "nowhere")
    assert said.code == 1
    assert "Traceback" in said.err


def test_a_reader_that_goes_away_is_no_error() -> None:
    with start("plan", "core-for-runners", "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(20) == 0
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
@pytest.mark.parametrize("arguments", ["plan core-basics", "schema", "history list"])
def test_output_that_finds_no_room_is_told_in_a_sentence(arguments: str) -> None:
    with Path("/dev/full").open("w") as full, start(*arguments.split(), stdout=full) as process:
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err == (
        "midline: The output can't be written: no space left on device. "
        "Make room, or send it elsewhere.\n"
    )


def test_doctor_says_a_line_each_and_what_to_do(
    midline: Midline, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    data.mkdir()
    (data / "settings.yaml").write_text("volume: 700\n")
    (data / "history.db").write_text("dear diary")
    said = midline("doctor")
    lines = {line.split()[0]: line for line in said.out.splitlines()}
    assert list(lines) == [
        "display", "sound", "voice", "cues", "folder", "routines", "sounds", "figures", "themes",
        "settings", "database",
    ]  # fmt: skip
    assert lines["display"].split()[1] == "problem"
    assert "midline run NAME --terminal" in lines["display"]
    assert lines["cues"] == "cues      ok       none logged yet"
    assert lines["folder"] == f"folder    ok       {data}"
    assert "8 shipped, 0 of your own" in lines["routines"]
    assert lines["sounds"] == f"sounds    ok       none of your own; they would be in {data}/sounds"
    assert "volume must be a whole number" in lines["settings"]
    assert "is not a database" in lines["database"]
    assert said.code == 1


def test_doctor_tells_of_themes_that_are_skipped(midline: Midline, data: Path) -> None:
    (data / "themes").mkdir(parents=True)
    (data / "themes" / "mine.yaml").write_text("accent: red\n")
    (data / "themes" / "yours.yaml").write_text("base: dark\n")
    said = midline("doctor").out
    assert "themes    problem  The theme mine.yaml (line 1) is skipped: a colour" in said
    assert "The theme yours.yaml (line 1) is skipped: there is no role" in said


def test_doctor_goes_on_after_a_bug(midline: Midline, monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(_folder: object) -> str:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(doctor, "_sound", bug)
    lines = midline("doctor").out.splitlines()
    assert lines[1].startswith("sound     problem  this is a bug (ZeroDivisionError: by nought)")
    assert lines[-1].startswith("database  ok")


def test_doctor_tells_of_rows_that_nobody_can_read(
    midline: Midline, quick: Path, data: Path
) -> None:
    assert midline("run", quick, "--headless", "--mute", "--speed", 500).code == 0
    with closing(sqlite3.connect(data / "history.db")) as connection, connection:
        connection.execute("UPDATE completed_set SET completed_at = 'yesterday'")
    last = midline("doctor").out.splitlines()[-1]
    assert last.startswith(f"database  problem  The history {data / 'history.db'} has a value")
    assert "midline history check names the session" in last
    assert "yesterday" in midline("history", "export", "--format", "csv").out  # as it stands
    said = midline("history", "export", "--format", "json")
    assert said.code == 1
    assert "UTC, Quick can't be read: it is left out." in said.err


def test_doctor_opens_a_window_where_there_is_a_screen(
    midline: Midline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert "display   ok       Qt on offscreen\n" in midline("doctor").out


def test_doctor_says_why_cues_of_the_last_session_never_sounded(
    midline: Midline, data: Path
) -> None:
    from midline.audio.cue_log import CueLog

    data.mkdir()
    log = CueLog(data / "cues.log")
    log.trouble = "no sound device could be opened"
    for session in range(2):
        log.session_begins()
        log.sent(session, 0, [(0.0, "go"), (1.0, "3"), (2.0, "2")], 0)
        log.ended(10**10)
    lines = midline("doctor").out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("cues"))
    assert lines[at].startswith("cues      problem  0 of 3 cues sounded in the last session (")
    assert lines[at].endswith(")")
    assert lines[at + 1].strip() == "3 never sounded: no sound device could be opened"
    assert lines[at + 2].strip() == f"What else happened then is in {data}/midline.log."


def test_doctor_names_restarts_of_the_sound(midline: Midline, data: Path) -> None:
    from midline.audio.cue_log import CueLog

    data.mkdir()
    log = CueLog(data / "cues.log")
    log.session_begins()
    log.sent(1, 0, [(0.0, "go")], 0)
    log.started(1, 0, 1_000_000)
    log.again("the sound server took no more")
    log.again("the sound server took no more")
    log.ended(10**10)
    out = midline("doctor").out
    assert "cues      ok       1 of 1 cue sounded in the last session" in out
    assert "the sound had to be started again (2 times): the sound server took no more" in out
