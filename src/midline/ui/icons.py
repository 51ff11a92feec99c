"""Icons: the SVG files of ``assets/icons``, drawn in any colour and size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImageReader, QPixmap

from midline.resources import resource


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
