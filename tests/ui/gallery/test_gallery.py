"""The gallery has a page for every widget, and shows each in the state that it says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

import midline.ui.widgets
from midline.cli import parser
from midline.ui.gallery.page import SamplePage, drop, picture_of
from midline.ui.gallery.pages import PAGES
from midline.ui.gallery.sample import Sample
from midline.ui.gallery.window import Gallery
from midline.ui.theme import NAMES
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale
from tests.cli.conftest import start

WIDGETS = Path(midline.ui.widgets.__file__).parent
# What has no looks of its own: bases, layouts, and the parts that a figure is painted with.
NO_PAGE = {
    "__init__", "flow", "page", "scroll", "turned", "stills", "figure_arrows", "figure_colors",
    "figure_drawing", "figure_painting", "figure_person", "figure_props", "figure_shapes",
}  # fmt: skip


def test_every_widget_has_a_page() -> None:
    pages = {name.lower().replace(" ", "_") for name in PAGES}
    assert {path.stem for path in WIDGETS.glob("*.py")} - NO_PAGE - pages == set()


def drawn(themes: Themes, samples: Iterable[Sample]) -> dict[str, QImage]:
    """Each sample as it is seen on a page that has the keyboard, by its caption."""
    kept = list(samples)
    page = SamplePage("Some", kept, themes)
    page.show()
    page.activateWindow()
    page.setFocus()
    while not page.hasFocus():
        QApplication.processEvents()
    pictures = {sample.caption: sample.widget.grab().toImage() for sample in kept}
    drop(page)
    return pictures


@pytest.mark.parametrize("name", ["Button", "Pick", "Switch", "Key button"])
def test_who_uses_the_keyboard_sees_where_it_is(themes: Themes, name: str) -> None:
    shown = drawn(themes, PAGES[name](themes))
    for caption, picture in shown.items():
        if caption.endswith("focus"):
            assert picture != shown[plain(caption)], caption


@pytest.mark.parametrize("name", ["Button", "Pick", "Switch", "Key button"])
def test_what_is_disabled_looks_so(themes: Themes, name: str) -> None:
    shown = drawn(themes, PAGES[name](themes))
    for caption, picture in shown.items():
        if caption.endswith("disabled"):
            assert picture != shown[plain(caption)], caption


def plain(caption: str) -> str:
    """The caption of the sample without its state: "on, focus" is a state of "on"."""
    return caption.rpartition(", ")[0] or "normal"


def test_the_pointer_is_seen_on_a_button(themes: Themes) -> None:
    shown = drawn(themes, PAGES["Button"](themes))
    for look in ("plain", "quiet", "primary", "second", "secondLarge"):
        assert shown[look] != shown[f"{look}, hover"], look


def test_the_arrow_keys_go_from_page_to_page(qtbot: QtBot, themes: Themes) -> None:
    gallery = shown_gallery(qtbot, themes)
    QTest.keyClick(gallery.list, Qt.Key.Key_Down)
    assert gallery.list.currentItem().text() == list(PAGES)[1]
    assert isinstance(gallery.place.widget(), SamplePage)
    assert isinstance(QApplication.focusWidget(), QListWidget)


def test_the_samples_are_dressed_anew(qtbot: QtBot, themes: Themes) -> None:
    gallery = shown_gallery(qtbot, themes)
    before = gallery.place.grab().toImage()
    gallery.theme.set_value("light")
    gallery.theme.activated.emit(0)
    assert gallery.place.grab().toImage().pixelColor(9, 9) != before.pixelColor(9, 9)
    gallery.text_size.set_value("200")
    gallery.text_size.activated.emit(0)
    assert themes.type.percent == 200
    themes.set_type(TypeScale())


def shown_gallery(qtbot: QtBot, themes: Themes) -> Gallery:
    gallery = Gallery(themes)
    qtbot.addWidget(gallery)
    with qtbot.waitActive(gallery):
        gallery.show()
        gallery.activateWindow()
    return gallery


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_drawn_with_text_of_twice_the_size(themes: Themes, name: str) -> None:
    themes.set_type(TypeScale(200))
    assert not picture_of(name, themes).isNull()
    themes.set_type(TypeScale())


def test_the_command_knows_every_shipped_theme() -> None:
    options = [parser.parse(["gallery", "--theme", name]) for name in NAMES]
    assert [each.theme for each in options] == list(NAMES)


def test_pictures_need_no_display(tmp_path: Path) -> None:
    command = start("gallery", "--sheet", tmp_path / "pictures", "--theme", "dark")
    out, err = command.communicate(timeout=120)
    assert (command.returncode, err) == (0, "")
    assert out == f"{len(PAGES)} pictures in {tmp_path / 'pictures'}\n"
    assert len(list((tmp_path / "pictures").glob("*-dark.png"))) == len(PAGES)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    command = start("gallery", "--sheet", tmp_path / "file" / "pictures")
    _, err = command.communicate(timeout=60)
    assert command.returncode == 1
    assert "can't be made. Name a folder where you may write." in err


def test_without_a_display_it_says_what_can_be_done() -> None:
    command = start("gallery")
    _, err = command.communicate(timeout=60)
    assert command.returncode == 1
    assert "Pictures can be drawn without one: --sheet FOLDER." in err
