"""The style that the stylesheet dresses: Fusion, which looks the same on every system."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

_STYLE = "Fusion"
_PROPERTY = "hasFusion"


def application(arguments: Sequence[str]) -> QApplication:
    """Has the style from its beginning.

    To set it, or ask for it, makes a `QStyle` for Python, whose enums alone cost 6 ms and 0.6 MB.
    """
    app = QApplication([*arguments, "-style", _STYLE])
    app.setProperty(_PROPERTY, True)
    return app


def ensure_fusion(app: QApplication) -> None:
    if not app.property(_PROPERTY):
        app.setStyle(_STYLE)
