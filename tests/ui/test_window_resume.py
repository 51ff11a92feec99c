"""The window after a crash: go on, finish or discard what was cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from midline.app import Midline
from midline.cli import main
from midline.data_folder import DataFolder
from midline.desktop.session_lock import SessionLock, is_under_way
from midline.desktop.system_clock import SessionClock
from midline.history.backups import back_up
from midline.history.queries import past_sessions
from midline.history.recorder import wall_now
from midline.history.store import Store
from midline.library.entries import Origin, RoutineFile
from midline.progress.past import PastSession
from midline.session.state import Phase
from midline.ui.resume_panel import ask_to_resume
from midline.ui.stage.stage import Stage
from midline.ui.summary.page import SummaryPage
from midline.ui.widgets.panel import open_panels
from tests.history.histories import sets
from tests.history.interrupted import TEXT, interrupt
from tests.ui.whole_window import Window

Key = Qt.Key
CUT_SHORT = "Test was cut short"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(TEXT, "utf-8")
    (tmp_path / "settings.yaml").write_text("mute: true\ntour_offered: true\n", "utf-8")
    with closing(Store(tmp_path / "history.db")) as store:
        interrupt(store, begun=wall_now() - timedelta(minutes=20, seconds=55))
    return tmp_path


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Callable[[], Window]]:
    windows: list[Window] = []

    def open_() -> Window:
        windows.append(Window(qtbot, qapp, folder))
        return windows[-1]

    yield open_
    for window in windows:
        window.midline.window.close()


def kept(folder: Path) -> tuple[list[PastSession], list[int]]:
    with closing(Store(folder / "history.db")) as store:
        return past_sessions(store), [each.ordinal for each in sets(store)]


def text_of(window: Window) -> str:
    (panel,) = open_panels(window.midline.window)
    return panel.accessibleDescription()


def test_it_says_what_was_cut_short_and_goes_on_with_the_next_set(
    opened: Callable[[], Window], folder: Path
) -> None:
    window = opened()
    assert window.panel() == CUT_SHORT
    assert text_of(window) == (
        "That was 20 minutes ago. 2 sets are saved.\nYou were at set 3 of 3 of Plank."
    )
    window.press(Key.Key_Return)
    stage = window.midline.window.page()
    assert isinstance(stage, Stage)
    look = window.controller.look()
    assert look.done == {0, 1}
    assert look.step.set is not None
    assert (look.step.set.ordinal, look.lead_in_s) == (2, 5.0)
    (session,), _ = kept(folder)
    assert is_under_way(folder / "running", session.id)
    window.pass_s(5 + 20)
    assert kept(folder)[1] == [0, 1, 2]  # in the same session
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    page = window.midline.window.page()
    assert isinstance(page, SummaryPage)
    assert page.headline.text() == "3 of 5 sets · 1:20"  # 55 s before it was cut short
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    ((session,), _) = kept(folder)
    assert session.finished_at is not None
    assert list((folder / "running").iterdir()) == []
    assert window.panel() == ""


def test_finished_it_ends_with_its_last_set_and_can_be_summed_up(
    opened: Callable[[], Window], folder: Path
) -> None:
    window = opened()
    ended = kept(folder)[0][0].started_at + timedelta(seconds=55)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    page = window.midline.window.page()
    assert isinstance(page, SummaryPage)
    assert page.headline.text() == "2 of 5 sets · 0:55"
    page.effort.set_value(7)
    page.note.setText("flat battery")
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.midline.window.page() is window.midline.library
    ((session,), ordinals) = kept(folder)
    assert (session.effort, session.note, session.stopped) == (7, "flat battery", True)
    assert (session.finished_at, ordinals) == (ended, [0, 1])


def test_closed_on_its_summary_it_is_finished_all_the_same(
    opened: Callable[[], Window], folder: Path
) -> None:
    window = opened()
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    window.midline.window.close()
    ((session,), _) = kept(folder)
    assert session.finished_at is not None
    assert opened().panel() == ""


def test_discarded_it_is_gone_until_ctrl_z(opened: Callable[[], Window], folder: Path) -> None:
    window = opened()
    window.press(Key.Key_Tab)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    assert window.toast() == "The session is discarded."
    news = window.midline.window.toast()
    assert news is not None
    assert news.button.isVisible()
    assert kept(folder) == ([], [])
    row = window.midline.library.rows.row_of("user/test.yaml")
    assert row is not None
    assert row.last == "never done"
    window.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.panel() == CUT_SHORT
    assert not news.button.isVisible()
    assert kept(folder)[1] == [0, 1]
    window.press(Key.Key_Escape)
    window.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.panel() == ""


def test_what_was_discarded_in_another_history_does_not_come_back(
    opened: Callable[[], Window], folder: Path, tmp_path: Path
) -> None:
    with closing(Store(tmp_path / "other.db")) as store:
        interrupt(store, begun=wall_now() - timedelta(days=3))
    (folder / "backups").mkdir()
    back_up(tmp_path / "other.db", folder / "backups", wall_now() - timedelta(days=2))
    window = opened()
    window.press(Key.Key_Tab)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    assert kept(folder) == ([], [])
    window.midline.past.backups.show()
    window.press(Key.Key_Down)
    window.press(Key.Key_Return)
    assert len(kept(folder)[0]) == 1
    window.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.panel() == ""


def test_without_an_answer_it_is_asked_again_next_time(
    opened: Callable[[], Window], folder: Path
) -> None:
    window = opened()
    window.press(Key.Key_Escape)
    assert window.midline.window.page() is window.midline.library
    window.midline.window.close()
    assert kept(folder)[0][0].finished_at is None
    assert opened().panel() == CUT_SHORT


def test_a_text_that_cannot_be_read_any_more_can_be_finished(
    opened: Callable[[], Window], folder: Path
) -> None:
    with closing(Store(folder / "history.db")) as store, store.transaction() as connection:
        connection.execute("UPDATE session SET routine_text = 'name: ['")
    window = opened()
    assert text_of(window).endswith("There is no set to go on with.")
    window.press(Key.Key_Return)
    assert window.midline.window.page() is window.midline.library
    assert window.toast() == "It is finished, with its last set."
    assert kept(folder)[0][0].finished_at is not None


def test_what_the_terminal_runs_now_is_not_offered(
    opened: Callable[[], Window], folder: Path
) -> None:
    lock = SessionLock(folder / "running", kept(folder)[0][0].id)
    assert opened().panel() == ""
    lock.release()


@pytest.mark.parametrize("is_finished", [False, True])
def test_taken_up_elsewhere_meanwhile_it_is_left_alone(
    opened: Callable[[], Window], folder: Path, is_finished: bool
) -> None:
    window = opened()
    lock = SessionLock(folder / "running", kept(folder)[0][0].id)
    if is_finished:
        lock.release()
        assert main(["--data", str(folder), "resume", "--finish"]) == 0
    window.press(Key.Key_Return)
    assert window.midline.window.page() is window.midline.library
    assert window.toast() == "Another Midline has taken up this session already."
    lock.release()


class AtOnce(Midline):
    """As `midline run` opens it."""

    def __init__(
        self,
        qt: QApplication,
        data: DataFolder,
        new_clock: Callable[[], SessionClock] | None = None,
    ) -> None:
        super().__init__(qt, data, new_clock)
        self.choose(RoutineFile(data.workouts / "test.yaml", Origin.USER), start=True)


def test_who_starts_at_once_is_asked_afterwards(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    window = Window(qtbot, qapp, folder, AtOnce)
    qtbot.waitUntil(lambda: window.midline.session is not None)
    assert window.panel() == ""
    window.pass_s(5 + 20)
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    window.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.panel() == CUT_SHORT
    window.midline.window.close()
    records, _ = kept(folder)
    assert [each.finished_at is None for each in records] == [False, True]


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-30), "0 seconds ago"),
        (timedelta(seconds=90), "90 seconds ago"),
        (timedelta(minutes=2), "2 minutes ago"),
        (timedelta(minutes=100), "100 minutes ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(days=9), "9 days ago"),
        (timedelta(days=400), "13 months ago"),
    ],
)
def test_it_says_how_long_ago_that_was(qtbot: QtBot, ago: timedelta, words: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = ask_to_resume(
        window, "Test", ago.total_seconds(), 1, None, go_on=print, finish=print, discard=print
    )
    assert panel.accessibleDescription().startswith(f"That was {words}. 1 set is saved.")


@pytest.mark.parametrize("percent", [100, 200])
def test_all_of_the_question_is_readable(
    qtbot: QtBot, opened: Callable[[], Window], folder: Path, percent: int
) -> None:
    settings = folder / "settings.yaml"
    settings.write_text(settings.read_text() + f"text_size: {percent}\n")
    window = opened()
    window.midline.window.resize(860, 600)
    (panel,) = open_panels(window.midline.window)
    for label in panel.findChildren(QLabel):
        assert label.width() <= panel.card.width()
    assert panel.card.height() < 600


def test_it_is_asked_once_while_the_window_is_open(
    qtbot: QtBot, opened: Callable[[], Window]
) -> None:
    window = opened()
    window.press(Key.Key_Escape)
    window.start(qtbot)
    assert window.controller.session.phase is Phase.RUNNING
    window.press(Key.Key_X)
    window.press(Key.Key_Tab)
    window.press(Key.Key_Return)
    assert window.panel() == ""
