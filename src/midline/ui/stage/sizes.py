"""Where everything on the stage lies: a pure function of the window, the screen and the view.

Sizes are meant for 1920×1080 and scale with the window. What must be read from the mat has a size
in millimetres too (design, section 6): where pixels are small, it takes more of them, as many as
fit.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from midline.routine.view import View
from midline.ui.widgets.turned import Room

SHORT_PX, LONG_PX = 1080.0, 1720.0  # slimmer windows than this shape make everything smaller
LEAST_BUTTON_PX = 48
MARGIN_PX = 44
MM_IN_INCH = 25.4
USUAL_DPI = 96.0
DPI_LEAST, DPI_MOST = 60.0, 400.0  # what screens say of themselves beyond is not true

DIGITS_MM, COMING_MM = 50.0, 19.0
DIGIT_SHARES = 0.385, 0.445  # of the ring's side: the least, and the most that fits into it
NUMBER_SHARE = 0.76  # how wide one or two digits may be
LONG_SHARE = 0.29  # digits of a text such as 2:30
COMING_PX = 68.0, 100.0
LINE_SHARE = 1.22  # of a font's size


@dataclass(frozen=True)
class StageSizes:
    """``unit`` is one pixel of the 1080 lines. Header and controls lie in the window and are never
    turned; all the rest are places in ``room``, as if it were upright.
    """

    unit: float
    header: QRect
    controls: QRect
    room: Room
    ring: QRect
    digits_px: float  # the height of one or two digits, and of more of them
    long_digits_px: float
    number: QRect  # one or two digits
    long_number: QRect  # more of them: lower and wider, still within the ring
    over: QRect
    under: QRect
    side: QRect  # the column beside the ring
    frame: int  # how thick the frame of a flash is, in the empty margin
    coming_px: float  # the size of the font of the next move
    coming: QRect
    elapsed: QRect
    strip: QRect
    left: QRect


def true_dpi(physical_dpi: float, logical_dpi: float, width_mm: float) -> float:
    """Pixels (those of the layout) an inch of a screen, by what it says of itself.

    Some say that they have no size, and projectors and virtual screens say anything.
    """
    if width_mm > 0 and DPI_LEAST <= physical_dpi <= DPI_MOST:
        return physical_dpi
    return logical_dpi if DPI_LEAST <= logical_dpi <= DPI_MOST else USUAL_DPI


def stage_sizes(
    width: int, height: int, dpi: float = USUAL_DPI, view: View = View.UPRIGHT
) -> StageSizes:
    unit = min(max(width, height) / LONG_PX, min(width, height) / SHORT_PX)

    def px(amount: float) -> int:
        return round(amount * unit)

    margin = px(MARGIN_PX)
    header, controls = _bars(width, height, unit)
    top = header.bottom() + px(6)
    room = Room(QRect(0, top, width, controls.top() - px(12) - top), view)
    wide, high = room.size.width(), room.size.height()
    is_tall = high > wide
    inner = wide - 2 * margin

    coming_px = _within(COMING_MM / MM_IN_INCH * dpi / LINE_SHARE / unit, COMING_PX) * unit
    coming_height = round(coming_px * LINE_SHARE * (2 if is_tall else 1)) + px(6)
    time_width = px(172)  # of an hour and more
    edge = px(16) if is_tall else 0  # where the room ends at the window's edge, not at a bar
    row = QRect(margin, high - px(46) - edge, inner, px(46))
    coming = QRect(margin, row.top() - px(12) - coming_height, inner, coming_height)
    main = QRect(margin, edge, inner, coming.top() - px(8) - edge)
    ring, column = _ring_and_column(main, unit, is_tall=is_tall)
    side = ring.width()
    digits_px = _within(DIGITS_MM / MM_IN_INCH * dpi / side, DIGIT_SHARES) * side
    over, under = _over_and_under(ring, digits_px)
    return StageSizes(
        unit=unit,
        header=header,
        controls=controls,
        room=room,
        ring=ring,
        digits_px=digits_px,
        long_digits_px=LONG_SHARE * side,
        number=_centered(ring, round(side * NUMBER_SHARE), round(side * 0.47)),
        long_number=_centered(ring, round(side * 0.855), round(side * 0.30)),
        over=over,
        under=under,
        side=column,
        frame=px(14),
        coming_px=coming_px,
        coming=coming,
        elapsed=QRect(row.left(), row.top(), time_width, row.height()),
        strip=row.adjusted(time_width, 0, -time_width, 0),
        left=QRect(row.right() - time_width + 1, row.top(), time_width, row.height()),
    )


def _bars(width: int, height: int, unit: float) -> tuple[QRect, QRect]:
    """The header and the controls, which stay where they are however the stage lies."""
    margin, near = round(MARGIN_PX * unit), round(14 * unit)
    header = QRect(margin, round(16 * unit), width - 2 * margin, max(44, round(56 * unit)))
    tall = max(LEAST_BUTTON_PX, round(84 * unit))
    controls = QRect(margin - near, height - near - tall, 0, tall)
    controls.setWidth(width - 2 * controls.left())
    return header, controls


def _ring_and_column(main: QRect, unit: float, *, is_tall: bool) -> tuple[QRect, QRect]:
    """Side by side; one below the other where that is taller than wide."""
    if is_tall:
        side = min(main.width(), round(main.height() * 0.49))
        ring = QRect(main.left() + (main.width() - side) // 2, main.top(), side, side)
        column = QRect(main.left(), ring.bottom() + round(36 * unit), main.width(), 0)
        column.setBottom(main.bottom())
    else:
        side = min(main.height(), round(main.width() * 0.44))
        ring = QRect(main.left(), (main.height() - side) // 2, side, side)
        column = QRect(ring.right() + round(72 * unit), 0, 0, main.height())
        column.setRight(main.left() + main.width())
    return ring, column


def _over_and_under(ring: QRect, digits_px: float) -> tuple[QRect, QRect]:
    """The lines above and below the digits, which the ring leaves less room above."""
    side = ring.width()
    line, away = round(side * 0.085), round(digits_px / 2 + side * 0.028)
    both = _centered(ring, round(side * NUMBER_SHARE), line)
    over, under = QRect(both), QRect(both)
    over.moveTop(ring.center().y() - away - line)
    under.moveTop(ring.center().y() + away)
    return over.adjusted(side // 6, 0, -side // 6, 0), under.adjusted(side // 10, 0, -side // 10, 0)


def _within(amount: float, bounds: tuple[float, float]) -> float:
    return min(max(amount, bounds[0]), bounds[1])


def _centered(within: QRect, width: int, height: int) -> QRect:
    place = QRect(0, 0, width, height)
    place.moveCenter(within.center())
    return place
