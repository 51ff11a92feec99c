"""Icons: the SVG files of ``assets/icons``, drawn in any colour and size, and the program's own.

They are one family: a box of 24, strokes of 2 with round ends, within 3 to 21. What goes and stops
is filled, as on every player, and so are work and rest; all others are outlines.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from midline.resources import resource

APP_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128)


@lru_cache(maxsize=256)
def pixmap(name: str, color: str, size_px: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of ``size_px`` logical pixels on a screen of that pixel ratio."""
    svg = resource("assets", "icons", f"{name}.svg").read_bytes()
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.replace(b"currentColor", color.encode())))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    side = round(size_px * ratio)
    reader.setScaledSize(QSize(side, side))
    drawn = QPixmap.fromImage(reader.read())
    drawn.setDevicePixelRatio(ratio)
    return drawn


def app_icon() -> QIcon:
    """Drawn beforehand (tools/make_app_icon.py), for the window.

    X11 has the program read all of them: larger ones would take 0.6 MB of memory.
    """
    icon = QIcon()
    for side in APP_ICON_SIZES:
        path = resource("assets", "icons", "app", f"midline-{side}.png")
        icon.addFile(str(path), QSize(side, side))
    return icon
