"""What is pressed, turned, moved and filled in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from midline.ui.gallery.sample import Sample, disabled, focused, hovered, pressed, states
from midline.ui.themes import Themes
from midline.ui.widgets.button import Button
from midline.ui.widgets.choice import Choice
from midline.ui.widgets.key_button import KeyButton
from midline.ui.widgets.percent_slider import PercentSlider
from midline.ui.widgets.pick import Pick
from midline.ui.widgets.scale import Scale
from midline.ui.widgets.switch import Switch

LOOKS = ("", "quiet", "primary", "second", "primaryLarge", "secondLarge")
LONG = "Keep on with what you did and look at the rest of it later"
SPEECH = (("all", "All"), ("names", "Names only"), ("tones", "Tones only"))
THEMES = (("system", "As the system"), ("dark", "Dark"), ("light", "Light"))


def button(themes: Themes) -> Iterator[Sample]:
    for look in LOOKS:
        yield from states(lambda look=look: Button("Start", look), look or "plain")  # type: ignore[misc]
    yield Sample("long text", Button(LONG))
    yield Sample("long text, primary", Button(LONG, "primary"))
    yield Sample("less room than text", Button(LONG), 240)
    yield Sample("one letter", Button("?"))
    yield Sample("no text", Button(""))


def choice(themes: Themes) -> Iterator[Sample]:
    def made(value: str = "all") -> Choice:
        widget = Choice(SPEECH)
        widget.set_value(value)
        return widget

    yield Sample("the first", made(), 420)
    yield Sample("the last", made("tones"), 420)
    over, at, down = made(), made(), made()
    hovered(over.buttons["names"])
    focused(at.buttons["all"])
    pressed(down.buttons["names"])
    yield Sample("hover over another", over, 420)
    yield Sample("focus", at, 420)
    yield Sample("another pressed", down, 420)
    yield Sample("disabled", disabled(made("names")), 420)
    yield Sample("nothing chosen yet", Choice(SPEECH), 420)
    yield Sample("less room than words", made("names"), 230)
    long = Choice((("a", LONG), ("b", "Short")))
    long.set_value("a")
    yield Sample("long words", long, 640)


def pick(themes: Themes) -> Iterator[Sample]:
    yield from states(lambda: Pick(THEMES), width=240)
    yield Sample("long words", Pick([("a", LONG)]), 240)
    yield Sample("nothing to choose", Pick([]), 240)


def switch(themes: Themes) -> Iterator[Sample]:
    def made(is_on: bool) -> Switch:
        widget = Switch(themes)
        widget.setChecked(is_on)
        return widget

    for is_on in (False, True):
        yield from states(lambda is_on=is_on: made(is_on), "on" if is_on else "off", 120)  # type: ignore[misc]


def percent_slider(themes: Themes) -> Iterator[Sample]:
    def made(value: int = 70) -> PercentSlider:
        widget = PercentSlider("Tones")
        widget.set_value(value)
        return widget

    for value in (0, 1, 70, 100):
        yield Sample(f"{value} %", made(value), 340)
    yield Sample("focus", focused(made()), 340)
    over = made()
    hovered(over.slider)
    yield Sample("hover", over, 340)
    yield Sample("disabled", disabled(made()), 340)
    yield Sample("narrow", made(), 160)


def scale(themes: Themes) -> Iterator[Sample]:
    def made(value: int | None) -> Scale:
        widget = Scale(themes, "Effort")
        widget.set_value(value)
        return widget

    for value in (None, 0, 7, 10):
        yield Sample("not set" if value is None else str(value), made(value), 340)
    yield Sample("focus", focused(made(3)), 340)
    yield Sample("focus, not set", focused(made(None)), 340)
    yield Sample("disabled", disabled(made(3)), 340)
    yield Sample("narrow", made(5), 240)


def key_button(themes: Themes) -> Iterator[Sample]:
    for is_main in (False, True):

        def made(is_main: bool = is_main, text: str = "Finish set") -> KeyButton:
            action = QAction(text)
            button = KeyButton(action, "finish", "F", themes.theme)
            action.setParent(button)
            if is_main:
                button.set_main()
            return button

        about = "main" if is_main else "plain"
        for sample in states(made, about):
            if isinstance(sample.widget, KeyButton) and not sample.widget.isEnabled():
                sample.widget.findChildren(QAction)[0].setEnabled(False)
            yield Sample(sample.caption, sample.widget, 150, 60)
    yield Sample("long word", made(False, "Jump to another set"), 150, 60)
    large = made(False)
    large.set_size_px(30)
    yield Sample("large", large, 260, 110)
    without = KeyButton(QAction("Stop", themes), "", "Q", themes.theme)
    yield Sample("no icon", without, 150, 60)


def fields(themes: Themes) -> Iterator[Sample]:
    """Qt's own, as the stylesheet dresses them."""

    def line(text: str = "", hint: str = "Search") -> QLineEdit:
        made = QLineEdit(text)
        made.setPlaceholderText(hint)
        made.setClearButtonEnabled(True)
        return made

    yield Sample("empty", line(), 340)
    yield Sample("text", line("plank"), 340)
    yield Sample("long text", line(LONG), 340)
    yield Sample("focus", focused(line("plank")), 340)
    yield Sample("disabled", disabled(line("plank")), 340)
    yield Sample("number", _number(180), 140)
    yield Sample("number, focus", focused(_number(0)), 140)
    yield Sample("number, disabled", disabled(_number(0)), 140)


def _number(value: int) -> QWidget:
    made = QSpinBox()
    made.setObjectName("bare")
    made.setRange(0, 500)
    made.setSuffix(" ms")
    made.lineEdit().setTextMargins(12, 0, 0, 0)
    made.setValue(value)
    return made
