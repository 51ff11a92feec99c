"""The first screen: broken files, none at all, a thousand, and what it asks for."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from midline.library.entries import Entry, RoutineFile, list_files, read_entry
from midline.resources import resource
from midline.settings import Language
from midline.ui.first_look import ROW_TOP_PX, FirstLook, text_from_px, unread_name
from midline.ui.languages import Languages
from midline.ui.library.page import LibraryPage
from midline.ui.library.reading import SlicedReading
from midline.ui.library.rows import ROW, typical_move
from midline.ui.theme import named
from midline.ui.themes import Themes
from midline.ui.type_scale import TypeScale

GOOD = "name: {name}\nexercises:\n  - name: Plank\n    do: 3 x 30s\n    needs: [mat]\n"


def opened(qtbot: QtBot, themes: Themes, folder: Path, *, read: bool = True) -> LibraryPage:
    page = LibraryPage(themes, folder)
    qtbot.addWidget(page)
    files = list_files(folder, folder / "nothing shipped")
    page.set_files(files)
    for file in files if read else ():
        page.put(read_entry(file))
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def write(folder: Path, stem: str, text: str = "") -> None:
    (folder / f"{stem}.yaml").write_text(text or GOOD.format(name=stem.capitalize()), "utf-8")


def test_names_are_there_before_the_files_are_read(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "back-to_basics")
    page = opened(qtbot, themes, tmp_path, read=False)
    row = page.rows.row(page.rows.index(0))
    assert row is not None
    assert row.name == "Back to basics"


def test_a_broken_file_is_marked_with_its_reason_and_hides_no_other(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "bad", "name: Bad\nexercises:\n  - name: Plank\n    hold: 60-45s\n")
    write(tmp_path, "good")
    page = opened(qtbot, themes, tmp_path)
    page.select("user/bad.yaml")
    row = page.chosen()
    assert row is not None
    assert row.is_broken
    assert "Line 4" in row.facts
    assert "did you mean 45-60s?" in page.card.problems.text()
    assert "Line 4, column 11" in page.card.problems.text()
    assert not page.card.start.isVisible()
    assert page.card.edit.isVisible()
    page.select("user/good.yaml")
    assert page.card.start.isVisible()
    assert "3 sets" in page.card.facts.text()


def test_a_file_that_cannot_be_read_at_all_names_no_line(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    page = opened(qtbot, themes, tmp_path)
    page.select("user/loop.yaml")
    assert page.card.problems.text().startswith("This link leads back to itself")
    row = page.chosen()
    assert row is not None
    assert row.facts == "this link leads back to itself"


def test_what_is_only_worth_a_look_is_not_counted_as_to_be_fixed(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "bad", "nmae: Bad\nname: Bad\nexercises:\n  - name: Plank\n    hold: 9x\n")
    page = opened(qtbot, themes, tmp_path)
    page.select("user/bad.yaml")
    row = page.chosen()
    assert row is not None
    assert row.entry is not None
    errors = sum(problem.severity == "error" for problem in row.entry.problems)
    assert f"{errors} THING" in page.card.eyebrow.text()


def test_a_corrected_file_can_be_started_after_checking_again(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "mine", "name: [")
    page = opened(qtbot, themes, tmp_path)
    page.select("user/mine.yaml")
    with qtbot.waitSignal(page.again_wanted):
        QTest.keyClick(page.list, Qt.Key.Key_F5)
    write(tmp_path, "mine")
    page.put(read_entry(list_files(tmp_path, tmp_path / "none")[0]))
    assert page.card.start.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_starts_what_is_chosen(
    qtbot: QtBot, themes: Themes, tmp_path: Path, key: Qt.Key
) -> None:
    write(tmp_path, "mine")
    page = opened(qtbot, themes, tmp_path)
    page.set_next("user/mine.yaml")
    assert page.card.eyebrow.text() == "NEXT FOR YOU"
    page.list.setFocus()
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(page.start_wanted) as asked:
        QTest.keyClick(page.list, key)
    (entry,) = asked.args or []
    assert isinstance(entry, Entry)
    assert entry.path.name == "mine.yaml"


def test_with_large_text_in_a_small_window_the_first_move_comes_right_after_the_name(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "good")
    page = opened(qtbot, themes, tmp_path)
    page.select("user/good.yaml")
    qtbot.waitUntil(lambda: page.card.moves.y() > page.card.facts.y())
    themes.set_type(TypeScale(200))
    page.resize(860, 600)
    qtbot.waitUntil(lambda: page.card.moves.y() < page.card.facts.y())
    assert not page.card.hint.isVisible()
    assert page.card.start.isVisible()
    assert is_seen(page.card.moves)
    write(
        tmp_path, "good", f"caution: {'Take care of your back. ' * 4}\n" + GOOD.format(name="Good")
    )
    page.put(read_entry(page.rows.entries()[0].file))
    QApplication.processEvents()
    assert is_seen(page.card.caution)
    assert not is_seen(page.card.edit)  # it can be scrolled to
    page.card.scroll_area.ensureWidgetVisible(page.card.edit)
    assert is_seen(page.card.edit)


def test_with_large_text_in_a_small_window_a_broken_file_keeps_its_buttons(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "bad", "name: Bad\nexercises:\n  - name: Plank\n    hold: 60-45s\n")
    write(tmp_path, "good")
    themes.set_type(TypeScale(200))
    page = opened(qtbot, themes, tmp_path)
    page.resize(860, 600)
    for key in ("user/good.yaml", "user/bad.yaml"):
        page.select(key)
        QApplication.processEvents()
    assert is_seen(page.card.edit)
    page.card.scroll_area.ensureWidgetVisible(page.card.show_in_folder)
    assert is_seen(page.card.show_in_folder)
    page.select("user/good.yaml")
    QApplication.processEvents()
    assert is_seen(page.card.start)
    assert not page.card.show_in_folder.isVisible()


def test_rows_that_are_read_one_after_the_other_are_told_together(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    for stem in "abc":
        write(tmp_path, stem)
    page = opened(qtbot, themes, tmp_path, read=False)
    told: list[int] = []
    page.rows.dataChanged.connect(lambda first, last: told.append(last.row() - first.row() + 1))
    with qtbot.waitSignal(page.rows.dataChanged):
        for file in list_files(tmp_path, tmp_path / "none"):
            page.put(read_entry(file))
    assert told == [3]
    page.end_reading()  # at once then
    assert told == [3, 3]


def test_the_name_of_the_page_and_of_the_routine_are_headings(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "good")
    page = opened(qtbot, themes, tmp_path)
    page.select("user/good.yaml")
    told = page.findChildren(QWidget)
    headings = [each for each in told if getattr(each, "accessible_role", "") == "Heading"]
    assert {each.accessibleName() for each in headings} == {"Midline", "Good"}


def is_seen(widget: QWidget) -> bool:
    """The whole of it."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize(("width", "height"), [(860, 600), (1280, 800)])
def test_the_buttons_of_the_card_stand_in_one_line(
    qtbot: QtBot, themes: Themes, tmp_path: Path, width: int, height: int
) -> None:
    write(tmp_path, "good")
    page = opened(qtbot, themes, tmp_path)
    page.select("user/good.yaml")
    for _ in range(2):  # there and back, none is lost
        themes.set_type(TypeScale(200))
        page.resize(860, 600)
        QApplication.processEvents()
        assert page.card.edit.parentWidget() is not page.card
        themes.set_type(TypeScale(100))
        page.resize(width, height)
        QApplication.processEvents()
        buttons = (page.card.start, page.card.edit, page.card.print)
        assert all(button.isVisible() for button in buttons)
        assert len({button.geometry().center().y() for button in buttons}) == 1


def test_search_does_not_look_in_what_is_wrong_with_a_file(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "bad", "name: Bad\nexercises:\n  - name: Plank\n    hold: 60-45s\n")
    write(tmp_path, "good")
    page = opened(qtbot, themes, tmp_path)
    page.search.setText("line")
    assert page.rows.rowCount() == 0
    page.search.setText("bad.y")
    assert page.rows.rowCount() == 1


def test_search_looks_at_names_and_kit_and_says_when_there_is_nothing(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    for stem in ("morning", "evening"):
        write(tmp_path, stem)
    page = opened(qtbot, themes, tmp_path)
    page.search.setText("even")
    assert page.rows.rowCount() == 1
    assert page.card.title.text() == "Evening"
    page.search.setText("mat morn")
    assert page.card.title.text() == "Morning"
    page.search.setText("zzz")
    assert page.empty.isVisible()
    assert "zzz" in page.empty.text()
    page.set_last({})
    assert page.card.title.text() == "Nothing found"
    QTest.mouseClick(page.card.all, Qt.MouseButton.LeftButton)
    assert page.rows.rowCount() == 2
    assert page.card.title.text() == "Morning"  # the last one that was found
    assert page.list.hasFocus()
    assert not page.empty.isVisible()


MOVES = "name: {name}\nexercises:\n" + "".join(
    f"  - name: {move}\n    do: 3 x 30s\n" for move in ("Hip bridge", "Side plank", "Hip circles")
)


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        ("bridge", ["user/evening.yaml"], "With Hip bridge"),
        ("HIP", ["user/evening.yaml"], "With Hip bridge, Hip circles"),
        ("side plank", ["user/evening.yaml"], "With Side plank"),  # Plank alone is no side plank
        ("hip plank", ["user/evening.yaml"], "With Hip bridge, Side plank, Hip circles"),
        ("evening hip", ["user/evening.yaml"], "With Hip bridge, Hip circles"),
        ("plank", ["user/planks.yaml", "user/evening.yaml", "user/morning.yaml"], "3 sets"),
        ("planks bridge", [], ""),
    ],
)
def test_search_finds_moves_and_tells_which_after_what_has_it_in_its_name(
    qtbot: QtBot, themes: Themes, tmp_path: Path, text: str, found: list[str], told: str
) -> None:
    write(tmp_path, "evening", MOVES.format(name="Evening"))
    write(tmp_path, "morning")
    write(tmp_path, "planks")
    page = opened(qtbot, themes, tmp_path)
    page.search.setText(text)
    indexes = [page.rows.index(i) for i in range(page.rows.rowCount())]
    rows = [row for row in map(page.rows.row, indexes) if row is not None]
    assert [row.file.key for row in rows] == found
    if found:
        assert told in indexes[0].data(ROW).facts
        assert told in indexes[0].data(Qt.ItemDataRole.AccessibleTextRole)


def test_search_finds_moves_by_their_chinese_names(
    qtbot: QtBot, qapp: QApplication, themes: Themes, tmp_path: Path
) -> None:
    languages = Languages(qapp, Language.CHINESE)
    try:
        page = LibraryPage(themes, tmp_path)
        qtbot.addWidget(page)
        files = list_files(tmp_path, resource("workouts"))
        page.set_files(files)
        for file in files:
            page.put(read_entry(file))
        page.search.setText("臀桥")
        assert page.rows.index_of("shipped/core-for-runners.yaml").data(ROW).facts == "含臀桥"
        assert not page.rows.index_of("shipped/desk-break.yaml").isValid()
    finally:
        languages.choose(Language.ENGLISH)


def test_what_is_read_after_a_search_was_typed_is_found_too(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    write(tmp_path, "evening", MOVES.format(name="Evening"))
    page = opened(qtbot, themes, tmp_path, read=False)
    page.search.setText("bridge")
    assert page.rows.rowCount() == 0
    page.put(read_entry(list_files(tmp_path, tmp_path / "none")[0]))
    page.end_reading()
    assert page.card.title.text() == "Evening"


def test_an_empty_library_says_what_to_do(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    page = opened(qtbot, themes, tmp_path)
    assert page.empty.isVisible()
    assert page.card.title.text() == "No routines yet"
    assert "drop them here" in page.card.about.text()
    assert not page.card.all.isVisible()
    assert page.folder.text() == "Add routines of your own"


def test_another_choice_of_the_person_stands(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    for stem in ("a", "b", "c"):
        write(tmp_path, stem)
    page = opened(qtbot, themes, tmp_path)
    page.set_next("user/a.yaml")
    page.select("user/c.yaml")
    page.set_next("user/b.yaml")
    assert page.chosen_key() == "user/c.yaml"
    assert page.card.eyebrow.text() == "ROUTINE"


def test_a_thousand_files_are_listed_at_once_and_read_in_slices(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    for i in range(1000):
        write(tmp_path, f"r{i:04}")
    began_s = perf_counter()
    page = opened(qtbot, themes, tmp_path, read=False)
    assert perf_counter() - began_s < 1.0
    assert page.rows.rowCount() == 1000
    reading = SlicedReading(page)
    reading.read.connect(page.put)
    with qtbot.waitSignal(reading.finished, timeout=20_000):
        reading.begin(list_files(tmp_path, tmp_path / "none"))
        reading.first("user/r0999.yaml")
    last = page.rows.row_of("user/r0999.yaml")
    assert last is not None
    assert last.entry is not None


def test_the_wanted_file_is_read_first(qtbot: QtBot, tmp_path: Path) -> None:
    for stem in ("a", "b", "c"):
        write(tmp_path, stem)
    reading, order = SlicedReading(), list[str]()
    reading.read.connect(lambda entry: order.append(entry.path.stem))
    with qtbot.waitSignal(reading.finished):
        reading.begin(list_files(tmp_path, tmp_path / "none"))
        reading.first("user/c.yaml")
    assert order == ["c", "a", "b"]


def test_every_shipped_routine_has_its_card(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    page = LibraryPage(themes, tmp_path)
    qtbot.addWidget(page)
    files = list_files(tmp_path, resource("workouts"))
    page.set_files(files)
    for file in files:
        page.put(read_entry(file))
        page.select(file.key)
        assert page.card.title.text() != ""
        assert page.card.moves.accessibleName() != ""


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_what_is_painted_first_stands_where_it_will_stay(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int
) -> None:
    scale = TypeScale(percent)
    write(tmp_path, "one")
    page = opened(qtbot, Themes(qapp, "dark", True, None, scale), tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(page.size())
    look = FirstLook(window, named("dark"), [("One", "")], scale)
    name = next(label for label in look.findChildren(QLabel) if label.text() == "One")
    row = page.list.visualRect(page.rows.index(0))
    place = page.list.viewport().mapTo(page, row.topLeft()) + QPoint(
        text_from_px(scale, has_stills=True), ROW_TOP_PX
    )
    assert name.x() == place.x()
    assert abs(name.y() - place.y()) <= 1


@pytest.mark.parametrize(
    ("theme", "percent", "width", "shown"),
    [
        ("dark", 100, 1280, "Theme: dark"),
        ("high-contrast", 100, 1280, "Theme: high contrast"),
        ("high-contrast-light", 100, 1280, "Theme: high contrast"),
        ("my-own", 100, 1280, "Theme: My own"),
        ("high-contrast", 200, 1920, "Theme: high contrast"),
        ("high-contrast", 200, 1280, "Theme"),
    ],
)
def test_the_theme_is_named_where_all_buttons_still_stand_in_one_line(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, theme: str, percent: int, width: int,
    shown: str,
) -> None:  # fmt: skip
    page = opened(qtbot, Themes(qapp, theme, True, None, TypeScale(percent)), tmp_path)
    page.resize(width, 800)
    QApplication.processEvents()
    assert page.theme_button.text() == shown
    assert page.theme_button.accessibleName().startswith("Theme: ")
    assert page.keys.y() == page.history.y()


@pytest.mark.parametrize(
    ("percent", "width", "asks"), [(100, 1280, True), (200, 1280, True), (200, 860, False)]
)
def test_the_offer_of_the_tour_stays_in_one_line(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int, width: int, asks: bool
) -> None:
    page = opened(qtbot, Themes(qapp, "dark", True, None, TypeScale(percent)), tmp_path)
    page.resize(width, 600)
    page.offer.show()
    QApplication.processEvents()
    assert abs(page.offer.take.y() - page.offer.decline.y()) < 5
    assert [each.isVisible() for each in page.offer.findChildren(QLabel)] == [asks]


def test_the_move_in_the_middle_stands_for_a_routine() -> None:
    def stands_for(file: str) -> str:
        routine = read_entry(RoutineFile(resource("workouts", file))).routine
        assert routine is not None
        return typical_move(routine).name

    assert stands_for("core-basics.yaml") == "Yoga-ball back extension"
    assert stands_for("after-run-stretch.yaml") == "Toe touch"


def test_an_unread_file_is_called_by_its_name() -> None:
    assert unread_name(RoutineFile(Path("core_for-runners.yaml"))) == "Core for runners"


def test_tab_reaches_the_search_and_start_too(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    write(tmp_path, "one")
    page = opened(qtbot, themes, tmp_path)
    page.activateWindow()
    page.setFocus()
    reached = set()
    for _ in range(20):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert reached >= {page.list, page.search, page.card.start, page.settings, page.folder}


def test_a_search_that_found_nothing_gives_back_what_was_chosen(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        write(tmp_path, name)
    page = opened(qtbot, themes, tmp_path)
    page.select("user/b.yaml")
    page.search.setText("zzz")
    assert page.chosen_key() == ""
    page.search.clear()
    assert page.chosen_key() == "user/b.yaml"


def test_in_little_room_the_caution_comes_before_the_moves(
    qtbot: QtBot, themes: Themes, tmp_path: Path
) -> None:
    page = opened(qtbot, themes, tmp_path)
    card = page.card
    for height in (900, 200):
        card.resize(500, height)
        assert card._column.indexOf(card.caution) < card._column.indexOf(card.moves)
