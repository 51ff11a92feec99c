"""Routines from other programs in the whole window; and a routine onto paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from midline.ui.import_preview import ImportPreview
from midline.ui.widgets.panel import open_panels
from tests.library.importers.test_importing import SHARED, THRESHOLD, TIMER, WORKOUT
from tests.ui.playing import ROUTINE
from tests.ui.whole_window import Window, is_read

Key = Qt.Key
PLAIN = "name: Plain\nexercises: [{name: Plank, hold: 30s}]\n"
CONTROL = Qt.KeyboardModifier.ControlModifier


def workout(title: str, seconds: int) -> dict[str, object]:
    return {"title": title, "sets": [{"exercises": [{"name": "Plank", "duration": seconds}]}]}


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    workouts = tmp_path / "workouts"
    workouts.mkdir()
    (workouts / "test.yaml").write_text(ROUTINE, "utf-8")
    (tmp_path / "settings.yaml").write_text("mute: true\n", "utf-8")
    made = Window(qtbot, qapp, tmp_path)
    yield made
    made.midline.window.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "backup.json"
    three = [workout("Evening", 30), workout("Long one", 7200), workout("Morning", 20)]
    path.write_text(json.dumps({"workouts": three}))
    return path


def own(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "workouts").iterdir())


def said(window: Window) -> str:
    toast = window.midline.window.toast()
    return toast.text() if toast is not None else ""


def preview(window: Window) -> ImportPreview:
    [panel] = open_panels(window.midline.window)
    assert isinstance(panel, ImportPreview)
    return panel


def test_what_is_wanted_of_a_backup_comes_in_by_keyboard(
    qtbot: QtBot,
    window: Window,
    backup: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(backup)], ""))
    QTest.keyClick(window.midline.library.list, Key.Key_I, CONTROL)
    panel = preview(window)
    assert panel.import_.hasFocus()
    assert "Plank was made to last" in panel.switches[1].accessibleDescription()
    for _ in range(3):
        window.press(Key.Key_Tab)  # round the buttons to the second routine
    assert panel.switches[1].hasFocus()
    window.press(Key.Key_Space)
    assert panel.value() == [0, 2]
    window.press(Key.Key_Tab)
    window.press(Key.Key_Tab)
    assert panel.import_.hasFocus()
    window.press(Key.Key_Return)
    assert own(tmp_path) == ["evening.yaml", "morning.yaml", "test.yaml"]
    qtbot.waitUntil(lambda: is_read(window, "user/evening.yaml"))
    assert window.midline.library.chosen_key() == "user/evening.yaml"
    assert said(window) == "Imported: 2 routines."
    assert window.midline.library.list.hasFocus()


def test_nothing_comes_in_when_nothing_is_wanted(
    window: Window, backup: Path, tmp_path: Path
) -> None:
    window.midline.library.dropped.emit([backup])
    for switch in preview(window).switches:
        switch.setChecked(False)
    assert not preview(window).import_.isEnabled()
    window.press(Key.Key_Escape)
    assert own(tmp_path) == ["test.yaml"]


def test_one_that_can_t_come_in_is_named_in_the_preview(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "two.json"
    empty = {"title": "Empty", "sets": []}
    path.write_text(json.dumps({"workouts": [workout("Evening", 30), empty]}))
    window.midline.library.dropped.emit([path])
    panel = preview(window)
    why = "Empty can't be imported. Midline can't run it: the list of sections is empty."
    assert why in [each.text() for each in panel.findChildren(QLabel)]
    assert panel.accessibleDescription() == why
    window.press(Key.Key_Return)
    assert own(tmp_path) == ["evening.yaml", "test.yaml"]


def test_one_that_comes_in_whole_is_not_asked_about(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "evening.json"
    path.write_text(json.dumps(workout("Evening", 30)))
    window.midline.library.dropped.emit([path])
    assert own(tmp_path) == ["evening.yaml", "test.yaml"]
    assert said(window) == "evening.json is now one of your own routines."


def test_what_is_no_routine_is_told_and_the_others_come_in(
    window: Window, backup: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_text("[1]")
    window.midline.library.dropped.emit([other, backup])
    assert said(window).startswith("other.json can't be imported")
    assert len(preview(window).switches) == 3


@pytest.mark.parametrize(
    ("name", "is_taken"), [("a.json", True), ("a.yml", True), ("a.png", False)]
)
def test_the_library_takes_what_may_be_routines(
    window: Window, tmp_path: Path, name: str, is_taken: bool
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    window.midline.library.dragEnterEvent(event)
    assert event.isAccepted() is is_taken


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.midline.library.dropEvent(event)


def test_files_of_all_formats_are_dropped_at_once(window: Window, tmp_path: Path) -> None:
    files = {
        "plain.yaml": PLAIN,
        "threshold.yaml": THRESHOLD,
        "evening.json": json.dumps(WORKOUT),
        "tabata.json": json.dumps([TIMER]),
        "shared.json": json.dumps(SHARED),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    drop(window, *(tmp_path / name for name in files))
    names = [each.accessibleName() for each in preview(window).switches]
    assert names == ["Plain", "Threshold", "Evening", "Tabata", "Morning", "Quick"]
    window.press(Key.Key_Return)
    assert own(tmp_path) == sorted([*(f"{name.lower()}.yaml" for name in names), "test.yaml"])
    assert said(window) == "Imported: 6 routines."


def test_files_that_are_dropped_on_the_search_are_not_searched_for(window: Window) -> None:
    assert not window.midline.library.search.acceptDrops()  # the page takes them


def test_what_was_dropped_among_routines_is_told_by_name(window: Window, tmp_path: Path) -> None:
    picture, plain = tmp_path / "picture.png", tmp_path / "plain.yaml"
    picture.write_bytes(b"\x89PNG")
    plain.write_text(PLAIN)
    drop(window, picture, plain)
    assert said(window).startswith("picture.png can't be imported")
    assert "plain.yaml" in own(tmp_path)


@pytest.mark.parametrize("name", ["page.pdf", "page"])
def test_a_routine_is_printed(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    qtbot.waitUntil(lambda: is_read(window, "user/test.yaml"))
    window.midline.library.select("user/test.yaml")
    QTest.keyClick(window.midline.library.list, Key.Key_P, CONTROL)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert said(window) == f"Exported: {tmp_path / 'page.pdf'}"


@pytest.mark.parametrize("name", ["mine.yaml", "mine"])
def test_a_routine_is_exported_as_its_text(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    chosen = str(tmp_path / name), "*.yaml (*.yaml)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    qtbot.waitUntil(lambda: is_read(window, "user/test.yaml"))
    window.midline.library.select("user/test.yaml")
    window.midline.library.card.print.click()
    assert (tmp_path / "mine.yaml").read_text("utf-8") == ROUTINE


def test_a_file_that_is_exported_over_is_a_version(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = window.data.workouts / "test.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(own), ""))
    qtbot.waitUntil(lambda: is_read(window, "user/test.yaml"))
    window.midline.library.select("user/test.yaml")
    window.midline.library.edit()
    editor = window.midline.editing.editor().page
    assert editor is not None
    editor.editing.type_text(ROUTINE.replace("name: Test", "name: My evening", 1))
    editor.print_wanted.emit()
    assert "My evening" in own.read_text("utf-8")
    kept = list(window.data.versions.rglob("*.yaml"))
    assert [path.read_text("utf-8") for path in kept] == [ROUTINE]


def test_what_is_edited_is_printed_as_it_is_now(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_window: object, _title: str, before: str, _kinds: str) -> tuple[str, str]:
        asked.append(before)
        return str(tmp_path / "page.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    qtbot.waitUntil(lambda: is_read(window, "user/test.yaml"))
    window.midline.library.select("user/test.yaml")
    window.midline.library.edit()
    editor = window.midline.editing.editor().page
    assert editor is not None
    editor.editing.type_text(ROUTINE.replace("name: Test", "name: My evening", 1))
    editor.print_wanted.emit()
    assert Path(asked[0]).name == "my-evening.pdf"
    assert (tmp_path / "page.pdf").exists()


def test_a_page_that_can_t_be_written_is_told(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "no" / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.waitUntil(lambda: is_read(window, "user/test.yaml"))
    window.midline.library.select("user/test.yaml")
    window.midline.library.print()
    assert "page.pdf can't be written: " in said(window)
