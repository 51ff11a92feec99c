"""Compares pictures as an eye would: a shade or a hair's breadth is no difference.

Pictures are made a quarter as large first, and looked at in small tiles: how a machine smooths the
edges of its letters then weighs little, and a frame, a shift or a colour that is another is seen
however large the page around it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

WIDTH_PX = 280  # a quarter of a page, and a line without bytes to fill it up
TILE_PX = 4
MEAN_MOST = 8.0  # levels of 255, over the whole picture
TILE_MOST = 28  # levels, over the tile that differs most
STAND_INS = ("DejaVu Sans", "WenQuanYi Micro Hei", "Noto Color Emoji")  # for other scripts
_FORMAT = QImage.Format.Format_RGB888
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_KEPT_LEVELS = bytes(min(255, (level + 8) // 16 * 16) for level in range(256))


@dataclass(frozen=True)
class Difference:
    """In levels of 255."""

    mean: float
    worst_tile: int

    def is_seen(self) -> bool:
        return self.mean > MEAN_MOST or self.worst_tile > TILE_MOST


def small(picture: QImage) -> QImage:
    return picture.scaledToWidth(WIDTH_PX, _SMOOTH).convertToFormat(_FORMAT)


def difference(one: QImage, other: QImage) -> Difference:
    """Of two small pictures. Where one is longer, all of it that is too long is a difference."""
    made = difference_picture(one, other)
    data = _bytes(made)
    shape = QSize(made.width() // TILE_PX, max(1, made.height() // TILE_PX))
    keep = Qt.AspectRatioMode.IgnoreAspectRatio
    tiles = made.scaled(shape, keep, _SMOOTH).convertToFormat(QImage.Format.Format_RGB32)
    worst = max(max(_bytes(tiles)[channel::4]) for channel in range(3))
    return Difference(sum(data) / len(data), worst)


def difference_picture(one: QImage, other: QImage) -> QImage:
    """Black where both are the same."""
    height = max(one.height(), other.height())
    made = QImage(WIDTH_PX, height, _FORMAT)
    made.fill(Qt.GlobalColor.black)
    painter = QPainter(made)
    painter.drawImage(0, 0, one)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for shorter in (one, other):
        painter.fillRect(0, shorter.height(), WIDTH_PX, height, Qt.GlobalColor.white)
    painter.end()
    return made


def read(path: Path) -> QImage:
    return QImage(str(path)).convertToFormat(_FORMAT)


def write(picture: QImage, path: Path) -> None:
    """With 16 levels a channel, and a palette where its colours are few enough for one."""
    levels = _bytes(picture).translate(_KEPT_LEVELS)
    kept = QImage(levels, WIDTH_PX, picture.height(), 3 * WIDTH_PX, _FORMAT)
    plain = QImage.Format.Format_Indexed8
    few = kept.convertToFormat(plain, Qt.ImageConversionFlag.AvoidDither)
    best = few if few.convertToFormat(_FORMAT) == kept else kept
    if not best.save(str(path), quality=0):  # the smallest, if the slowest
        raise OSError(f"{path} can't be written")


def _bytes(picture: QImage) -> bytes:
    return bytes(picture.constBits())
