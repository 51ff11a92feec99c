"""The whole window in another language: no text is forgotten, and it changes while it runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from midline.session.events import Command
from midline.settings import Language, Settings
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.page import SettingsPage
from midline.ui.settings.sound_check import SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.stage.stage import Stage
from midline.ui.summary.page import SummaryPage
from midline.ui.themes import Themes
from midline.ui.translate import CONTEXTS
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.widgets.panel import Panel, open_panels
from tests.ui.playing import ROUTINE
from tests.ui.whole_window import Window

Key = Qt.Key
HAN = re.compile("[\u4e00-\u9fff]")
WORD = re.compile("[A-Za-z]{2,}")
# Marks around a text say that it came through `tr`; what stands within stands for a translation.
MARKED = re.compile("⟦[^⟦⟧]*⟧")
# Names that no language changes, and what the test's own routine and folder say.
NAMES = {
    "Midline", "English", "Enter", "Return", "Esc", "Ctrl", "Shift", "Tab", "Backspace",
    "Plank", "Press", "Bridge", "Test", "Long", "neck", "Squeeze", "test", "yaml",
}  # fmt: skip


class Marking(QTranslator):
    """A language that shows which texts are translated."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if source == "back_care.md":
            return None
        if context not in CONTEXTS:
            return None
        return " – ".join(f"⟦{part}⟧" for part in source.split(" – "))


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[..., Window]]:
    opened = []

    def open_it(language: str) -> Window:
        (tmp_path / "workouts").mkdir()
        (tmp_path / "workouts" / "test.yaml").write_text(ROUTINE, "utf-8")
        settings = f"mute: true\nlanguage: {language}\ntour_offered: true\n"
        (tmp_path / "settings.yaml").write_text(settings, "utf-8")
        opened.append(Window(qtbot, qapp, tmp_path))
        return opened[0]

    yield open_it
    for window in opened:
        window.midline.window.close()
        window.midline._look.languages.choose(Language.ENGLISH)


@pytest.fixture
def marking(qapp: QApplication) -> Iterator[None]:
    translator = Marking()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def texts_of(page: QWidget) -> Iterator[str]:
    """Everything that is read on a page, or said of it by a screen reader."""
    for widget in [page, *page.findChildren(QWidget)]:
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        match widget:
            case QLabel() | QAbstractButton() | FitLabel():
                yield widget.text()
            case QLineEdit() if not isinstance(widget.parent(), QAbstractSpinBox):
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(i) for i in range(widget.count()))
            case QAbstractItemView() if widget.model() is not None:
                yield from _of_model(widget.model())
    for action in page.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    top = QModelIndex()
    is_table = isinstance(model, QAbstractTableModel)
    for column in range(model.columnCount(top) if is_table else 1):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        cells = (model.index(row, column) for row in range(model.rowCount(top)))
        yield from (str(cell.data() or "") for cell in cells)


def unmarked(text: str) -> set[str]:
    """The words of a text that were not translated."""
    while MARKED.search(text):
        text = MARKED.sub("", text)
    return set(WORD.findall(text)) - NAMES


def forgotten(page: QWidget) -> list[str]:
    return sorted({text for text in texts_of(page) if unmarked(text)})


def test_every_page_is_translated(
    qtbot: QtBot, marking: None, open_window: Callable[..., Window]
) -> None:
    window = open_window("en")
    midline, main = window.midline, window.midline.window
    for show in (
        midline.library.settings_wanted.emit,
        midline.library.care_wanted.emit,
        main.show_keys,
    ):
        show()
        assert forgotten(main) == []
    for panel in open_panels(main):
        panel.close_unanswered()
    main.show_page(midline.library)
    window.start(qtbot)
    for seconds in (3, 4, 25, 6, 1, 15, 30, 20):
        assert forgotten(main) == []
        window.pass_s(seconds)
    stage = main.page()
    assert isinstance(stage, Stage)
    for key in (Key.Key_J, Key.Key_X):
        window.press(key)
        assert window.panel()
        assert forgotten(main) == []
        window.press(Key.Key_Escape)
    window.controller.command(Command.STOP)
    assert isinstance(main.page(), SummaryPage)
    assert forgotten(main) == []


@pytest.mark.parametrize("kind", [SoundCheck, TapPanel, ComparePanel])
def test_every_panel_of_the_settings_is_translated(
    qtbot: QtBot, themes: Themes, marking: None, kind: type[Panel]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panels: dict[type[Panel], Callable[[], Panel]] = {
        SoundCheck: lambda: SoundCheck(window, Settings(mute=True), lambda: None),
        TapPanel: lambda: TapPanel(window, themes, lambda: 0),
        ComparePanel: lambda: ComparePanel(window, themes, lambda: 0, 180),
    }
    assert forgotten(panels[kind]()) == []


def test_the_whole_window_speaks_chinese(qtbot: QtBot, open_window: Callable[..., Window]) -> None:
    window = open_window("zh")
    library = window.midline.library
    library.select("shipped/core-basics.yaml")
    assert library.card.start.text() == "开始"
    assert library.card.title.text() == "核心入门"
    assert library.card.facts.text() == "15 分钟 · 9 组 · 瑜伽垫、瑜伽球 · 还没做过"


def test_what_was_done_in_chinese_is_the_same_routine_in_english(
    qtbot: QtBot, open_window: Callable[..., Window]
) -> None:
    window = open_window("zh")
    window.want_start(qtbot, "shipped/desk-break.yaml")
    window.pass_s(30)
    assert window.midline.session is not None
    assert [each.planned.exercise.name for each in window.controller.session.done] == [
        "Reach for the ceiling"
    ]
    stage = window.midline.window.page()
    assert isinstance(stage, Stage)
    assert HAN.search(stage.column.name.text())


def test_another_language_takes_effect_at_once(
    qtbot: QtBot, open_window: Callable[..., Window]
) -> None:
    window = open_window("en")
    midline = window.midline
    midline.library.select("shipped/plank-family.yaml")
    midline.library.settings_wanted.emit()
    page = midline.window.page()
    assert isinstance(page, SettingsPage)
    page.look.language.buttons["zh"].click()
    page = midline.window.page()
    assert isinstance(page, SettingsPage)
    assert page.value().language is Language.CHINESE
    assert page.back.text() == "←  返回"
    assert QApplication.focusWidget() is page.look.language.buttons["zh"]
    page.back.click()
    assert midline.window.page() is midline.library
    assert midline.library.chosen_key() == "shipped/plank-family.yaml"
    qtbot.waitUntil(lambda: midline.library.card.title.text() == "平板支撑系列")
    assert window.data.settings.read_text("utf-8").count("language: zh") == 1
