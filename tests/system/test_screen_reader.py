"""Midline as a screen reader has it: everything is named, and a session is done without a look.

``make test ARGS="tests/system/test_screen_reader.py -s"`` prints all that is said and done.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench.measuring import screen
from tests.system.at_spi import LAUNCHER, ScreenReader, session_bus
from tests.system.virtual_screen import history

pytestmark = pytest.mark.system

TINY = """\
name: Tiny
get_ready: 20s
rest: 60s
exercises:
  - name: Side plank
    do: 1 x 1-60s
    sides: left-right
    switch: 60s
  - name: Dip
    do: 1 x 5
"""
MIDLINE = [sys.executable, "-m", "midline"]
NOTHING_SAID = {"filler", "unknown", "invalid", "redundant object"}
MANY_ALIKE = {"cell", "list item"}  # told apart by their place


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Of somebody who opens Midline for the first time, but for one routine."""
    (tmp_path / "data" / "workouts").mkdir(parents=True)
    (tmp_path / "data" / "workouts" / "tiny.yaml").write_text(TINY, encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def desktop(needs: Callable[..., None]) -> Iterator[dict[str, str]]:
    """The environment of a desktop of its own, that a screen reader can join."""
    needs("Xvfb", "dbus-daemon", str(LAUNCHER))
    with screen(1280, 800) as environment, session_bus(environment) as joined:
        yield joined


@pytest.fixture
def reader(data: Path, desktop: dict[str, str]) -> Iterator[ScreenReader]:
    """On a desktop where Midline is being opened."""
    reader = ScreenReader(desktop["DBUS_SESSION_BUS_ADDRESS"])
    process = subprocess.Popen([*MIDLINE, "--data", str(data)], env=desktop)
    try:
        yield reader
    finally:
        reader.close()
        process.kill()
        process.wait()


def test_a_session_is_found_started_paused_and_finished_without_a_look(
    reader: ScreenReader, data: Path
) -> None:
    reader.write(reader.find("text", "Search"), "tiny")
    reader.wait_to_hear("1 routine: Tiny")
    reader.find("heading", "Tiny")
    reader.press("push button", "Start")
    reader.find("dialog", "Sound check")
    reader.press("push button", "Start the session")
    assert reader.wait_to_hear("Get ready, 20 seconds").is_urgent
    assert not reader.wait_to_hear("10 seconds").is_urgent
    assert not reader.wait_to_hear("3 seconds").is_urgent
    reader.wait_to_hear("Go: Side plank, left, 1 to 60 seconds.")
    reader.press("push button", "Pause")
    assert reader.wait_to_hear("Paused").is_urgent
    reader.press("push button", "Go on")
    reader.wait_to_hear("Going on in 3 seconds.")
    assert not reader.wait_to_hear("That is the least.").is_urgent
    reader.press("push button", "Finish set")
    reader.wait_to_hear("Switch sides, 60 seconds. Next: Side plank, right.")
    reader.press("push button", "Skip")
    reader.wait_to_hear("In 3 seconds: Side plank, right")
    reader.press("push button", "Skip")
    reader.wait_to_hear("Rest, 60 seconds. Next: Dip.")
    reader.press("push button", "Skip")
    reader.wait_to_hear("Press Space when done.")
    reader.press("push button", "Done")
    reader.wait_to_hear("Session over. 2 of 3 sets done.")
    assert not [each for each in reader.all_heard if " routines: " in each]  # the search is over
    assert sum("There is no sound" in each for each in reader.all_heard) <= 1
    assert not [node for node in reader.nodes() if "Space pauses" in node.name]
    reader.set_value(reader.find("slider", "Effort"), 7)
    reader.find("slider", "Effort, 7 of 10")
    reader.press("push button", "Save")
    reader.wait_to_hear("Saved")
    reader.find("list item", "today")
    assert [(row["exercise"], row["side"], row["effort"]) for row in history(data)] == [
        ("Side plank", "left", 7),
        ("Dip", None, 7),
    ]


def test_everything_that_can_be_reached_has_a_name_and_says_what_it_is(
    reader: ScreenReader,
) -> None:
    look_at(reader, "library", "list item", "Tiny")
    reader.press("push button", "Take the tour")
    for _ in range(3):
        look_at(reader, "tour", "push button", "Next")
        reader.press("push button", "Next")
    reader.press("push button", "Done")
    reader.press("push button", "Keys")
    look_at(reader, "keys", "dialog", "Keys")
    reader.press("push button", "Close")
    reader.press("push button", "Settings")
    look_at(reader, "settings", "check box", "Mute")
    reader.press("push button", "Tap along")
    look_at(reader, "tap along", "dialog", "Measure the output delay")
    reader.find("heading", "Measure the output delay")
    reader.press("push button", "Back")
    reader.press("push button", "Listen and look")
    look_at(reader, "listen and look", "push button", "Sound is late")
    reader.find("label", "0 ms")
    reader.press("push button", "Yes, use it")
    reader.press("push button", "Back")
    reader.press("push button", "Back care")
    look_at(reader, "back care", "push button", "Back")
    reader.press("push button", "Back")
    reader.write(reader.find("text", "Search"), "tiny")
    reader.press("push button", "Start")
    look_at(reader, "sound check", "slider", "Voice")
    reader.press("push button", "Start the session")
    look_at(reader, "stage", "push button", "Pause")
    reader.find("graphic", "Figure: Side plank, left")
    assert not nameless(reader, "label", "graphic")
    reader.press("push button", "Jump")
    look_at(reader, "jump", "list", "Sets")
    reader.press("push button", "Close")
    reader.press("push button", "Skip")
    reader.wait_to_hear("In 3 seconds")
    reader.wait_to_hear("That is the least.")
    reader.press("push button", "Stop")
    look_at(reader, "stop", "dialog", "Stop the session?")
    reader.press("push button", "Stop")
    look_at(reader, "summary", "push button", "Save")
    reader.find("heading", "of 3 sets")
    reader.find("heading", "Back pain")
    reader.find("column header", "Number")
    assert not nameless(reader, "label", "heading", "column header", "scroll bar")


def test_the_doctor_says_whether_a_screen_reader_is_there(
    data: Path, desktop: dict[str, str]
) -> None:
    command = [*MIDLINE, "--data", str(data), "doctor"]

    def display() -> str:
        ran = subprocess.run(command, env=desktop, capture_output=True, text=True, check=False)
        return ran.stdout.splitlines()[0]

    assert display().endswith("Qt on xcb")
    reader = ScreenReader(desktop["DBUS_SESSION_BUS_ADDRESS"])
    assert display().endswith("Qt on xcb, read by a screen reader")
    reader.close()


def nameless(reader: ScreenReader, *roles: str) -> list[str]:
    return [f"{each}" for each in reader.nodes() if each.role in roles and not each.name]


def look_at(reader: ScreenReader, page: str, role: str, name: str) -> None:
    """Wait for the page, known by something on it, and check all that can be reached there."""
    reader.find(role, name)
    nodes = reader.nodes()
    print(f"{page}:", *(f"{'  ' * node.depth}{node}" for node in nodes), sep="\n")
    reached = [node for node in nodes if "focusable" in node.states]
    for node in reached:
        assert node.role not in NOTHING_SAID, f"{page}: {node}"
        assert node.name or node.label, f"{page}: {node}"
    alike = Counter(str(node) for node in reached if node.role not in MANY_ALIKE)
    assert not [control for control, times in alike.items() if times > 1], page
