"""Routine files that change while the window is open are seen, and nothing else moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from midline.ui.stage.stage import Stage
from tests.ui.whole_window import Window, is_read

ROUTINE = "name: {name}\nget_ready: 5s\nexercises:\n  - name: Plank\n    do: 2 x 30s\n"


class Library(Window):
    def write(self, name: str, stem: str = "test") -> None:
        path = self.data.workouts / f"{stem}.yaml"
        path.write_text(ROUTINE.format(name=name) if name else "name: [", "utf-8")

    def come_back(self, qtbot: QtBot) -> None:
        """From another window, such as an editor."""
        editor = QWidget()
        for window in (editor, self.midline.window):
            window.show()
            with qtbot.waitActive(window):
                window.activateWindow()

    def name(self, key: str = "user/test.yaml") -> str:
        row = self.midline.library.rows.row_of(key)
        return row.name if row else ""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "settings.yaml").write_text("mute: true\n", "utf-8")
    (tmp_path / "workouts").mkdir()
    for i in range(30):
        text = ROUTINE.format(name=f"Day {i}")
        (tmp_path / "workouts" / f"day-{i:02}.yaml").write_text(text, "utf-8")
    (tmp_path / "workouts" / "test.yaml").write_text(ROUTINE.format(name="Test"), "utf-8")
    made = Library(qtbot, qapp, tmp_path)
    yield made
    made.midline.window.close()


def test_only_what_changed_is_read_again_when_the_window_is_active_again(
    window: Library, qtbot: QtBot
) -> None:
    read = list[str]()
    window.midline.shelves.reading.read.connect(lambda entry: read.append(entry.path.name))
    window.come_back(qtbot)
    window.write("Other")
    window.write("New", "new")
    window.come_back(qtbot)
    qtbot.waitUntil(lambda: window.name() == "Other" and window.name("user/new.yaml") == "New")
    assert sorted(read) == ["new.yaml", "test.yaml"]
    row = window.midline.library.rows.row_of("user/new.yaml")
    assert row is not None
    assert row.last == "never done"


def test_what_is_chosen_searched_and_scrolled_to_stays(window: Library, qtbot: QtBot) -> None:
    library = window.midline.library
    library.search.setText("day")
    library.select("user/day-20.yaml")
    bar = library.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    scrolled = bar.value()
    assert scrolled > 0
    window.write("A new day", "a-new-day")
    window.come_back(qtbot)
    qtbot.waitUntil(lambda: is_read(window, "user/a-new-day.yaml"))
    assert library.chosen_key() == "user/day-20.yaml"
    assert library.search.text() == "day"
    assert bar.value() == scrolled


def test_a_file_that_is_gone_leaves_the_list_and_another_is_chosen(
    window: Library, qtbot: QtBot
) -> None:
    library = window.midline.library
    library.select("user/test.yaml")
    (window.data.workouts / "test.yaml").unlink()
    window.come_back(qtbot)
    assert library.rows.row_of("user/test.yaml") is None
    assert library.chosen_key()
    chosen = library.chosen()
    assert chosen is not None
    assert library.card.title.text() == chosen.name


def test_start_takes_the_file_as_it_is_now(window: Library, qtbot: QtBot) -> None:
    window.write("Changed just now")
    window.want_start(qtbot)
    assert window.controller.session.plan.routine.name == "Changed just now"


def test_a_session_that_was_begun_from_a_search_ends_it(window: Library, qtbot: QtBot) -> None:
    library = window.midline.library
    library.search.setText("test")
    window.want_start(qtbot)
    assert window.controller.session.plan.routine.name == "Test"
    assert library.search.text() == ""
    assert library.rows.rowCount() > 30
    assert library.chosen_key() == "user/test.yaml"


def test_a_file_that_became_broken_is_not_started_and_that_is_said(
    window: Library, qtbot: QtBot
) -> None:
    window.write("")
    window.want_start(qtbot)
    assert window.midline.window.page() is window.midline.library
    assert window.toast().startswith("test.yaml has changed and can't be used now: ")
    row = window.midline.library.chosen()
    assert row is not None
    assert row.is_broken


def test_a_session_that_runs_keeps_its_plan(window: Library, qtbot: QtBot) -> None:
    window.start(qtbot)
    window.write("Other")
    window.come_back(qtbot)
    assert isinstance(window.midline.window.page(), Stage)
    assert window.controller.session.plan.routine.name == "Test"
    assert window.name() == "Test"


def test_a_name_that_is_new_in_a_changed_file_is_wanted_in_speech(
    window: Library, qtbot: QtBot
) -> None:
    window.midline.library.select("user/test.yaml")
    qtbot.waitUntil(lambda: is_read(window, "user/test.yaml"))
    window.write("Other")
    with qtbot.waitSignal(window.midline.library.selected) as told:
        window.come_back(qtbot)
    assert told.args == ["user/test.yaml"]
