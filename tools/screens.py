"""Every screen of the window, one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

from midline.session.events import Command
from midline.session.tapping import BEAT_S, BEATS
from midline.ui.history.page import EXERCISES, OVERVIEW, SESSIONS
from midline.ui.settings.compare_panel import ComparePanel
from midline.ui.settings.sound_check import SoundCheck
from midline.ui.settings.tap_panel import TapPanel
from midline.ui.summary.page import SummaryPage
from midline.ui.widgets.button import Button
from midline.ui.widgets.panel import open_panels
from tools.editor_screens import editor_screens
from tools.held_midline import ROUTINE, HeldMidline, read_all, wait_ms

SIDED = "Side plank"  # so that left and right are seen
FADE_MS = 400  # longer than Qt takes to fade the cross that clears a field
BACKUP = {
    "workouts": [
        {"title": title, "sets": [{"exercises": [{"name": name, "duration": duration_s}]}]}
        for title, name, duration_s in (
            ("Morning", "Plank", 60),
            ("Evening walk", "Walk", 5400),
            ("Before work", "Bird dog", 40),
        )
    ]
}
BROKEN = "name: Evening\nexercises:\n  - name: Plank\n    reps: fifteen\n    hlod: 60-45s\n"


def screens(midline: HeldMidline, own_routines: Path) -> Iterator[str]:
    """Brings the window from screen to screen; gives the name of each."""
    yield "library"
    yield from tour_screens(midline)
    file = own_routines / "evening.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    read_all(midline)
    midline.library.select(f"user/{file.name}")
    yield "library-broken"
    file.unlink()
    yield from import_screens(midline, own_routines)
    yield from editor_screens(midline, own_routines)
    yield from empty_libraries(midline)
    yield from history_screens(midline)
    midline.library.care_wanted.emit()
    yield "back-care"
    midline.library.settings_wanted.emit()
    yield "settings"
    yield from delay_screens(midline)
    midline.window.show_page(midline.library)
    midline.library.start()
    yield "sound-check"
    (check,) = midline.window.findChildren(SoundCheck)
    check.yes.click()
    yield from stage_screens(midline)
    page = midline.window.page()
    assert isinstance(page, SummaryPage)
    page.effort.set_value(7)
    page.note.setText("Planks felt steady")
    yield "summary"


def import_screens(midline: HeldMidline, own_routines: Path) -> Iterator[str]:
    """A backup of another program, dropped on the library."""
    file = own_routines / "backup.json"
    file.write_text(json.dumps(BACKUP), encoding="utf-8")
    midline.library.dropped.emit([file])
    yield "import"
    for panel in open_panels(midline.window):
        panel.close_unanswered()
    file.unlink()


def history_screens(midline: HeldMidline) -> Iterator[str]:
    """Before the first session, after a week, and after two years."""
    for weeks, name in ((0, "history-empty"), (2, "history-week"), (104, "history")):
        page = midline.show_history(weeks)
        yield name
    for view in (EXERCISES, SESSIONS):
        page.show_view(view)
        page.take_focus()
        names = [each.name for each in page.exercises.rows.records]
        page.exercises.list.setCurrentIndex(page.exercises.rows.index(names.index(SIDED)))
        yield f"history-{view}"
    page.show_view(OVERVIEW)
    page.leave_wanted.emit()


def delay_screens(midline: HeldMidline) -> Iterator[str]:
    """Somebody taps along, 180 ms late."""
    clock = midline.clock
    panel = TapPanel(midline.window, midline.themes, lambda: clock.now().running_ns)
    midline.window.open_panel(panel)
    yield "output-delay"
    panel.begin(clock.now().running_ns)
    clock.move_s(0.18)
    for _ in range(BEATS):
        panel.pad.tapped.emit()
        clock.move_s(BEAT_S)
    panel.look()
    yield "output-delay-measured"
    panel.close_silently()
    compare = ComparePanel(midline.window, midline.themes, lambda: clock.now().running_ns, 180)
    midline.window.open_panel(compare)
    compare.begin(clock.now().running_ns)
    compare.look()
    yield "output-delay-compared"
    compare.close_silently()


def stage_screens(midline: HeldMidline) -> Iterator[str]:
    midline.play(3.2)
    yield "stage-get-ready"
    yield from flash_screens(midline)
    midline.play(17.5)
    yield "stage-work"
    yield from lying_screens(midline)
    yield from panels_of_the_stage(midline)
    midline.play(34.9)
    yield "stage-least"
    midline.play(7.6, 8.0)
    yield "stage-rest"
    midline.play(22.0, 31.2, Command.PAUSE)
    yield "stage-paused"
    midline.play(Command.RESUME, 3.0, 20.8, Command.FINISH_SET, 30.0, 60.0, 30.0, 43.2)
    yield "stage-reps"
    midline.play(31.8, 30.0, 75.0, 30.0, Command.SKIP, 3600.0)


def lying_screens(midline: HeldMidline) -> Iterator[str]:
    press(midline, "turn")
    yield "stage-left"
    press(midline, "turn", "turn")
    yield "stage-right"
    press(midline, "turn", "mirror")
    yield "stage-mirrored"
    press(midline, "mirror")


def panels_of_the_stage(midline: HeldMidline) -> Iterator[str]:
    for name in ("keys", "jump", "stop"):
        press(midline, name)
        yield name if name == "keys" else f"stage-{name}"
        for panel in open_panels(midline.window):
            panel.close_unanswered()


def press(midline: HeldMidline, *names: str) -> None:
    """Keys of the stage."""
    assert midline.session is not None
    for name in names:
        midline.session.stage.actions_by_name[name].trigger()


def empty_libraries(midline: HeldMidline) -> Iterator[str]:
    library = midline.library
    library.search.setFocus()
    library.search.setText("barbell")
    wait_ms(FADE_MS)
    yield "library-nothing-found"
    library.search.clear()
    library.set_files(())
    wait_ms(FADE_MS)
    yield "library-empty"
    read_all(midline)
    midline.shelves.look_at_history()
    library.select(f"shipped/{ROUTINE}.yaml")
    library.setFocus()


def tour_screens(midline: HeldMidline) -> Iterator[str]:
    """What who opens Midline for the first time is offered."""
    midline.library.offer.show()
    yield "first-start"
    midline.library.offer.taken.emit()
    number = 1
    while panels := open_panels(midline.window):
        yield f"tour-{number}"
        panels[-1].findChildren(Button)[0].click()
        number += 1


def flash_screens(midline: HeldMidline) -> Iterator[str]:
    """Muted, when the first set begins; the flash stands until it is drawn."""
    assert midline.session is not None
    stage = midline.session.stage
    stage.mute_wanted.emit()
    midline.play(6.8)
    for timer in stage.flash.findChildren(QTimer):
        timer.stop()
    yield "stage-flash"
    stage.mute_wanted.emit()
