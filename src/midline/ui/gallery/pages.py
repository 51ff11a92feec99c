"""Every page of the gallery, by its name, in the order of the list."""

from __future__ import annotations

from midline.ui.gallery import (
    charts,
    controls,
    differences,
    editing,
    history,
    library,
    look,
    marks,
    panels,
    paper,
    picking,
    routine_text,
    settings,
    stage,
    summary,
)
from midline.ui.gallery.sample import PageFunction

FUNCTIONS: tuple[PageFunction, ...] = (
    look.colors, look.text, look.icons,
    controls.button, controls.choice, controls.pick, controls.switch, controls.percent_slider,
    controls.scale, controls.key_button, controls.fields,
    marks.ring, marks.big_number, marks.fit_label, marks.strip, marks.figure,
    panels.panel, panels.toast, panels.tour_card, panels.questions, panels.keys_panel,
    panels.export_and_import,
    panels.backups_panel, panels.deleted_panel,
    paper.import_preview, paper.printed_page,
    stage.stage, stage.step_word, stage.control_bar, stage.flash, stage.jump_panel,
    library.card, library.list_of_routines, library.move_list, library.tour_offer,
    settings.option, settings.sections, settings.beat_pad, settings.sound_check,
    settings.output_delay,
    summary.table,
    charts.year_calendar, charts.week_bars, charts.exercise_line, charts.data_table,
    history.session_card, history.lists_of_the_history, history.views_of_the_history,
    editing.outline, editing.forms, editing.timeline,
    routine_text.routine_text, routine_text.problems,
    picking.new_routine, picking.add_exercises,
    differences.difference, differences.file_questions,
)  # fmt: skip


def _name(function: PageFunction) -> str:
    words: str = getattr(function, "__name__", "").replace("_", " ")
    return words[:1].upper() + words[1:]


PAGES = {_name(function): function for function in FUNCTIONS}
