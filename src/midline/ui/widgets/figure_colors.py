"""The colours of a figure: skin and clothes, near and far, from the roles of a theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from midline.ui.theme import Theme


@dataclass(frozen=True)
class FigureColors:
    """Opaque colours. The ``far`` ones are for the limbs on the other side of the body."""

    ground: QColor
    skin: QColor
    far_skin: QColor
    top: QColor
    sleeve: QColor
    far_top: QColor
    shorts: QColor
    far_shorts: QColor
    hair: QColor
    prop: QColor
    prop_shade: QColor
    mat: QColor
    floor: QColor
    arrow: QColor


def figure_colors(
    theme: Theme, clothes: str = "accent", ground: str = "background"
) -> FigureColors:
    """The colours of a figure on a ground, dressed in the colour of a role."""

    def on(role: str, share: float) -> QColor:
        return theme.mixed(role, share, ground)

    is_dark = theme.color(ground).lightnessF() < 0.5
    skin, far_skin, hair = (0.92, 0.45, 0.42) if is_dark else (0.60, 0.38, 0.94)
    return FigureColors(
        ground=theme.color(ground),
        skin=on("text", skin),
        far_skin=on("text", far_skin),
        top=theme.color(clothes),
        sleeve=on(clothes, 0.84),
        far_top=on(clothes, 0.45),
        shorts=on(clothes, 0.62),
        far_shorts=on(clothes, 0.36),
        hair=on("text", hair),
        prop=on("text_muted", 0.30),
        prop_shade=on("text_muted", 0.50),
        mat=on("text_muted", 0.34),
        floor=on("text_muted", 0.34),
        arrow=theme.color(clothes),
    )
