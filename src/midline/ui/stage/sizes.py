"""Where everything on the stage lies, from the size of the window alone.

Sizes are meant for 1920×1080 and scale with the window's height: there the digits are at least
189 px tall and the line of the next move is at least 72 px, which is 50 mm and 19 mm at 96 dpi.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

HEIGHT_PX = 1080.0
WIDTH_PX = 1720.0  # narrower windows than this shape make everything smaller
LEAST_BUTTON_PX = 48


@dataclass(frozen=True)
class StageSizes:
    """``unit`` is one pixel of the 1080 lines; the rest are places in the window."""

    unit: float
    header: QRect
    ring: QRect
    number: QRect  # one or two digits
    long_number: QRect  # more of them: lower and wider, still within the ring
    over: QRect
    under: QRect
    side: QRect  # the column beside the ring
    frame: int  # how thick the frame of a flash is, in the empty margin
    coming: QRect
    elapsed: QRect
    strip: QRect
    left: QRect
    controls: QRect


def stage_sizes(width: int, height: int) -> StageSizes:
    unit = min(height / HEIGHT_PX, width / WIDTH_PX)

    def px(amount: float) -> int:
        return round(amount * unit)

    margin = px(44)
    inner = width - 2 * margin
    header = QRect(margin, px(20), inner, max(36, px(52)))
    controls_height = max(LEAST_BUTTON_PX, px(84))
    controls = QRect(margin - px(14), height - px(18) - controls_height, 0, controls_height)
    controls.setWidth(width - 2 * controls.left())
    strip_row = QRect(margin, controls.top() - px(18) - px(46), inner, px(46))
    time_width = px(172)  # of an hour and more
    coming = QRect(margin, strip_row.top() - px(18) - px(92), inner, px(92))
    main = QRect(margin, header.bottom() + px(6), inner, coming.top() - header.bottom() - px(20))
    ring_side = min(main.height(), round(inner * 0.44))
    ring = QRect(margin, main.top() + (main.height() - ring_side) // 2, ring_side, ring_side)
    column_left = ring.right() + px(72)
    column = QRect(column_left, main.top(), width - margin - column_left, main.height())
    number = _centered(ring, round(ring_side * 0.79), round(ring_side * 0.40))
    long_number = _centered(ring, round(ring_side * 0.855), round(ring_side * 0.30))
    line = round(ring_side * 0.085)
    over = QRect(number.left(), number.top() - round(line * 1.15), number.width(), line)
    under = QRect(number.left(), number.bottom() + round(line * 0.25), number.width(), line)
    return StageSizes(
        unit=unit,
        header=header,
        ring=ring,
        number=number,
        long_number=long_number,
        over=over.adjusted(ring_side // 6, 0, -ring_side // 6, 0),
        under=under.adjusted(ring_side // 10, 0, -ring_side // 10, 0),
        side=column,
        frame=px(14),
        coming=coming,
        elapsed=QRect(strip_row.left(), strip_row.top(), time_width, strip_row.height()),
        strip=strip_row.adjusted(time_width, 0, -time_width, 0),
        left=QRect(strip_row.right() - time_width, strip_row.top(), time_width, strip_row.height()),
        controls=controls,
    )


def _centered(within: QRect, width: int, height: int) -> QRect:
    place = QRect(0, 0, width, height)
    place.moveCenter(within.center())
    return place
