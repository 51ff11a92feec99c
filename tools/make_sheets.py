"""Draws contact sheets into ``docs/screenshots/sheets``, for whoever looks at all at once.

Run: python -m tools.make_sheets. Eight frames of every shipped figure, the gallery in all themes,
and every screen in Chinese: in both sizes, dark and light.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from midline.figures.model import Figure
from midline.library.figures import read_figure_file
from midline.resources import resource
from midline.ui.figure_preview import sheet
from midline.ui.theme import NAMES, named
from midline.ui.widgets.figure_colors import figure_colors
from tools.make_screenshots import SIZES, THEMES
from tools.small_pictures import contact_sheet, dense_sheet, save_small

SHEETS = Path(__file__).parents[1] / "docs" / "screenshots" / "sheets"
FIGURES_A_SHEET = 32
NAME_PX = 40
GALLERY_COLUMNS, GALLERY_WIDTH_PX = 5, 400
SCREEN_WIDTH_PX = 560
LANGUAGE = "zh"


def main() -> int:
    with TemporaryDirectory() as name:
        folder, gallery = Path(name), Path(name) / "in-english"
        run("tools.make_screenshots", folder, "--language", LANGUAGE)
        run("midline", "gallery", "--sheet", gallery)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QGuiApplication([])
        made = [*screen_sheets(folder), *gallery_sheets(gallery)]
        made += figure_sheets(folder / "figures")
        del app
    for old in set(SHEETS.glob("*.png")) - set(made):
        old.unlink()
    size_kb = sum(path.stat().st_size for path in made) / 1024
    print(f"{len(made)} sheets, {size_kb:.0f} KB in {SHEETS}")
    return 0


def run(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


def screen_sheets(folder: Path) -> Iterator[Path]:
    """Each screen in its four looks, which are told above them."""
    looks = [(f"{theme}-{w}x{h}", f"{theme}, {w} × {h}") for theme in THEMES for w, h in SIZES]
    for each in sorted((folder / "contact").glob("*.png")):
        pictures = [folder / f"{each.stem}-{ending}.png" for ending, _ in looks]
        out = SHEETS / f"{LANGUAGE}-{each.name}"
        labels = [words for _, words in looks]
        yield contact_sheet(pictures, out, len(SIZES), SCREEN_WIDTH_PX, labels)


def gallery_sheets(folder: Path) -> Iterator[Path]:
    pictures: dict[str, list[Path]] = {theme: [] for theme in NAMES}
    for path in sorted(folder.glob("*.png")):
        theme = max((name for name in NAMES if path.stem.endswith(f"-{name}")), key=len)
        pictures[theme].append(path)
    for theme, its_own in pictures.items():
        out = SHEETS / f"gallery-{theme}.png"
        yield dense_sheet(its_own, out, GALLERY_COLUMNS, GALLERY_WIDTH_PX)


def figure_sheets(folder: Path) -> Iterator[Path]:
    pictures = []
    for file in sorted(resource("assets", "figures").glob("*.yaml")):
        figure = read_figure_file(file).figure
        assert figure is not None
        pictures.append(save_small(with_name(figure), folder / f"{file.stem}.png"))
    for i in range(0, len(pictures), FIGURES_A_SHEET):
        out = SHEETS / f"figures-{i // FIGURES_A_SHEET + 1}.png"
        yield contact_sheet(pictures[i : i + FIGURES_A_SHEET], out)


def with_name(figure: Figure) -> QImage:
    """Eight frames, and what it is below."""
    frames, colors = sheet(figure, named("light")), figure_colors(named("light"))
    image = QImage(frames.width(), frames.height() + NAME_PX, QImage.Format.Format_RGB32)
    image.fill(colors.ground)
    painter = QPainter(image)
    painter.drawImage(0, 0, frames)
    font = painter.font()
    font.setPixelSize(NAME_PX * 3 // 4)
    painter.setFont(font)
    place = QRect(16, frames.height(), frames.width(), NAME_PX)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, figure.name)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
