"""Other texts for a file under edit: its versions, its original, and itself written anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from midline.known_errors import KnownError
from midline.library.versions import Version, read_version
from midline.ui.editor.difference_panel import DifferencePanel, VersionsPanel
from midline.ui.main_window import MainWindow
from midline.ui.themes import Themes
from midline.ui.translate import told, tr

Put = Callable[[str, Callable[[], str]], object]  # the name of the step, what reads the text


def versions_panel(
    window: MainWindow,
    themes: Themes,
    kept: tuple[Version, ...],
    yours: str,
    today: date,
    put: Put,
) -> VersionsPanel:
    """``put`` takes the chosen one into the editor."""

    def shown(row: int) -> str:
        try:
            return read_version(kept[row]).decode("utf-8", "replace")
        except KnownError as error:
            return told(str(error))

    saved_at = [each.saved_at for each in kept]
    panel = VersionsPanel(window, themes, saved_at, yours, shown, today)

    def bring_back() -> None:
        row = panel.chosen()
        put(tr("Version"), lambda: _text(kept[row]))

    if kept:
        panel.add_button(tr("Bring it back"), bring_back, primary=True)
    panel.add_button(tr("Close"), panel.closed.emit)
    return panel


def _text(version: Version) -> str:
    """As it was, to the letter. Raises `KnownError`."""
    try:
        return read_version(version).decode("utf-8")
    except UnicodeDecodeError:
        raise KnownError(
            "This version can't be brought back: it is no UTF-8 text. "
            f"It is {version.path.name} in {version.path.parent}."
        ) from None


def original_panel(
    window: MainWindow, themes: Themes, original: Path, yours: str, put: Put
) -> DifferencePanel:
    """``put`` takes it into the editor."""
    text = original.read_text("utf-8")
    about = tr("The routine as it comes with Midline.")
    panel = DifferencePanel(window, themes, tr("Original"), about, yours, text)
    step = tr("Original")
    panel.add_button(tr("Back to the original"), lambda: put(step, lambda: text), primary=True)
    panel.add_button(tr("Close"), panel.closed.emit)
    return panel


def rewrite_panel(
    window: MainWindow, themes: Themes, yours: str, anew: str, write: Callable[[], object]
) -> DifferencePanel:
    """The first button changes nothing: whoever types on presses that one, if any."""
    about = tr(
        "This edit does not fit the way the file is written. Midline can write it anew, but then "
        "its comments are lost. Ctrl Z takes it back."
    )
    panel = DifferencePanel(window, themes, tr("Write the file anew?"), about, yours, anew)
    panel.add_button(tr("Leave it"), panel.closed.emit, primary=True)
    panel.add_button(tr("Write it anew"), write)
    return panel
