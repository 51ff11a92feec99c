"""Draws every screen in both sizes and themes: ``make screenshots``, or with a folder for all.

Without a folder the few that the documentation shows are put into docs/screenshots. The stage's
moments come from a clock moved by hand, so every run draws the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QWidget

from midline.library.entries import Origin, RoutineFile, list_files, read_entry
from midline.resources import resource
from midline.routine.model import Routine
from midline.session.clock import NS_PER_S, Moment
from midline.session.events import AnyCommand, Command, JumpTo
from midline.session.plan import compile_plan
from midline.ui.back_care import BackCarePage
from midline.ui.library.page import LibraryPage
from midline.ui.main_window import MainWindow
from midline.ui.session_controller import SessionController
from midline.ui.stage.stage import Stage
from midline.ui.summary.page import SummaryPage
from midline.ui.theme import NAMES, named
from midline.ui.themes import Themes

SIZES = ((1280, 800), (1920, 1080))
IN_DOCS = (
    "library", "broken", "get-ready", "work", "past-least", "reps", "rest", "paused", "summary",
    "keys",
)  # fmt: skip
BROKEN = "name: Evening\nexercises:\n  - name: Plank\n    rep: 10\n    hold: 60-45s\n"
Script = tuple[AnyCommand | float, ...]
STAGES: dict[str, tuple[str, Script]] = {
    "get-ready": ("core-for-runners", (Command.START, 3.2)),
    "work": ("core-for-runners", (Command.START, 10.0, 17.5)),
    "past-least": ("core-for-runners", (Command.START, 10.0, 52.4)),
    "reps": ("core-for-runners", (Command.START, JumpTo(4), 10.0, 31.2)),
    "rest": ("core-for-runners", (Command.START, 10.0, 60.0, 8.0)),
    "paused": ("plank-family", (Command.START, JumpTo(4), 10.0, 11.2, Command.PAUSE)),
    "cluster": ("steady-spine", (Command.START, JumpTo(4), 10.0, 17.2)),
    "switch": ("plank-family", (Command.START, JumpTo(3), 10.0, 40.0, 1.5)),
}


class MovedClock:
    now_ns = NS_PER_S

    def now(self) -> Moment:
        return Moment(self.now_ns, self.now_ns)


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    target = folder or Path(__file__).parents[1] / "docs" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    themes = Themes(qt, "dark", system_is_dark=True)
    for theme in NAMES:
        themes.choose(theme)
        for width, height in SIZES:
            for name, show in screens(themes):
                in_docs = name in IN_DOCS and (theme == "dark" or width == SIZES[0][0])
                if folder is None and not in_docs:
                    continue
                path = target / f"{name}-{theme}-{width}.png"
                draw(qt, themes, show, width, height, path)
    return 0


def draw(
    qt: QApplication,
    themes: Themes,
    show: Callable[[MainWindow], QWidget],
    width: int,
    height: int,
    path: Path,
) -> None:
    window = MainWindow(named(themes.name()), [], lambda: None)
    window.complete()
    window.resize(width, height)
    page = show(window)
    window.show()
    qt.processEvents()
    window.setFocus()
    qt.processEvents()
    picture = window.grab().toImage()
    picture = picture.convertToFormat(picture.Format.Format_RGB888)
    picture.save(str(path), b"PNG", 0)  # the smallest, if the slowest
    window.close()
    page.deleteLater()
    window.deleteLater()
    qt.processEvents()


def screens(themes: Themes) -> Iterator[tuple[str, Callable[[MainWindow], QWidget]]]:
    yield "library", lambda window: library(window, themes)
    yield "broken", lambda window: library(window, themes, broken=True)
    for name, (routine, script) in STAGES.items():
        yield name, _stage_screen(themes, routine, script)
    yield "keys", lambda window: keys(window, themes)
    yield "stop", lambda window: stopping(window, themes)
    yield "summary", lambda window: summary(window, themes)
    yield "back-care", lambda window: _show(window, BackCarePage(themes))


def _stage_screen(themes: Themes, routine: str, script: Script) -> Callable[[MainWindow], QWidget]:
    return lambda window: stage(window, themes, routine, script)


def library(window: MainWindow, themes: Themes, *, broken: bool = False) -> QWidget:
    with TemporaryDirectory() as folder:
        page = LibraryPage(themes, Path(folder))
        files = list_files(Path(folder), resource("workouts"))
        own = RoutineFile(Path(folder, "evening.yaml"), Origin.USER)
        if broken:
            own.path.write_text(BROKEN, encoding="utf-8")
            files = (own, *files)
        page.set_files(files)
        for file in files:
            entry = read_entry(file)
            # the temporary folder's name changes from run to run
            shown = replace(file, path=Path("/home/me/workouts", file.path.name))
            page.put(replace(entry, file=shown) if file is own else entry)
    done = {"core-basics": "yesterday", "plank-family": "3 days ago", "desk-break": "today"}
    page.set_last({f"shipped/{stem}.yaml": when for stem, when in done.items()})
    page.set_next("shipped/core-for-runners.yaml")
    if broken:
        page.select(own.key)
    return _show(window, page)


def stage(window: MainWindow, themes: Themes, routine: str, script: Script) -> Stage:
    page = Stage(played(read(routine), script), themes)
    _show(window, page)
    return page


def keys(window: MainWindow, themes: Themes) -> QWidget:
    page = stage(window, themes, *STAGES["work"])
    window.show_keys()
    return page


def stopping(window: MainWindow, themes: Themes) -> QWidget:
    page = stage(window, themes, *STAGES["reps"])
    page.ask_to_stop()
    return page


def summary(window: MainWindow, themes: Themes) -> QWidget:
    script: Script = (Command.START, 10.0, 52.0, Command.FINISH_SET, 30.0, 60.0, 30.0, 48.0)
    script += (Command.FINISH_SET, 30.0, 75.0, 30.0, 75.0, 30.0, 30.0, Command.STOP)
    session = played(read("core-for-runners"), script).session
    page = SummaryPage(session.plan, session.done, 521.0, themes)
    page.effort.set_value(7)
    page.note.setText("Planks felt steady today")
    return _show(window, page)


def played(routine: Routine, script: Script) -> SessionController:
    """The session after a script of commands and seconds."""
    clock = MovedClock()
    controller = SessionController(compile_plan(routine), clock)
    for each in script:
        if isinstance(each, float):
            for part in [1.0] * int(each) + [each % 1]:
                clock.now_ns += round(part * NS_PER_S)
                controller.tick()
        else:
            controller.command(each)
    return controller


def read(name: str) -> Routine:
    routine = read_entry(RoutineFile(resource("workouts", f"{name}.yaml"))).routine
    assert routine is not None, name
    return routine


def _show(window: MainWindow, page: QWidget) -> QWidget:
    window.show_page(page)
    return page


if __name__ == "__main__":
    sys.exit(main())
