"""Writes pictures of the window as small files, and several of them on one sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

COLORS = 256
CELL_MASK = 0xF8F8F8F8  # colours that differ by less are one to the eye
COLUMNS, WIDTH_PX, GAP_PX, LABEL_PX = 2, 960, 16, 30
Place = tuple[QPoint, QImage]


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
    pictures: Sequence[Path],
    path: Path,
    columns: int = COLUMNS,
    width_px: int = WIDTH_PX,
    labels: Sequence[str] = (),
) -> Path:
    """All of them, row by row in their order, each below its label if there are some."""
    tiles = [_tile(each, width_px, label) for each, label in zip_longest(pictures, labels)]
    places, top = list[Place](), 0
    for row in (tiles[i : i + columns] for i in range(0, len(tiles), columns)):
        places += [(QPoint(i * (width_px + GAP_PX), top), tile) for i, tile in enumerate(row)]
        top += max(tile.height() for tile in row) + GAP_PX
    return _save_sheet(places, QSize(columns * (width_px + GAP_PX), top), path)


def dense_sheet(pictures: Sequence[Path], path: Path, columns: int, width_px: int) -> Path:
    """All of them with little room between: the highest first, each in the shortest column."""
    lows, places = [0] * columns, list[Place]()
    tiles = (_tile(each, width_px) for each in pictures)
    for tile in sorted(tiles, key=QImage.height, reverse=True):
        column = lows.index(min(lows))
        places.append((QPoint(column * (width_px + GAP_PX), lows[column]), tile))
        lows[column] += tile.height() + GAP_PX
    return _save_sheet(places, QSize(columns * (width_px + GAP_PX), max(lows)), path)


def _save_sheet(places: Iterable[Place], size: QSize, path: Path) -> Path:
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for at, tile in places:
        painter.drawImage(at, tile)
    painter.end()
    return save_small(sheet, path)


def _tile(path: Path, width_px: int, label: str | None = None) -> QImage:
    picture = QImage(str(path)).scaledToWidth(width_px, Qt.TransformationMode.SmoothTransformation)
    if not label:
        return picture
    tile = QImage(width_px, picture.height() + LABEL_PX, QImage.Format.Format_RGB32)
    tile.fill(Qt.GlobalColor.gray)
    painter = QPainter(tile)
    font = painter.font()
    font.setPixelSize(LABEL_PX * 2 // 3)
    painter.setFont(font)
    painter.drawText(QRect(0, 0, width_px, LABEL_PX), Qt.AlignmentFlag.AlignVCenter, label)
    painter.drawImage(0, LABEL_PX, picture)
    painter.end()
    return tile
