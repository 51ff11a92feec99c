"""What lies over a page: questions, news, the tour and the keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from midline.progress.past import Deleted
from midline.session.plan import PlannedSet
from midline.ui.backups_panel import Kept, offer_backup
from midline.ui.backups_panel import backups_panel as panel_of
from midline.ui.deleted_panel import deleted_panel as panel_of_deleted
from midline.ui.exchange_panel import ExportPanel, ProgressPanel, offer_import
from midline.ui.gallery.example import session_after
from midline.ui.gallery.sample import Sample, Stand, focused
from midline.ui.keys_panel import KeysPanel
from midline.ui.resume_panel import ask_to_resume
from midline.ui.stage.stop_panel import ask_to_stop, offer_after_away
from midline.ui.themes import Themes
from midline.ui.tour.card import TourCard
from midline.ui.unsaved_panels import ask_before_leaving, ask_to_start_anyway
from midline.ui.widgets.button import Button
from midline.ui.widgets.panel import Panel
from midline.ui.widgets.toast import Toast
from midline.ui.widgets.turned import Room

FULL_DISK = "The history can't be written: there is no room left on the disk. Make room."
LONG = "Everything that the physiotherapist wrote down after the third visit, and a little more"
SENTENCE = "What is in a panel scrolls where it is too much; the buttons stay where they are. "


def shown(caption: str, panel: Panel, width: int = 720, height: int = 420) -> Sample:
    """A panel as it opens, over its stand."""
    stand = panel.parentWidget()
    assert isinstance(stand, Stand)
    stand.resize(width, height)
    panel.fit()
    panel.show()
    focused(panel)
    return Sample(caption, stand, width, height)


def panel(themes: Themes) -> Iterator[Sample]:
    def made(text: str, *buttons: str, from_afar: bool = False) -> Panel:
        widget = Panel(Stand(), "Take this set out?", text, from_afar=from_afar)
        for i, words in enumerate(buttons):
            widget.add_button(words, _nothing, primary=i == 0)
        return widget

    yield shown("a question", made("It stays in the file.", "Take it out", "Keep it"), 520, 300)
    yield shown("three buttons", made("It stays in the file.", "Yes", "No", "Back"), 520, 300)
    yield shown("no text", made("", "Yes", "No"), 520, 300)
    yield shown("no buttons", made("It stays in the file."), 520, 300)
    many = made(SENTENCE, "Take it out of the routine", "Keep it as it is", "Ask me again later")
    yield shown("long buttons", many, 520, 360)
    yield shown("too much text", made(SENTENCE * 9, "Take it out", "Keep it"), 520, 360)
    afar = made("It stays in the file.", "Take it out", "Keep it", from_afar=True)
    yield shown("from afar", afar, 1040, 420)


def toast(themes: Themes) -> Iterator[Sample]:
    for caption, text in (
        ("short", "Saved"),
        ("a sentence", "The voice is back: names are said again."),
        ("long", SENTENCE * 3),
        ("can be undone", "Side plank, set 2, is deleted."),
        ("long, can be undone", SENTENCE),
    ):
        stand = Stand()
        stand.resize(520, 200)
        news = Toast(stand, partial(_whole, stand))
        news.say(text, undo=_nothing if "undone" in caption else None)
        yield Sample(caption, stand, 520, 200)


def tour_card(themes: Themes) -> Iterator[Sample]:
    def made(part: Button | None, stand: Stand) -> TourCard:
        text = "A routine is a text file. Put yours into this folder, or drop it on the window."
        card = TourCard(stand, "Routines of your own", text, "4 of 4", part)
        card.add_button("Done", _nothing, primary=True)
        card.add_button("Back", _nothing)
        return card

    stand = Stand()
    part = Button("Add routines of your own", "", stand)
    part.setGeometry(40, 340, 260, 44)
    yield shown("beside what it tells of", made(part, stand), 1000)
    yield shown("about no part", made(None, Stand()), 1000)


def questions(themes: Themes) -> Iterator[Sample]:
    controller = session_after(30.0)
    controller.setParent(themes)
    yield shown("stop", ask_to_stop(Stand(), controller, 5, True), 1040, 420)
    yield shown("after being away", offer_after_away(Stand(), controller, 7260.0), 1040, 420)
    yield shown("after a crash", _after_crash(controller.session.plan.sets[1]))
    yield shown("after a crash, with nothing left to do", _after_crash(None))
    yield shown(
        "before a session that can't be kept",
        ask_to_start_anyway(Stand(), FULL_DISK, _nothing, _nothing),
    )
    yield shown(
        "before leaving without saving",
        ask_before_leaving(Stand(), FULL_DISK, again=_nothing, leave=_nothing, stay=_nothing),
    )


def export_and_import(themes: Themes) -> Iterator[Sample]:
    yield shown("what to export", ExportPanel(Stand(), themes), 760, 540)
    progress = ProgressPanel(Stand(), "Exporting", total=34_000)
    progress.set_value(12_000)
    yield shown("a long export", progress, 620, 320)
    reading = ProgressPanel(Stand(), "Import", "Reading strong_workouts-2026-11-20.csv…")
    yield shown("a large file is read", reading, 620, 320)
    lines = (
        "212 sessions with 2310 sets, from Tue 2 Mar 2021 to Thu 19 Nov 2026.",
        "Left out:\nSets of a distance: 14, the first in line 57.",
    )
    offer = offer_import(Stand(), "Strong", lines, 212, _nothing)
    yield shown("before an import", offer, 760, 400)
    nothing = offer_import(Stand(), "Hevy", ("There already: 212 sessions.",), 0, _nothing)
    yield shown("nothing new", nothing, 620, 320)


def _after_crash(next_set: PlannedSet | None) -> Panel:
    return ask_to_resume(
        Stand(),
        "Core basics",
        1260.0,
        2,
        next_set,
        go_on=_nothing,
        finish=_nothing,
        discard=_nothing,
    )


def backups_panel(themes: Themes) -> Iterator[Sample]:
    made_at = datetime(2026, 11, 20, 19, 15, tzinfo=UTC)
    kept = [
        Kept(made_at, 412, 410_000, "replaced"),
        *(Kept(made_at - timedelta(days=day), 401 - 9 * day, 400_000) for day in range(12)),
        Kept(made_at - timedelta(days=70), None, 12_300_000, "damaged"),
    ]
    yield shown("some", panel_of(Stand(), themes, kept), 860, 560)
    yield shown("none yet", panel_of(Stand(), themes, []), 860, 300)
    path = "/home/ann/.local/share/midline/backups/history-2026-11-21-070212-damaged.db"
    for caption, kept_as in (("after damage", path), ("after a loss", "")):
        offer = offer_backup(Stand(), kept_as, kept[1], restore=_nothing, begin_anew=_nothing)
        yield shown(caption, offer)


def deleted_panel(themes: Themes) -> Iterator[Sample]:
    begun = datetime(2026, 11, 20, 19, 15, tzinfo=UTC)
    session = Deleted("1", "shipped/core-basics.yaml", "Core basics", begun, 14)
    one_set = replace(
        session, sets=1, set_id=7, exercise="Side plank", number=2, kind="hold", amount=38.0
    )
    long = replace(one_set, routine_name=LONG, exercise=LONG)
    gone = [session, one_set, long, *(replace(session, session=str(n)) for n in range(9))]
    yield shown("some", panel_of_deleted(Stand(), themes, gone), 860, 560)
    yield shown("in little room", panel_of_deleted(Stand(), themes, gone), 520, 380)
    yield shown("none", panel_of_deleted(Stand(), themes, []), 860, 300)


def keys_panel(themes: Themes) -> Iterator[Sample]:
    yield shown("with the tour", KeysPanel(Stand(), _nothing), 1050, 760)
    yield shown("in little room", KeysPanel(Stand()), 700, 600)


def _whole(stand: Stand) -> list[Room]:
    return [Room(stand.rect())]


def _nothing() -> None:
    pass
