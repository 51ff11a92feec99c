"""Where the shipped files are: the routines of ``workouts/`` and everything in ``assets/``."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
# A wheel carries the files inside the package; a checkout has them next to ``src``.
_ROOTS = (_PACKAGE / "data", _PACKAGE.parent.parent)


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource("assets", "themes")``.

    The package is looked in first, then the checkout. Raises FileNotFoundError naming both places.
    """
    places = [root.joinpath(*parts) for root in _ROOTS]
    for place in places:
        if place.exists():
            return place
    raise FileNotFoundError(f"a file of Midline's own is missing: {places[0]} or {places[1]}")
