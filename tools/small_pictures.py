"""Writes pictures of the window as small files, and several of them on one sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter

COLORS = 256
CELL_MASK = 0xF8F8F8F8  # colours that differ by less are one to the eye
COLUMNS, WIDTH_PX, GAP_PX = 2, 960, 16


def save_small(picture: QImage, path: Path) -> Path:
    """With a palette of 256 colours: enough for plain surfaces and the edges of letters."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    flags = Qt.ImageConversionFlag.AvoidDither
    small = picture.convertToFormat(QImage.Format.Format_Indexed8, palette(picture), flags)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not small.save(str(path), quality=0):  # the smallest, if the slowest
        raise OSError(f"{path} can't be written")
    return path


def palette(picture: QImage) -> list[int]:
    """The colours that are there most, one of each kind; flat surfaces keep theirs exactly."""
    cells: dict[int, tuple[int, int]] = {}  # how often a kind is there, and its first colour
    for color, times in Counter(memoryview(picture.constBits()).cast("I")).most_common():
        before, first = cells.get(color & CELL_MASK, (0, color))
        cells[color & CELL_MASK] = (before + times, first)
    kinds = sorted(cells.values(), reverse=True)[:COLORS]
    return [color for _, color in kinds]


def contact_sheet(
    pictures: Sequence[Path], path: Path, columns: int = COLUMNS, width_px: int = WIDTH_PX
) -> Path:
    """All of them, in their order: each in the column that is shortest so far."""
    lows = [0] * columns
    places: list[tuple[QPoint, QImage]] = []
    for tile in (_tile(each, width_px) for each in pictures):
        column = lows.index(min(lows))
        places.append((QPoint(column * (width_px + GAP_PX), lows[column]), tile))
        lows[column] += tile.height() + GAP_PX
    size = QSize(columns * (width_px + GAP_PX), max(lows))
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for at, tile in places:
        painter.drawImage(at, tile)
    painter.end()
    return save_small(sheet, path)


def _tile(path: Path, width_px: int) -> QImage:
    return QImage(str(path)).scaledToWidth(width_px, Qt.TransformationMode.SmoothTransformation)
