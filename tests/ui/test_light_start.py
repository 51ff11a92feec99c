"""What a start must not load: each of these costs milliseconds and memory that were measured."""

from __future__ import annotations

import subprocess
import sys

import pytest

WITHOUT = {
    "hashlib",  # OpenSSL, 3.5 MB
    "sqlite3",  # with the whole history, 2 MB: there is none yet
    "json",
    "midline.audio.own_names",  # 1 MB: a shipped routine has all its clips
    "midline.ui.editor",
    "midline.ui.history",
    "midline.ui.stage",
    "midline.ui.settings",
}
ONLY_WHEN_ASKED = {
    "QStyle",
    "QFileDialog",
    "QWizard",
}  # Qt's enums in Python; the last of all kinds
START = """
import enum, gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from midline import app
from midline.data_folder import DataFolder

complete = app.Midline._complete

def end(midline):
    enums = {each.__qualname__ for each in gc.get_objects() if isinstance(each, enum.EnumType)}
    print(" ".join(sys.modules), " ".join(each.split(".")[0] for each in enums), sep="\\n")
    midline.window.close()

def then(midline):
    complete(midline)
    midline.shelves.reading.finished.connect(lambda: QTimer.singleShot(1200, lambda: end(midline)))

app.Midline._complete = then
app.run(DataFolder(Path(sys.argv[1])))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The modules of a start, and the kinds of Qt's whose enums it made."""
    folder = tmp_path_factory.mktemp("data")
    command = [sys.executable, "-c", START, str(folder / "data")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return [set(line.split()) for line in done.stdout.splitlines()]


def test_it_loads_no_modules_that_the_library_can_do_without(loaded: list[set[str]]) -> None:
    assert "midline.ui.library.page" in loaded[0]
    assert loaded[0] & WITHOUT == set()


def test_it_makes_no_enums_that_the_library_can_do_without(loaded: list[set[str]]) -> None:
    assert "Qt" in loaded[1]
    assert loaded[1] & ONLY_WHEN_ASKED == set()
