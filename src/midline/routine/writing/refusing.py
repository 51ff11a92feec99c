"""What is raised when an edit would not do exactly what was meant."""

from __future__ import annotations

from midline.routine.writing.said import Said

OTHERWISE = "This is written in a way that can only be edited in the text."
MEND_FIRST = "There is a mistake in the text here: mend that first."
TOO_LONG = "There is a text here that is far too long: shorten it first."
GONE = "There is nothing at this place any more."


class CannotEdit(ValueError):  # noqa: N818 - reads as what it says
    """Nothing was changed. Its text is a sentence for the person.

    ``intended`` is what the file would have to say, where only the way it is written stands in
    the way: `rendering.routine_text` can write it anew, without its comments.
    """

    def __init__(self, reason: str, intended: Said = None) -> None:
        super().__init__(reason)
        self.intended = intended
