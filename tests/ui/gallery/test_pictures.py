"""The measure of the golden pictures: blind to what a machine does, and not to what we do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from midline.ui.gallery.page import WIDTH_PX, drop, page_named
from midline.ui.gallery.sample import FOCUSED
from midline.ui.themes import Themes
from midline.ui.widgets.button import Button
from midline.ui.widgets.switch import Switch
from tests.ui.gallery.pictures import Difference, difference, small


@pytest.fixture
def page(steady_themes: Themes) -> Iterator[QWidget]:
    made = page_named("Button", steady_themes)
    made.show()
    QApplication.processEvents()
    yield made
    drop(made)


def drawn(page: QWidget, ratio: float = 1.0) -> QImage:
    picture = QImage(page.size() * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    page.render(picture, QPoint())
    picture.setDevicePixelRatio(1)
    return picture


def seen(page: QWidget, before: QImage) -> Difference:
    return difference(small(before), small(drawn(page)))


def test_the_same_page_is_no_difference(page: QWidget) -> None:
    assert seen(page, drawn(page)) == Difference(0.0, 0)


@pytest.mark.parametrize("ratio", [1.25, 2.0])
def test_edges_that_are_smoothed_otherwise_are_not_seen(page: QWidget, ratio: float) -> None:
    found = difference(small(drawn(page)), small(drawn(page, ratio)))
    assert found.mean > 0
    assert not found.is_seen()


def test_a_word_that_is_another_is_seen(page: QWidget) -> None:
    before = drawn(page)
    primary = next(each for each in page.findChildren(Button) if each.objectName() == "primary")
    primary.setText("Undo")
    assert seen(page, before).is_seen()


def test_a_button_that_looks_enabled_is_seen(page: QWidget) -> None:
    before = drawn(page)
    next(each for each in page.findChildren(Button) if not each.isEnabled()).setEnabled(True)
    assert seen(page, before).is_seen()


def test_a_shift_by_a_few_pixels_is_seen(page: QWidget) -> None:
    before = drawn(page)
    button = page.findChildren(Button)[0]
    button.move(button.x() + 3, button.y())
    assert seen(page, before).is_seen()


def test_a_ground_of_another_shade_is_seen(page: QWidget) -> None:
    before = drawn(page)
    after = QImage(before)
    painter = QPainter(after)
    painter.fillRect(0, 0, WIDTH_PX, 60, QColor("#3a4656"))
    painter.end()
    assert difference(small(before), small(after)).is_seen()


def test_a_frame_of_the_focus_that_is_gone_is_seen(page: QWidget, steady_themes: Themes) -> None:
    page.activateWindow()
    page.setFocus()
    QApplication.processEvents()
    before = drawn(page)
    focused = next(each for each in page.findChildren(Button) if each.property(FOCUSED))
    focused.setFocusProxy(Switch(steady_themes, page))  # which has no focus
    focused.update()
    assert seen(page, before).is_seen()


def test_a_longer_page_is_seen(page: QWidget) -> None:
    before = drawn(page)
    assert difference(small(before), small(before.copy(0, 0, WIDTH_PX, 760))).is_seen()
