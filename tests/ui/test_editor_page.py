"""The editor: form, outline, text and timeline in step, whichever of them is edited."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from midline.routine.writing.document import SHOWN_MOST
from midline.ui.editor.editing import AT_ONCE_MOST
from midline.ui.editor.exercise_form import ExerciseForm
from midline.ui.editor.fields import TextField
from midline.ui.editor.form import Changes
from midline.ui.editor.outline_rows import ADDRESS, OutlineRows
from midline.ui.themes import Themes
from tests.ui.editor_page import TEXT, Editor

Key = Qt.Key
MARCH = """\
      # the first of all
      - name: March
        do: 60s   # easy
"""
LONG = "name: Long\nexercises:\n" + "".join(f"  - name: Move {n}\n    do: 10\n" for n in range(150))


@pytest.fixture
def editor(qtbot: QtBot, themes: Themes) -> Editor:
    return Editor(qtbot, themes)


def lines_changed(editor: Editor) -> list[str]:
    return [line for line in editor.text.splitlines() if line not in TEXT.splitlines()]


def test_a_field_changes_its_line_only(editor: Editor) -> None:
    editor.fill((1, 0), "do", "50-70s")
    assert lines_changed(editor) == ["        do: 3 x 50-70s  # slowly"]
    assert editor.page.text.value() == editor.text


@pytest.mark.parametrize(
    ("key", "letters", "line"),
    [
        ("name", "Long plank", "      - name: Long plank"),
        ("sets", "4", "        do: 4 x 45-60s  # slowly"),
        ("rest", "20s", "        rest: 20s"),
    ],
)
def test_fields_of_an_exercise(editor: Editor, key: str, letters: str, line: str) -> None:
    editor.fill((1, 0), key, letters)
    assert lines_changed(editor) == [line]


def test_fields_of_the_routine_and_of_a_section(editor: Editor) -> None:
    editor.fill((), "name", "Ours")
    editor.fill((1,), "name", "Middle")
    assert lines_changed(editor) == ["name: Ours  # what it is called", "  - name: Middle"]


def test_another_kind_of_work(editor: Editor) -> None:
    editor.page.select((1, 0))
    form = editor.page.forms.form
    assert isinstance(form, ExerciseForm)
    form.work.kind.buttons["cluster"].click()
    values = editor.editing.document.values((1, 0))
    assert (values["sets"], values["reps"], values["hold"]) == ("3", "5", "45-60s")


def test_what_is_typed_in_a_field_is_one_step_whatever_the_field_is(editor: Editor) -> None:
    editor.fill((1, 0), "name", "Long plank")
    editor.fill((1, 0), "rest", "20s")
    assert editor.editing.stack.count() == 2
    editor.press(Key.Key_Z, ctrl=True)  # in a field, which has an undo of its own otherwise
    assert lines_changed(editor) == ["      - name: Long plank"]
    editor.press(Key.Key_Z, ctrl=True)
    assert editor.text == TEXT
    editor.press(Key.Key_Y, ctrl=True)
    assert lines_changed(editor) == ["      - name: Long plank"]


def test_undo_in_the_text_is_the_files(editor: Editor) -> None:
    editor.fill((1, 0), "name", "Long plank")
    editor.page.text.setFocus()
    editor.press(Key.Key_Z, ctrl=True)
    assert editor.text == TEXT


def test_typing_in_the_text_changes_the_form_and_the_list(editor: Editor) -> None:
    page = editor.page
    page.text.setFocus()
    page.text.go_to(14, 22)
    assert page.selected() == (1, 0)
    editor.press(Key.Key_End)
    editor.write("et")
    assert page.forms.form.field_of("name").control.value() == "Planket"  # type: ignore[union-attr]
    assert [row.name for row in page.outline.rows()][-1] == "Planket"


def test_a_long_list_waits_for_a_pause_but_not_for_another_exercise(
    qtbot: QtBot, themes: Themes
) -> None:
    editor = Editor(qtbot, themes, LONG)
    page, name = editor.page, "Move 1492"
    page.text.setFocus()
    page.text.go_to(301, 11)
    editor.press(Key.Key_End)
    editor.write("2")
    assert page.forms.form.field_of("name").control.value() == name  # type: ignore[union-attr]
    assert page.outline.rows()[-1].name == "Move 149"
    qtbot.waitUntil(lambda: page.outline.rows()[-1].name == name)
    page.text.go_to(302, 11)
    editor.press(Key.Key_End)
    QGuiApplication.clipboard().setText("\n  - name: Last\n    do: 10")
    editor.press(Key.Key_V, ctrl=True)
    assert page.outline.rows()[-1].name == "Last"


def test_what_is_done_in_a_long_list_is_there_at_once(qtbot: QtBot, themes: Themes) -> None:
    editor = Editor(qtbot, themes, LONG)
    editor.press(Key.Key_End)
    editor.press(Key.Key_D, ctrl=True)
    assert [row.name for row in editor.page.outline.rows()][-2:] == ["Move 149", "Move 149"]


def test_what_is_chosen_in_the_list_is_where_the_text_goes(editor: Editor) -> None:
    editor.press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert editor.page.selected() == (0, 1)
    assert editor.page.text.place()[0] == 10


def test_a_mistake_is_shown_at_its_field_with_its_mend(editor: Editor, qtbot: QtBot) -> None:
    field = editor.fill((1, 0), "do", "60-45s")
    assert "more than" in field.problem.text()
    assert field.control.accessibleDescription() == field.problem.text()
    qtbot.waitUntil(field.mend.isVisible)
    field.mend.click()
    assert editor.editing.document.values((1, 0))["do"] == "3 x 45-60s"
    assert not field.problem.text()


def test_a_mistake_at_no_field_has_its_mend_above_them(editor: Editor, qtbot: QtBot) -> None:
    editor.editing.type_text(TEXT.replace("tips:", "tipps:"))
    editor.page.select((1, 0))
    form = editor.page.forms.form
    assert form.problem.isVisible()
    qtbot.waitUntil(form.mend.isVisible)
    assert form.mend.text() == "Write `tips`"
    form.mend.click()
    assert editor.text == TEXT
    assert not form.problem.isVisible()
    assert not form.mend.isVisible()


def test_all_that_is_listed_is_counted(editor: Editor, qtbot: QtBot) -> None:
    wrong = TEXT.replace("45-60s", "60-45s").replace("tips:", "tipps:").replace("60s ", "6 sek ")
    editor.editing.type_text(wrong)
    assert editor.page.timeline.facts.text() == "2 things to fix · 1 warning"
    qtbot.waitUntil(editor.page.problems.isVisible)
    assert len(editor.page.problems.rows()) == 3


def test_a_large_text_is_typed_in_at_once_and_read_in_a_pause(qtbot: QtBot, themes: Themes) -> None:
    editor = Editor(qtbot, themes, TEXT + "# so\n" * (AT_ONCE_MOST // 5))
    page = editor.page
    page.select((1, 0))
    page.text.setFocus()
    page.text.go_to(14, 20)
    editor.write("y")
    assert page.timeline.facts.text() == "Reading …"
    qtbot.waitUntil(lambda: page.timeline.facts.text() != "Reading …")
    assert page.forms.form.field_of("name").control.value() == "Planky"  # type: ignore[union-attr]


def test_a_text_that_is_read_is_no_mistake_yet(qtbot: QtBot, themes: Themes) -> None:
    wrong = TEXT.replace("do: 10", "do: ten")
    editor = Editor(qtbot, themes, wrong + "# so\n" * (AT_ONCE_MOST // 5))
    facts, text = editor.page.timeline.facts, editor.page.text
    assert facts.objectName() == "danger"
    text.setFocus()
    editor.write("#")
    assert (facts.text(), facts.objectName()) == ("Reading …", "facts")
    qtbot.waitUntil(lambda: facts.text() == "1 thing to fix")
    assert facts.objectName() == "danger"


def test_what_is_far_too_long_is_left_to_the_text(editor: Editor) -> None:
    editor.editing.type_text("about: " + "so " * SHOWN_MOST + "\n" + editor.editing.document.shown)
    assert "far too long" in editor.page.forms.waiting.text()
    assert not editor.page.forms.form.isEnabled()


def test_while_there_is_a_mistake_the_timeline_stays_and_says_so(editor: Editor) -> None:
    facts = editor.page.timeline.facts.text()
    editor.fill((1, 0), "do", "60-45s")
    assert editor.page.timeline.facts.text() == "1 thing to fix"
    assert editor.page.timeline.strip.segment_at(5) is not None
    editor.press(Key.Key_Z, ctrl=True)
    assert editor.page.timeline.facts.text() == facts


def test_the_time_changes_as_it_is_typed(editor: Editor) -> None:
    before = editor.page.timeline.facts.text()
    editor.fill((1, 0), "sets", "9")
    after = editor.page.timeline.facts.text()
    assert before != after
    assert "11 sets" in after


def test_a_form_that_waits_shows_no_problems_of_before(editor: Editor) -> None:
    field = editor.fill((1, 0), "do", "60-45s")
    assert field.problem.isVisible()
    editor.editing.type_text("[" + editor.editing.document.shown)
    assert editor.page.forms.waiting.isVisible()
    assert not field.problem.isVisible()
    editor.editing.undo()
    assert field.problem.isVisible()


def test_while_the_text_is_no_yaml_the_form_waits(editor: Editor) -> None:
    page = editor.page
    page.select((1, 0))
    page.text.setFocus()
    page.text.go_to(3, 1)
    editor.write("[")
    assert "in line 3 of the text" in page.forms.waiting.text()
    assert not page.outline.isEnabled()
    assert page.outline.rows()  # as they were
    assert page.text.isEnabled()
    editor.press(Key.Key_Backspace)
    assert not page.forms.waiting.isVisible()
    assert page.outline.isEnabled()
    assert editor.text == TEXT


def test_an_exercise_moves_by_keys_with_its_comments(editor: Editor) -> None:
    editor.page.select((0, 0))
    editor.press(Key.Key_Down, alt=True)
    assert editor.page.selected() == (0, 1)
    editor.press(Key.Key_Down, alt=True)
    assert editor.page.selected() == (1, 0)
    assert editor.text.index(MARCH) > editor.text.index("name: Core")
    editor.press(Key.Key_Up, Key.Key_Up, alt=True)
    assert editor.text.replace("\n", "") == TEXT.replace("\n", "")


def test_the_last_exercise_of_a_section_stays_and_says_why(editor: Editor) -> None:
    editor.page.select((1, 0))
    editor.press(Key.Key_Delete)
    assert editor.text == TEXT
    assert editor.page.notice.isVisible()
    assert editor.page.notice.text() == "A section needs at least one exercise."
    editor.page.select((0, 0))
    editor.press(Key.Key_D, ctrl=True)
    assert not editor.page.notice.isVisible()


def test_duplicate_and_delete(editor: Editor) -> None:
    editor.page.select((0, 0))
    editor.press(Key.Key_D, ctrl=True)
    assert editor.page.selected() == (0, 1)
    assert editor.text.count("# easy") == 2
    editor.press(Key.Key_Delete)
    assert editor.text == TEXT


def test_cut_and_paste_carry_the_comments(editor: Editor) -> None:
    editor.page.select((0, 0))
    editor.press(Key.Key_X, ctrl=True)
    assert QGuiApplication.clipboard().text() == (
        "# the first of all\n- name: March\n  do: 60s   # easy\n"
    )
    assert "March" not in editor.text
    editor.page.select((1, 0))
    editor.press(Key.Key_V, ctrl=True)
    assert editor.page.selected() == (1, 1)
    assert editor.text.endswith(MARCH)


def test_pasted_rubbish_is_refused_with_a_reason(editor: Editor) -> None:
    QGuiApplication.clipboard().setText("Dear doctor,\n\tmy back")
    editor.press(Key.Key_V, ctrl=True)
    assert editor.text == TEXT
    assert editor.page.notice.text().startswith("This is not an exercise")


def dropped(editor: Editor, data: QMimeData, before: int) -> None:
    rows = editor.page.outline.model()
    rows.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex())


def test_an_exercise_is_dragged_to_another_section(editor: Editor) -> None:
    rows = editor.page.outline.model()
    assert isinstance(rows, OutlineRows)
    data = rows.mimeData([rows.index(2)])
    assert data.text() == "# the first of all\n- name: March\n  do: 60s   # easy\n"
    dropped(editor, data, 6)
    assert editor.page.selected() == (1, 1)
    assert editor.text.endswith(MARCH)


def test_text_dropped_from_elsewhere_is_put_there(editor: Editor) -> None:
    data = QMimeData()
    data.setText("- name: Bridge\n  do: 12\n")
    dropped(editor, data, 2)
    assert not data.hasFormat(ADDRESS)
    assert editor.editing.document.values((0, 0))["name"] == "Bridge"


def test_f6_goes_from_part_to_part(editor: Editor) -> None:
    page = editor.page
    parts: list[Callable[[], bool]] = [
        lambda: page.forms.isAncestorOf(QApplication.focusWidget() or page),
        page.text.hasFocus,
        page.outline.hasFocus,
    ]
    page.select((0, 0))
    for has_focus in parts:
        editor.press(Key.Key_F6)
        assert has_focus()


def test_f8_goes_to_the_next_problem(qtbot: QtBot, themes: Themes) -> None:
    editor = Editor(qtbot, themes, TEXT.replace("10", "ten").replace("60s   #", "60-45s #"))
    editor.press(Key.Key_F8)
    assert editor.page.text.place() == (9, 13)
    editor.press(Key.Key_F8)
    assert editor.page.text.place() == (11, 13)
    editor.press(Key.Key_F8)
    assert editor.page.text.place() == (9, 13)


def test_the_line_that_is_typed_in_stays_in_sight_when_the_problems_open(
    qtbot: QtBot, themes: Themes
) -> None:
    editor = Editor(qtbot, themes, LONG)
    text = editor.page.text
    text.setFocus()
    editor.press(Key.Key_End, ctrl=True)
    editor.write("  - nam")
    before = text.viewport().height()
    popup = text.completing.popup
    assert popup.isVisible()
    qtbot.waitUntil(lambda: text.viewport().height() < before, timeout=3000)
    assert text.viewport().rect().contains(text.cursorRect())
    line = text.viewport().mapToGlobal(text.cursorRect().topLeft()).y()
    assert popup.isVisible()
    assert min(abs(popup.y() - line), abs(popup.geometry().bottom() - line)) < 40
    text.verticalScrollBar().setValue(0)
    editor.page.resize(1280, 760)
    assert text.verticalScrollBar().value() == 0  # who looks elsewhere stays there


def test_the_page_tells_what_is_wanted(editor: Editor, qtbot: QtBot) -> None:
    page = editor.page
    page.select((1, 0))
    for key, signal in ((Key.Key_S, page.save_wanted), (Key.Key_P, page.print_wanted)):
        with qtbot.waitSignal(signal):
            editor.press(key, ctrl=True)
    with qtbot.waitSignal(page.try_wanted) as tried:
        editor.press(Key.Key_Return, ctrl=True)
    with qtbot.waitSignal(page.insert_wanted) as inserted:
        editor.press(Key.Key_I, ctrl=True)
    with qtbot.waitSignal(page.leave_wanted):
        editor.press(Key.Key_Escape)
    assert tried.args == [(1, 0)]
    assert inserted.args == [(1, 0)]


def test_the_head_says_whether_it_is_saved(editor: Editor) -> None:
    head = editor.page.head
    assert not head.buttons["save"].isEnabled()
    assert not head.buttons["undo"].isEnabled()
    editor.fill((1, 0), "name", "X")
    assert head.buttons["save"].isEnabled()
    assert head.buttons["undo"].isEnabled()
    assert "Not saved" in head.state.text()
    editor.editing.mark_saved()
    assert not head.buttons["save"].isEnabled()


def test_a_click_on_the_timeline_selects_the_exercise(editor: Editor) -> None:
    strip = editor.page.timeline.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center())
    assert editor.page.selected() == (1, 0)


def test_tips_are_a_line_each(editor: Editor) -> None:
    tips = editor.field((1, 0), "tips").control
    assert isinstance(tips, QPlainTextEdit)
    tips.setFocus()
    editor.press(Key.Key_End, ctrl=True)
    editor.press(Key.Key_Return)
    editor.write("Breathe")
    assert editor.editing.document.values((1, 0))["tips"] == ("Long neck", "Breathe")
    assert lines_changed(editor) == ["        tips: [Long neck, Breathe]"]


def test_a_field_left_shows_what_is_written(editor: Editor) -> None:
    field = editor.fill((1, 0), "do", "45")
    assert editor.editing.document.values((1, 0))["do"] == "3 x 45s"
    assert field.control.value() == "45"
    editor.page.outline.setFocus()
    assert field.control.value() == "45s"


def test_a_slip_in_reps_makes_no_hold_of_them(editor: Editor) -> None:
    for letters in ("a", "12"):
        editor.fill((0, 1), "do", letters)
        editor.page.outline.setFocus()
    assert editor.editing.document.values((0, 1))["do"] == "12"


def test_rows_are_said_with_what_they_are(editor: Editor) -> None:
    rows = editor.page.outline.model()
    said = [rows.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in (0, 1, 2)]
    assert said == ["Mine, Routine", "Warm-up, Section", "March, Exercise, 1 × 60 s"]


def test_a_list_of_reps_gives_the_number_of_sets(editor: Editor) -> None:
    editor.page.select((1, 0))
    change: Changes = {"do": None, "reps": ("6", "4", "2")}
    assert editor.editing.edit("", lambda document: document.with_values((1, 0), change)) == ""
    sets = editor.field((1, 0), "sets").control
    assert isinstance(sets, TextField)
    assert (sets.value(), sets.placeholderText()) == ("", "3")


def test_tab_goes_through_the_page_as_it_is_seen(editor: Editor) -> None:
    editor.page.select((1, 0))
    names = []
    for _ in range(40):
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.accessibleName())
        editor.press(Key.Key_Escape if now is editor.page.text else Key.Key_Tab)
        if now is editor.page.text:
            editor.press(Key.Key_Tab)
        if editor.page.outline.hasFocus():
            break
    assert names[:4] == ["Sections and exercises", "Name", "Work: Hold", "Sets"]
    assert names[4:6] == ["Hold", "Sides"]
    assert names.index("Text of the routine") > names.index("How the stage lies")
    assert names.index("Back") > names.index("Text of the routine")
