"""The screens of the editor: a routine that is changed, broken, saved, and changed by others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from midline.library.entries import Origin, RoutineFile
from midline.resources import resource
from midline.ui.widgets.panel import open_panels
from tools.held_midline import NOW, ROUTINE, HeldMidline, read_all, wait_ms

SETTLED_MS = 600  # longer than the problems wait for the next key
CHANGES = (
    ("rest: 30s", "rest: 45s  # since the cold"),
    ("get_ready: 10s", "get_ready: 15s"),
    ("Tighten belly and buttocks", "Squeeze belly and buttocks"),
)
MINE, THEIRS = ("3 x 45-60s", "2 x 60s  # from next week"), ("3 x 45-60s", "4 x 45-60s")
WRONG = ("tempo: 2-1-2-0\n    figure: yoga-ball-back", "tmpo: 2-1-2-0\n    figure: yoga-ball-back")


def editor_screens(midline: HeldMidline, own_routines: Path) -> Iterator[str]:
    """With a copy of a shipped routine, which is gone afterwards."""
    editor = midline.editing.editor()
    editor.open(RoutineFile(resource("workouts", f"{ROUTINE}.yaml"), Origin.SHIPPED))
    page = editor.page
    assert page is not None
    for days, change in zip((4, 2, 1), CHANGES, strict=True):
        editor.now = lambda days=days: NOW - timedelta(days=days)  # type: ignore[misc]
        page.editing.type_text(page.editing.document.shown.replace(*change, 1))
        page.save_wanted.emit()
    editor.now = lambda: NOW
    hide_news(midline)
    saved = page.editing.document.shown
    page.select((0, 1))
    yield "editor"
    page.editing.type_text(saved.replace(*WRONG, 1))
    wait_ms(SETTLED_MS)
    yield "editor-problems"
    page.editing.type_text(saved.replace(*MINE, 1))
    wait_ms(SETTLED_MS)
    page.versions_wanted.emit()
    yield "editor-versions"
    close_panels(midline)
    file = own_routines / f"{ROUTINE}.yaml"
    file.write_text(saved.replace(*THEIRS, 1), encoding="utf-8")
    editor.show()  # looks at the file
    yield "editor-conflict"
    close_panels(midline)
    page.editing.type_text(saved)
    file.unlink()
    page.leave_wanted.emit()
    midline.library.new_wanted.emit()
    yield "editor-new"
    close_panels(midline)
    hide_news(midline)
    read_all(midline)
    midline.library.select(f"shipped/{ROUTINE}.yaml")


def close_panels(midline: HeldMidline) -> None:
    for panel in open_panels(midline.window):
        panel.close_silently()


def hide_news(midline: HeldMidline) -> None:
    toast = midline.window.toast()
    while toast is not None and toast.isVisible():
        toast.show_next()
