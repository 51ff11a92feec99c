"""Midline's editor in its window. Prints the milliseconds from choosing to edit a routine until the
editor is painted; those of each key press in its text, until form, problems and timeline show it,
or the letter is there in a text that is read later; and the longest that the window stood still
after the last one, when mends are looked for.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from midline.app import Midline
from midline.data_folder import DataFolder
from midline.library.entries import Origin, RoutineFile
from midline.session.plan import compile_plan
from midline.ui.editor.page import PAUSE_MS, EditorPage
from midline.ui.phrases import facts
from tests.bench.midline_history import Paints

PLACES = 40  # lines at whose ends is typed
TYPED = " x1a"  # then taken back: what is written is broken and whole again


def main(folder: Path) -> None:
    qt = QApplication([])
    data = DataFolder(folder)
    data.make()
    data.rows.unlink(missing_ok=True)
    midline = Midline(qt, data)
    midline.window.show()
    while not data.rows.exists():  # written when all routines are read
        qt.processEvents()
    print(opening_ms(midline, data.workouts / "bench.yaml"))
    page = midline.editing.editor().page
    assert page is not None
    wait(PAUSE_MS)
    print(*typing_ms(page))
    print(wait(2 * PAUSE_MS) * 1000)


def opening_ms(midline: Midline, file: Path) -> float:
    began_s = perf_counter()
    midline.editing.open(RoutineFile(file, Origin.USER))
    page = midline.editing.editor().page
    assert page is not None
    Paints(page.text.viewport()).wait()
    return (perf_counter() - began_s) * 1000


def typing_ms(page: EditorPage) -> list[float]:
    page.text.setFocus()
    paints = Paints(page.text.viewport())
    lines = page.text.document().blockCount()
    chosen = random.Random(1).choices(range(1, lines), k=PLACES)
    found = []
    for line in chosen:
        block = page.text.document().findBlockByNumber(line)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        page.text.setTextCursor(cursor)
        wait(1)
        for letter in TYPED:
            found.append(press_ms(page, paints, Qt.Key.Key_A, letter))
        for _ in TYPED:
            found.append(press_ms(page, paints, Qt.Key.Key_Backspace, ""))
    return found


def press_ms(page: EditorPage, paints: Paints, key: Qt.Key, text: str) -> float:
    """From the key until the form is what the text says, and painted."""
    none = Qt.KeyboardModifier.NoModifier
    began_s = perf_counter()
    QApplication.sendEvent(page.text, QKeyEvent(QEvent.Type.KeyPress, key, none, text))
    if not page.editing.is_waiting:  # as in a text that is too long to be read at each letter
        assert page.editing.document.shown == page.text.toPlainText()
    paints.wait()
    took_ms = (perf_counter() - began_s) * 1000
    if not page.editing.is_waiting:
        assert_timeline(page)
    return took_ms


def assert_timeline(page: EditorPage) -> None:
    """It shows what the text says, or that there is something to fix; the clock stands still."""
    routine, told = page.editing.document.routine, page.timeline.facts.text()
    if routine is None:
        assert "to fix" in told, told
        return
    plan = compile_plan(routine)
    assert told == facts(routine, plan.total_s, len(plan.sets)), told
    last = page.timeline.strip.segment_at(page.timeline.strip.width() - 1)
    assert last is not None, "no strip"
    assert routine.exercises[-1].name in last.text, last


def wait(for_ms: float) -> float:
    """The longest that the window stood still meanwhile, in seconds."""
    until_s, longest_s = perf_counter() + for_ms / 1000, 0.0
    while (began_s := perf_counter()) < until_s:
        QApplication.processEvents()
        longest_s = max(longest_s, perf_counter() - began_s)
    return longest_s


if __name__ == "__main__":
    main(Path(sys.argv[1]))
