"""Plays a minute of a session, records it, and draws it with the plan's cues over its waveform.

Run: python -m tools.draw_recording [FILE]; without one it draws docs/recorded-minute.png. The sound
goes to a sound server of its own, which nobody hears.
"""

from __future__ import annotations

import os
import sys
import time
from array import array
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen

from midline.audio.mixing import RATE
from midline.audio.sound_process import SoundProcess, SoundState
from midline.resources import resource
from midline.routine.model import Exercise, Hold, Reps, Routine, Section, Sides
from midline.session.plan import Plan, Step, StepKind, compile_plan
from midline.session.speech_placing import SAY
from tests.system.onsets import Due, Heard, listen
from tests.system.sound_server import Recorder, sound_server
from tests.system.whole_session import due_cues, run_through, samples_of

DOCS = Path(__file__).parents[1] / "docs" / "recorded-minute.png"
PLANK = Exercise("Plank", (Hold(8, 12),), 1, rest_s=8)
CURL_UP = Exercise("Curl-up", (Reps(4, 4),), 1, rest_s=8, pace_s=2.5)
SIDE_PLANK = Exercise("Side plank", (Hold(4, 4),), 1, 0, Sides.LEFT_RIGHT, switch_s=5)
EXERCISES = (PLANK, CURL_UP, SIDE_PLANK)
PLAN = compile_plan(Routine("Minute", (Section("", EXERCISES),), get_ready_s=7))
TOTAL_S = 60.0

WIDTH, MARGIN = 1600, 40
ROWS, ROW_S = 4, TOTAL_S / 4
HEAD, BAND, LANE, LANES, WAVE, GAP = 106, 30, 19, 3, 130, 22
LOUDEST = 25_000  # of a sample: the voice's is 22,900
ROW = BAND + LANE * LANES + WAVE + GAP
INK, FAINT, PAPER, SOUND = (
    QColor("#1d2733"),
    QColor("#66707c"),
    QColor("#ffffff"),
    QColor("#4f7fb5"),
)
CUE, WORD = QColor("#b3261e"), QColor("#6a3fa0")
BANDS = {
    StepKind.GET_READY: QColor("#fdf0c8"),
    StepKind.WORK: QColor("#cfeedd"),
    StepKind.REST: QColor("#dbe8f8"),
    StepKind.SWITCH: QColor("#eadcf7"),
    StepKind.FINISH: QColor("#e8eaed"),
}


@dataclass(frozen=True)
class Recording:
    """``begin`` is the sample at which the session began, as the clock has it."""

    samples: array[int]
    begin: int
    due: list[Due]
    heard: Heard


def record(plan: Plan) -> Recording:
    with sound_server() as server:
        recorder = Recorder(server.home / "minute.raw")
        sound = SoundProcess(resource("assets", "sounds"))
        if sound.wait_until_known(10) is not SoundState.READY:
            raise SystemExit(sound.trouble)
        punctual = run_through(sound, 1.0, plan=plan)
        sound.close(let_ring=True)
        time.sleep(1.0)
        recorded, begin = recorder.stop(), punctual.begin_in(recorder)
    due = due_cues(plan)
    return Recording(
        array("h", recorded), begin, due, listen(recorded, due, samples_of(due), begin)
    )


class Drawing:
    """Rows of a quarter of a minute each, below a heading."""

    def __init__(self, plan: Plan, recording: Recording) -> None:
        self._plan, self._recording = plan, recording
        self.image = QImage(WIDTH, HEAD + ROWS * ROW + 8, QImage.Format.Format_RGB32)
        self.image.fill(PAPER)
        self._painter = QPainter(self.image)
        self._painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._heading()
        for row in range(ROWS):
            self._bands(row)
            self._wave(row)
            self._seconds(row)
            self._cues(row)
        self._painter.end()

    def _heading(self) -> None:
        heard, due = self._recording.heard, self._recording.due
        worst_ms = 1000 * heard.starts_s()[-1]
        self._write(
            MARGIN, 36, "A recorded minute, and the plan's cues over it", INK, 22, bold=True
        )
        found = (
            f"{len(heard.onsets)} of {len(due)} cues found in the recording, {len(heard.extra)} "
            f"other sounds. Within a step each cue is at most {heard.within_steps():.0f} samples "
            f"off; the steps begin at most {worst_ms:.1f} ms off the clock."
        )
        self._write(MARGIN, 64, found, FAINT, 15)
        self._write(MARGIN, 86, "Where the plan has tones,", CUE, 15)
        after = MARGIN + self._width("Where the plan has tones,", 15) + 5
        self._write(after, 86, "and where it has words.", WORD, 15)
        after += self._width("and where it has words.", 15) + 5
        self._write(after, 86, "Beside the name of a step: how late it was heard.", FAINT, 15)

    def _bands(self, row: int) -> None:
        """The steps behind the row, their names, and how late each one's sound was heard."""
        offs = {onset.due.step: onset.off_s for onset in reversed(self._recording.heard.onsets)}
        top = HEAD + row * ROW
        for step in self._plan.steps:
            ends_s = TOTAL_S if step.kind is StepKind.FINISH else step.start_s + step.duration_s
            left, right = self._x(step.start_s, row), self._x(ends_s, row)
            if right <= MARGIN or left >= WIDTH - MARGIN:
                continue
            left, right = max(left, MARGIN), min(right, WIDTH - MARGIN)
            area = QRectF(left, top, right - left, ROW - GAP)
            self._painter.fillRect(area, BANDS[step.kind])
            name = _name(step) if self._x(step.start_s, row) >= MARGIN else "…"
            self._write(left + 8, top + 21, name, INK, 15, bold=True)
            if name != "…" and step.index in offs:
                after = left + 16 + self._width(name, 15, bold=True)
                self._write(after, top + 21, f"{1000 * offs[step.index]:+.1f} ms", FAINT, 13)

    def _wave(self, row: int) -> None:
        """The least and the most sample under each column of dots."""
        samples, middle = self._recording.samples, HEAD + (row + 1) * ROW - GAP - WAVE / 2
        self._painter.setPen(SOUND)
        for x in range(MARGIN, WIDTH - MARGIN):
            first = self._recording.begin + round(self._at_s(x, row) * RATE)
            here = samples[first : first + round(RATE * ROW_S / (WIDTH - 2 * MARGIN))] or [0]
            top, bottom = (middle - WAVE / 2 * value / LOUDEST for value in (max(here), min(here)))
            self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _seconds(self, row: int) -> None:
        bottom = HEAD + (row + 1) * ROW - GAP
        for second in range(round(row * ROW_S), round((row + 1) * ROW_S) + 1):
            x = self._x(second, row)
            self._painter.fillRect(QRectF(x, bottom, 1, 5), FAINT)
            if second % 5 == 0:
                self._write(
                    x - self._width(f"{second} s", 12) / 2, bottom + 17, f"{second} s", FAINT, 12
                )

    def _cues(self, row: int) -> None:
        """A line where the plan has each cue, its name in the first lane that is free there."""
        top, free_from = HEAD + row * ROW + BAND, [0.0] * LANES
        names = []
        for due in self._recording.due:
            x = self._x(due.at_s, row)
            if MARGIN <= x < WIDTH - MARGIN:
                lane = next((i for i, free in enumerate(free_from) if x >= free), LANES - 1)
                free_from[lane] = x + self._width(_said(due), 13) + 12
                names.append((x, top + lane * LANE, due))
        for x, lane_top, due in names:
            self._painter.setPen(QPen(_colour(due), 1.5))
            self._painter.drawLine(QPointF(x, lane_top + 3), QPointF(x, top + ROW - BAND - GAP))
        for x, lane_top, due in names:  # on a ground of their own, which no line crosses
            ground = QRectF(x + 2, lane_top + 3, self._width(_said(due), 13) + 4, LANE - 3)
            self._painter.fillRect(ground, BANDS[self._plan.steps[due.step].kind])
            self._write(x + 4, lane_top + 15, _said(due), _colour(due), 13)

    def _x(self, at_s: float, row: int) -> float:
        return MARGIN + (at_s - row * ROW_S) / ROW_S * (WIDTH - 2 * MARGIN)

    def _at_s(self, x: float, row: int) -> float:
        return (row + (x - MARGIN) / (WIDTH - 2 * MARGIN)) * ROW_S

    def _write(
        self, x: float, y: float, text: str, colour: QColor, px: int, *, bold: bool = False
    ) -> None:
        self._painter.setFont(_font(px, bold))
        self._painter.setPen(colour)
        self._painter.drawText(QPointF(x, y), text)

    def _width(self, text: str, px: int, *, bold: bool = False) -> float:
        return QFontMetricsF(_font(px, bold)).horizontalAdvance(text)


def _font(px: int, bold: bool) -> QFont:
    font = QFont("sans-serif")
    font.setPixelSize(px)
    font.setBold(bold)
    return font


def _said(due: Due) -> str:
    return f"“{due.name.removeprefix(SAY)}”" if due.name.startswith(SAY) else due.name


def _colour(due: Due) -> QColor:
    return WORD if due.name.startswith(SAY) else CUE


def _name(step: Step) -> str:
    if step.set is None or step.kind is not StepKind.WORK:
        return str(step.kind)
    side = f", {step.set.side}" if step.set.side else ""
    return f"{step.set.exercise.name}{side}"


def main() -> int:
    path = Path(sys.argv[1]) if sys.argv[1:] else DOCS
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    recording = record(PLAN)
    Drawing(PLAN, recording).image.save(str(path))
    print(f"{path}: {path.stat().st_size // 1024} KB; missing {recording.heard.missing}")
    del application
    return 0 if not recording.heard.missing and not recording.heard.extra else 1


if __name__ == "__main__":
    sys.exit(main())
