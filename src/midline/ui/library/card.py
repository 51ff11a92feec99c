"""The large card: what the chosen routine is, and Start; or what is wrong with its file."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from midline.library.entries import Entry
from midline.routine.problems import Problem
from midline.ui import phrases
from midline.ui.keys import shown
from midline.ui.labels import label
from midline.ui.library.move_list import MoveList
from midline.ui.library.rows import Row, errors_first, has_place
from midline.ui.spacing import EDGE, FAR, GAP, NEAR, WIDE
from midline.ui.themes import Themes
from midline.ui.translate import content, told, tr
from midline.ui.widgets.button import Button
from midline.ui.widgets.fit_label import FitLabel
from midline.ui.widgets.flow import Flow
from midline.ui.widgets.scroll import FOCUS_PX, Scroll
from midline.ui.widgets.stills import FigureOf, no_figure

TITLE_LINES = 3
TIGHT_EM = 21  # in less height, in sizes of the text, the moves come right after the name
NARROW_PX = 520  # in less width there is less around it all
MAY_BREAK = "\u200b"  # a space of no width: here a line may end


class Title(FitLabel):
    accessible_role = "Heading"


class RoutineCard(QFrame):
    start_wanted = Signal()
    edit_wanted = Signal()
    print_wanted = Signal()
    throw_away_wanted = Signal()
    show_in_folder_wanted = Signal()
    all_wanted = Signal()

    def __init__(
        self, themes: Themes, figure_of: FigureOf = no_figure, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._themes = themes
        self.eyebrow = label("", "eyebrow")
        self.title = Title(
            lines=TITLE_LINES, weight=QFont.Weight.Bold, align=Qt.AlignmentFlag.AlignTop
        )
        self.about = label("", "lead")
        self.facts = label("", "facts")
        self.caution = label("", "caution")
        self.moves = MoveList(themes, figure_of)
        self.problems = label("", "")
        self.start = Button(tr("Start"), "primary")
        self.start.clicked.connect(self.start_wanted)
        self.hint = label("", "small")
        self.edit = Button(tr("Edit"))
        self.edit.clicked.connect(self.edit_wanted)
        self.print = Button(tr("Export…"))
        self.print.clicked.connect(self.print_wanted)
        self.throw_away = Button(tr("Throw away"))
        self.throw_away.clicked.connect(self.throw_away_wanted)
        self.show_in_folder = Button(tr("Show in folder"))
        self.show_in_folder.clicked.connect(self.show_in_folder_wanted)
        self.all = Button(tr("Show all routines"))
        self.all.clicked.connect(self.all_wanted)
        self._all_buttons = (
            self.start, self.hint, self.edit, self.print, self.throw_away, self.show_in_folder,
            self.all,
        )  # fmt: skip
        self._shown: tuple[QWidget, ...] = ()
        self._less: tuple[QWidget, ...] = ()  # what is wanted less, at the end of what scrolls
        self._lay_out()
        for each in (self.title, self.moves, self.scroll_area.viewport()):
            each.installEventFilter(self)
        themes.changed.connect(self._recolor)
        self._recolor()
        self._show_only()

    def _lay_out(self) -> None:
        self.problems.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, NEAR, 0)
        column.setSpacing(NEAR)
        for each in (self.eyebrow, self.title, self.about, self.facts, self.caution):
            column.addWidget(each)
        self._gap = QWidget()
        self._gap.setFixedHeight(0)
        column.addWidget(self._gap)
        column.addWidget(self.moves)
        column.addWidget(self.problems)
        column.addStretch(1)
        self._at_end = Flow()
        self._at_end.setSpacing(NEAR)
        column.addLayout(self._at_end)
        self.scroll_area = Scroll(inside, by_keys=True)
        self.scroll_area.setAccessibleName(tr("Moves"))
        self._pinned = Flow()
        self._pinned.setContentsMargins(FOCUS_PX, 0, FOCUS_PX, 0)
        self._pinned.setSpacing(NEAR)
        for widget in self._all_buttons:
            self._pinned.addWidget(widget)
        self._page = page = QVBoxLayout(self)
        page.addWidget(self.scroll_area, 1)
        page.addLayout(self._pinned)

    def show_row(self, row: Row | None, eyebrow: str) -> None:
        """A row that is not read yet shows its name only."""
        self.title.set_text(row.name if row else "")
        self.title.setToolTip(row.name.replace("<", "‹") if row else "")  # no tags
        self._fit_title()
        self.start.setEnabled(row is not None and not row.is_broken)
        if row is None or row.entry is None:
            self.moves.set_routine(None)
            self._show_only()
            return
        if row.file.is_gone:
            self._show_lost(row.entry)
            return
        if row.entry.routine is None:
            self._show_problems(row.entry)
            return
        routine = row.entry.routine
        self._warn(False)
        self._set(self.eyebrow, eyebrow)
        self._set(self.about, content(routine.about))
        self._set(self.facts, f"{row.facts}{self._last(row)}")
        self._set(self.caution, content(routine.caution))
        self.moves.set_routine(routine)
        warnings = len(row.entry.problems)
        self.problems.setText("\n".join(told(str(p)) for p in row.entry.problems))
        self.hint.setText(shown("Return"))
        parts = (self.moves, self.start, self.edit, self.print, self.hint)
        self._show_only(*parts, *([self.problems] if warnings else []))
        self.scroll_area.verticalScrollBar().setValue(0)

    def show_nothing(self, title: str, about: str, *, is_search: bool) -> None:
        """There is no row to choose: none was found, or there are none."""
        self.title.set_text(title)
        self._fit_title()
        for each, text in (
            (self.eyebrow, ""), (self.about, about), (self.facts, ""), (self.caution, ""),
        ):  # fmt: skip
            self._set(each, text)
        self.moves.set_routine(None)
        self._show_only(*([self.all] if is_search else [self.moves]))

    def _show_problems(self, entry: Entry) -> None:
        errors = sum(problem.severity == "error" for problem in entry.problems)
        self._warn(True)
        self._set(self.eyebrow, phrases.count(errors, "THING TO FIX", "THINGS TO FIX"))
        about = tr("Edit it here, or put this right in a text editor.")
        self._set(self.about, about)
        self._set(self.facts, _breakable(str(entry.path)))
        self._set(self.caution, "")
        self.moves.set_routine(None)
        self.problems.setText("\n\n".join(map(_told, errors_first(entry.problems))))
        self._show_only(self.problems, self.edit, self.show_in_folder)

    def _show_lost(self, entry: Entry) -> None:
        """Only a draft is left of it."""
        self._warn(True)
        self._set(self.eyebrow, tr("DRAFT"))
        about = tr("Its file was deleted or renamed. Go on with it and save it, or throw it away.")
        self._set(self.about, about)
        self._set(self.facts, _breakable(str(entry.path)))
        self._set(self.caution, "")
        self.moves.set_routine(None)
        self._show_only(self.edit, self.throw_away)

    def _show_only(self, *shown: QWidget) -> None:
        self._shown = shown
        for widget in (self.moves, self.problems, *self._all_buttons):
            widget.setVisible(widget in shown)
        self._arrange()
        if not shown:
            for label in (self.eyebrow, self.about, self.facts, self.caution):
                label.hide()

    def _last(self, row: Row) -> str:
        return f" · {row.last}" if row.last else ""

    def _warn(self, is_warning: bool) -> None:
        """The line above the title in the colour of danger, or as it always is."""
        name = "eyebrow_danger" if is_warning else "eyebrow"
        if name != self.eyebrow.objectName():
            self.eyebrow.setObjectName(name)
            self.eyebrow.style().polish(self.eyebrow)

    def _set(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _fit_title(self) -> None:
        """As high as its lines; in between, its place has room for as many as there may be."""
        hero = self._themes.type.lead if self._is_tight() else self._themes.type.hero
        self.title.set_size_px(hero, hero * 0.5)
        self.title.setFixedHeight(round(hero * 1.25 * TITLE_LINES))
        lines = self.title.shown_lines()
        self.title.setFixedHeight(max(1, round(self.title.line_height_px() * len(lines)) + 2))

    def _recolor(self) -> None:
        self.title.set_color(self._themes.theme.color("text"))
        self._arrange()
        self.moves.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The title got another width, or the moves another place."""
        if watched is self.title:
            if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
                self._fit_title()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.moves.set_room(self.scroll_area.viewport().height() - self.moves.y())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _is_tight(self) -> bool:
        return self.height() < TIGHT_EM * self._themes.type.body

    def _arrange(self) -> None:
        """In little height the name, the caution and the first move come first."""
        is_tight = self._is_tight()
        self._leave_air(is_tight)
        self._fit_title()
        self._put_buttons(self._less_wanted() if is_tight else ())
        has_room = not is_tight and self._has_room_for_hint()
        self.hint.setVisible(self.hint in self._shown and has_room)
        needs_care = bool(self.caution.text()) and self.start in self._shown
        self.eyebrow.setVisible(bool(self.eyebrow.text()) and not (is_tight and needs_care))
        tight = (self.eyebrow, self.title, self.caution, self.moves, self.about, self.facts)
        roomy = (self.eyebrow, self.title, self.about, self.facts, self.caution, self._gap)
        for i, each in enumerate(tight if is_tight else (*roomy, self.moves)):
            if self._column.indexOf(each) != i:
                self._column.removeWidget(each)
                self._column.insertWidget(i, each)

    def _leave_air(self, is_tight: bool) -> None:
        """Around all; less where the words need the room."""
        right = GAP if is_tight else EDGE
        left = FAR if self.width() >= NARROW_PX and not is_tight else right
        self._page.setContentsMargins(left - FOCUS_PX, right - FOCUS_PX, right - FOCUS_PX, right)
        self._page.setSpacing(NEAR if is_tight else WIDE)

    def _less_wanted(self) -> tuple[QWidget, ...]:
        """All buttons but the first."""
        return tuple(each for each in self._all_buttons if each in self._shown)[1:]

    def _put_buttons(self, at_end: tuple[QWidget, ...]) -> None:
        """These at the end of what scrolls, the others below it, always in sight."""
        if self._less == at_end:
            return
        self._less = at_end
        for each in self._all_buttons:
            (self._at_end if each in at_end else self._pinned).addWidget(each)
            each.setVisible(each in self._shown)

    def _has_room_for_hint(self) -> bool:
        """Where it takes no button's place."""
        line = (self.start, self.hint, self.edit, self.print)
        needed = sum(each.sizeHint().width() for each in line) + NEAR * (len(line) - 1)
        around = self._page.contentsMargins()
        return needed + around.left() + around.right() + 2 * FOCUS_PX <= self.width()


def _breakable(path: str) -> str:
    """A line may end after any of the marks in it."""
    return "".join(f"{each}{MAY_BREAK}" if each in "/\\_.-" else each for each in path)


def _told(problem: Problem) -> str:
    """Where it is, what it is, and on a line of its own what to do."""
    text = told(problem.text)
    if has_place(problem):
        place = {"line": problem.line, "column": problem.column}
        text = tr("Line {line}, column {column}: {text}", text=text, **place)
    if problem.severity != "error":
        text = tr("Worth a look: {text}", text=text)
    hint = f"\n{told(problem.hint)}" if problem.hint else ""
    return f"{text[:1].upper()}{text[1:]}{hint}"
