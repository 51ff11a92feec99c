"""The figure of a move: painted at a moment that is given from outside, or as a still for lists."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from midline.figures.model import Figure as FigureModel
from midline.figures.motion import frame, still
from midline.routine.model import Tempo
from midline.ui.theme import Theme
from midline.ui.widgets.figure_painting import FigureColors, paint_figure


def figure_colors(theme: Theme, clothes: str = "accent", ground: str = "background") -> FigureColors:
    """The colours of a figure on a ground: dressed in the colour of a role."""
    def on(role: str, share: float) -> QColor:
        return theme.mixed(role, share, ground)

    return FigureColors(
        ground=theme.color(ground),
        skin=on("text", 0.92),
        far_skin=on("text", 0.45),
        top=theme.color(clothes),
        sleeve=on(clothes, 0.84),
        far_top=on(clothes, 0.45),
        shorts=on(clothes, 0.62),
        far_shorts=on(clothes, 0.32),
        hair=on("text", 0.42),
        prop=on("text_muted", 0.30),
        prop_shade=on("text_muted", 0.50),
        mat=on("text_muted", 0.34),
        floor=on("text_muted", 0.34),
    )
