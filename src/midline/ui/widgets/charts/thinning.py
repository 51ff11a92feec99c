"""Years of days on a line of a thousand pixels: no more points than can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple


class Place(NamedTuple):
    """In pixels."""

    x: float
    y: float


class Run(NamedTuple):
    """``value`` holds from the first to the last of neighbours that have the same."""

    first: int
    last: int
    value: tuple[float, float]


def thinned(places: Iterable[Place]) -> list[Place]:
    """For places sorted by x: of each pixel its first, lowest, highest and last. Looks the same."""
    kept: list[Place] = []
    for _, group in groupby(places, key=lambda place: int(place.x)):
        of_pixel = list(group)
        if len(of_pixel) <= 2:
            kept += of_pixel
            continue
        ends = {0, len(of_pixel) - 1}
        ys = [place.y for place in of_pixel]
        extremes = {ys.index(min(ys)), ys.index(max(ys))}
        kept += [of_pixel[i] for i in sorted(ends | extremes)]
    return kept


def runs(values: Sequence[tuple[float, float]]) -> list[Run]:
    """Neighbours that are the same, together."""
    found = []
    for value, group in groupby(range(len(values)), key=values.__getitem__):
        indexes = list(group)
        found.append(Run(indexes[0], indexes[-1], value))
    return found
