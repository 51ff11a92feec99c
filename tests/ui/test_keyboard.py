"""The window by keyboard alone: where Tab goes on each page, that the focus is seen, and Esc."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from midline.ui.main_window import LEAST_SIZE, SIZE
from midline.ui.stage.stage import Stage
from tests.ui.whole_window import Window, is_read

Key = Qt.Key
TARGET_PX = 44  # WCAG 2.2, success criterion 2.5.5
TINY = "name: Test\nget_ready: 5s\nexercises:\n  - name: Plank\n    do: 2 x 20-40s\n"
TAB = Qt.FocusPolicy.TabFocus
Open = Callable[[Window, QtBot], None]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Window:
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "test.yaml").write_text(TINY, encoding="utf-8")
    (tmp_path / "settings.yaml").write_text("mute: yes\n", encoding="utf-8")
    return Window(qtbot, qapp, tmp_path)


def library(window: Window, qtbot: QtBot) -> None:
    pass


def keys(window: Window, qtbot: QtBot) -> None:
    window.press(Key.Key_Question)


def tour(window: Window, qtbot: QtBot) -> None:
    window.midline.library.offer.take.click()


def settings(window: Window, qtbot: QtBot) -> None:
    window.press(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)


def sound_check(window: Window, qtbot: QtBot) -> None:
    settings(window, qtbot)
    window.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def back_care(window: Window, qtbot: QtBot) -> None:
    window.press(Key.Key_F2)


def history(window: Window, qtbot: QtBot) -> None:
    """Without a session yet; tests/ui/test_history_keyboard.py has one with many."""
    window.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)


def stage(window: Window, qtbot: QtBot) -> None:
    window.start(qtbot)


def jump(window: Window, qtbot: QtBot) -> None:
    stage(window, qtbot)
    window.press(Key.Key_J)


def stop(window: Window, qtbot: QtBot) -> None:
    stage(window, qtbot)
    window.press(Key.Key_X)


def summary(window: Window, qtbot: QtBot) -> None:
    stage(window, qtbot)
    window.pass_s(30)
    for key in (Key.Key_X, Key.Key_Tab, Key.Key_Return):
        window.press(key)


STOPS: dict[Open, tuple[str, ...]] = {
    library: (
        "Routines", "Take the tour", "Skip it", "New routine", "Import…",
        "Open the folder of routines", "History", "Back care", "Settings", "Theme: system", "Keys",
        "Moves", "Start", "Edit", "Export…", "Search the routines",
    ),
    keys: ("Close", "Take the tour"),
    tour: ("Next", "Leave the tour"),
    back_care: ("Back care", "Back"),
    history: ("Choose a routine", "Import…", "Restore…", "Deleted…", "Back", "Keys"),
    jump: ("Sets", "Close"),
    stop: ("Go on", "Stop"),
    summary: ("Sets: target and what was done", "Effort, not set", "Back pain, not set", "Note",
              "Save"),
}  # fmt: skip
PAGES = (
    library, keys, tour, settings, sound_check, back_care, history, stage, jump, stop, summary,
)  # fmt: skip
GOES_BACK: dict[Open, str] = {
    keys: "", settings: "", sound_check: "", tour: "", back_care: "", history: "", jump: "",
    summary: "",
    stage: "Stop the session?", stop: "",
}  # fmt: skip


@pytest.mark.parametrize("page", STOPS)
def test_tab_goes_through_a_page_as_it_is_read(window: Window, qtbot: QtBot, page: Open) -> None:
    page(window, qtbot)
    assert tuple(map(name, walk(window))) == STOPS[page]


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_every_control_and_comes_back(window: Window, qtbot: QtBot, page: Open) -> None:
    page(window, qtbot)
    there = walk(window)
    assert {name(each) for each in there} == {name(each) for each in controls(window)}
    window.press(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert name(focused()) == name(there[-1])


@pytest.mark.parametrize("page", PAGES)
def test_the_focus_is_seen_wherever_it_is(window: Window, qtbot: QtBot, page: Open) -> None:
    page(window, qtbot)
    stops = walk(window)
    for each, other in zip(stops, [*stops[1:], stops[0]], strict=True):
        if isinstance(each, Stage):
            continue  # its big button is the one that stands out
        each.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = picture(window, each)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        assert changed_pixels(with_focus, picture(window, each)) > 40, name(each)


@pytest.mark.parametrize("page", GOES_BACK)
def test_esc_goes_back(window: Window, qtbot: QtBot, page: Open) -> None:
    page(window, qtbot)
    before = window.midline.window.page(), window.panel()
    window.press(Key.Key_Escape)
    assert (window.midline.window.page(), window.panel()) != before
    assert window.panel() == GOES_BACK[page]


@pytest.mark.parametrize("size", [LEAST_SIZE, SIZE, QSize(1920, 1080)])
def test_every_button_of_the_stage_is_large_enough_for_a_finger(
    window: Window, qtbot: QtBot, size: QSize
) -> None:
    window.midline.window.resize(size)
    stage(window, qtbot)
    QApplication.processEvents()
    for button in window.midline.window.findChildren(QAbstractButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= TARGET_PX, (name(button), button.size())


# Looking


def test_whoever_typed_before_a_panel_types_on_after_it(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_read(window, "user/test.yaml"))
    window.midline.library.select("user/test.yaml")
    window.midline.library.edit()
    page = window.midline.editing.editor().page
    assert page is not None
    name = page.forms.form.field_of("name")
    assert name is not None
    for typed_in in (page.text, name.control, page.outline):
        typed_in.setFocus()
        window.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        assert window.panel()
        window.press(Key.Key_Escape)
        assert (window.panel(), focused()) == ("", typed_in)


def walk(window: Window) -> list[QWidget]:
    """Where Tab goes, from where the focus is, until it is there again."""
    stops = [focused()]
    for _ in range(100):
        window.press(Key.Key_Tab)
        if focused() is stops[0]:
            return stops
        assert focused() not in stops, f"Tab is caught at {name(focused())}"
        stops.append(focused())
    raise AssertionError("Tab never comes back")


def controls(window: Window) -> list[QWidget]:
    """All that can be seen and used on the page, or on the panel over it."""
    from midline.ui.widgets.panel import open_panels

    panels = open_panels(window.midline.window)
    page = panels[-1] if panels else window.midline.window.page()
    assert page is not None
    return [
        each
        for each in (page, *page.findChildren(QWidget))
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & TAB
        and not each.focusProxy()
    ]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def name(widget: QWidget) -> str:
    return widget.accessibleName() or (
        widget.text() if isinstance(widget, QAbstractButton) else type(widget).__name__
    )


def picture(window: Window, widget: QWidget) -> QImage:
    scroll_to(widget)
    around = QRect(widget.mapTo(window.midline.window, QPoint()), widget.size())
    return window.midline.window.grab(around.adjusted(-4, -4, 4, 4)).toImage()


def scroll_to(widget: QWidget) -> None:
    for parent in window_areas(widget):
        parent.ensureWidgetVisible(widget)
    QApplication.processEvents()


def window_areas(widget: QWidget) -> list[QScrollArea]:
    areas = widget.window().findChildren(QScrollArea)
    return [area for area in areas if (inside := area.widget()) and inside.isAncestorOf(widget)]


def changed_pixels(one: QImage, other: QImage) -> int:
    """Of 32 bits each."""
    before, after = (memoryview(each.constBits()).cast("B").cast("I") for each in (one, other))
    return sum(a != b for a, b in zip(before, after, strict=True))
