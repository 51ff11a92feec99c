"""Draws ``assets/icons/midline.svg`` in every size that desktops ask for, beside it.

Run: python -m tools.make_app_icon, after changing the drawing.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImageReader

from midline.resources import resource
from midline.ui.icons import APP_ICON_SIZES


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _qt = QGuiApplication([])
    drawing = resource("assets", "icons", "midline.svg")
    folder = drawing.with_name("app")
    folder.mkdir(exist_ok=True)
    for side in APP_ICON_SIZES:
        reader = QImageReader(str(drawing))
        reader.setScaledSize(QSize(side, side))
        path = folder / f"midline-{side}.png"
        if not reader.read().save(str(path), quality=0):  # the smallest
            raise OSError(f"{path} can't be written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
