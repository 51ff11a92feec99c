"""The previewer of a figure: a small window for whoever draws one, and a contact sheet."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from midline.figures.checks import frame_problems
from midline.figures.model import Figure as FigureModel
from midline.figures.model import Kind
from midline.figures.motion import BREATH_S, frame
from midline.figures.reading import FigureReading
from midline.routine.model import Tempo
from midline.ui.theme import Theme, named
from midline.ui.themes import Themes
from midline.ui.widgets.figure import Figure
from midline.ui.widgets.figure_colors import figure_colors
from midline.ui.widgets.figure_painting import draw_figure

TEMPO = Tempo(2.0, 1.0, 2.0, 0.0)
SHEET_FRAMES = 8
SHEET_WIDTH, SHEET_HEIGHT = 260, 220  # of one frame, in pixels
_FRAME_MS = 40
_READ_AGAIN_MS = 500
_HELP = "Space pauses, M mirrors, H shows it as a hold."


class FigurePreview(QWidget):
    """Moves, and reads the file again when it changes. ``read`` gives None where nothing did."""

    def __init__(self, themes: Themes, read: Callable[[], FigureReading | None]) -> None:
        super().__init__()
        self._read = read
        self._seconds = 0.0
        self._seen_s = monotonic()
        self._is_paused = self._is_mirrored = self._is_hold = False
        self._figure = Figure(figure_colors(themes.theme))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addWidget(self._figure, 1)
        layout.addWidget(self._words)
        self.resize(640, 560)
        themes.changed.connect(lambda: self._figure.set_colors(figure_colors(themes.theme)))
        for milliseconds, call in ((_FRAME_MS, self._move), (_READ_AGAIN_MS, self.look_again)):
            timer = QTimer(self, interval=milliseconds)
            timer.timeout.connect(call)
            timer.start()
        self.look_again()
        self._move()

    def look_again(self) -> None:
        reading = self._read()
        if reading is None:
            return
        if reading.figure:  # else what was drawn last stays, beside what is wrong now
            self._figure.set_figure(reading.figure)
            self.setWindowTitle(reading.figure.name)
        self._words.setText("\n".join((*problems_of(reading), _HELP)))

    def words(self) -> str:
        """What is said below the figure."""
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self._is_paused = not self._is_paused
            case Qt.Key.Key_M:
                self._is_mirrored = not self._is_mirrored
                self._figure.set_side(self._is_mirrored)
            case Qt.Key.Key_H:
                self._is_hold = not self._is_hold
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._seen_s = monotonic()

    def _move(self) -> None:
        now_s = monotonic()
        if not self._is_paused:
            self._seconds += now_s - self._seen_s
        self._seen_s = now_s
        self._figure.set_moment(self._seconds, TEMPO, self._is_hold)


def problems_of(reading: FigureReading) -> tuple[str, ...]:
    """What is wrong in the file, and in the frames that come of it."""
    in_frames = frame_problems(reading.figure) if reading.figure else ()
    return (*(str(problem) for problem in reading.problems), *in_frames)


def save_sheet(figure: FigureModel, theme: str, file: str) -> bool:
    """Without a display too. False if the file can't be written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    is_saved = sheet(figure, named(theme)).save(file)
    del app
    return is_saved


def sheet(figure: FigureModel, theme: Theme) -> QImage:
    """Eight moments of one round of its motion, or of one breath, side by side."""
    colors = figure_colors(theme)
    image = QImage(SHEET_FRAMES * SHEET_WIDTH, SHEET_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(colors.ground)
    painter = QPainter(image)
    whole_s = {Kind.HOLD: BREATH_S, Kind.REP: TEMPO.rep_s, Kind.LOOP: figure.cycle_s}[figure.kind]
    tempo = None if figure.kind is Kind.LOOP else TEMPO
    for i in range(SHEET_FRAMES):
        moment = frame(figure, whole_s * i / SHEET_FRAMES, tempo, figure.kind is Kind.LOOP)
        rect = QRectF(i * SHEET_WIDTH + 8, 8, SHEET_WIDTH - 16, SHEET_HEIGHT - 16)
        draw_figure(figure, moment, colors, rect).paint(painter)
    painter.end()
    return image


def show_preview(read: Callable[[], FigureReading | None]) -> int:
    """A program of its own, until its window is closed. Gives back its exit code."""
    app = QApplication(sys.argv[:1])
    preview = FigurePreview(Themes(app, "system", system_is_dark=False), read)
    preview.show()
    return app.exec()
