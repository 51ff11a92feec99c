"""Texts in the language of the person, through Qt's translation. The English text is the key.

| write | for |
|---|---|
| `tr("Start")`, `tr("Line {line}", line=3)` | a text that is shown now |
| `tr("Back", "to the page before")` | one that has two meanings: `Back [to the page before]` |
| `later("Start")` | one in a table made at import; what shows it says `tr(text)` |
| `phrases.count(n, "set", "sets")` | a number of things |
| `content(exercise.name)` | a text of a routine: ours are translated, a user's own stay |
| `told(problem.text)` | a sentence from below the window, such as what is wrong with a file |

The Chinese texts are in ``assets/i18n/zh``; docs/translating.md says how to add to them. What is
not there is shown in English. The command line, the log, the voice and the history are English.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

# Each context is a file of ``assets/i18n/<language>``.
WINDOW, ROUTINES, TOLD = CONTEXTS = ("window", "routines", "told")


def tr(text: str, meaning: str = "", /, **values: object) -> str:
    """The text in the window's language, with the values in the places of their names."""
    shown = QCoreApplication.translate(WINDOW, text, meaning)
    return shown.format(**values) if values else shown


def later(text: str) -> str:
    """The same text; it marks what ``tr`` will be asked for."""
    return text


def content(text: str) -> str:
    """A routine's own text: translated where it is word for word one of the shipped routines."""
    return QCoreApplication.translate(ROUTINES, text)


def told(sentence: str) -> str:
    """What a part that knows no languages says in English, with its values filled in already."""
    return QCoreApplication.translate(TOLD, sentence)
