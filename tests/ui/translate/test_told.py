"""Sentences from below the window are told in Chinese too, though their parts know no languages."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from midline.resources import resource
from midline.routine.reading import read_routine
from midline.ui.catalogue import LONGEST, Sentences, read_texts
from tests.ui.translate.texts_in_code import SOURCE, untranslated_texts

TOLD = Sentences(read_texts(resource("assets", "i18n", "zh") / "told.yaml"))
CORPUS = sorted((Path(__file__).parents[2] / "routine" / "corpus" / "bad").iterdir())
TELLERS = [
    *(SOURCE / "audio" / f"{name}.py" for name in (
        "any_wav", "own_recording", "own_sounds", "own_sounds_making", "sound_process", "ways",
    )),
    *(SOURCE / "history" / f"{name}.py" for name in (
        "backups", "errors", "exporting", "header", "importing", "recorder", "rescue", "restoring",
    )),
    *(SOURCE / "history" / "exchange" / f"{name}.py" for name in ("cells", "midline_json")),
    *(SOURCE / "history" / "sync" / f"{name}.py" for name in ("folder", "synced", "version_file")),
    SOURCE / "history" / "session_json.py",
    *(SOURCE / "library" / f"{name}.py" for name in (
        "adding", "drafts", "edited_file", "entries", "importing", "versions",
    )),
    *(SOURCE / "library" / "importers").glob("*.py"),
    *(path for path in (SOURCE / "routine").rglob("*.py") if path.stem != "yaml_errors"),
    *(SOURCE / "session" / f"{name}.py" for name in ("cue_words", "player")),
    SOURCE / "files.py",
    SOURCE / "settings.py",
]  # fmt: skip
# Parts of a sentence, which is known as a whole; a 7 stands for a value.
PARTS = {
    "no device",
    "hold cluster", "midline history",
    "7 Your sets are kept until then.",
    "7, line 7",
    "7: there is no setting called 7.",
    "7: 7 must be 7, not 7: using 7.",
    "7 MB", "7 to 7", "an 7", " or 7", "7 is not 7",
    "a rep takes 7, not 7", "a hold lasts 7, not 7",
    "an 7 (7) is not taken", "and 7 more problem7 from here on", "`7` has no effect 7",
    "without `sides`", "without both `reps` and `hold`", "on a hold",
    "cannot stand beside `do`", "cannot stand beside `sections`", "cannot stand beside `tempo`",
    # The cue log's words, which the doctor reads: it speaks English.
    "no sound device could be opened", "the sound server did not answer", "no player worked",
    "the player was started again", "the sound device went away", "the sound server took no more",
    "its player 7",
    # Of the history's own file, for SQLite or the log.
    "PRAGMA busy_timeout = 7", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
    "BEGIN EXCLUSIVE", "its bytes have changed since its backup was made, and nobody wrote to it",
    "77- name: 7", "Part 7", "CalisthenicsMemory exercises",
    "Core basics", "[{name: Plank, do: 3 x 45s}]",
    # What mends are looked for by.
    "in quotes", "this is not YAML", "quote that begins here", "is not the name of a figure",
    "a tempo has four numbers", "do: 7", "`sides: left-right`",
    "has no effect|cannot stand beside `tempo`|has no value|but the list has",
}  # fmt: skip


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_every_problem_of_a_bad_routine_file_is_told(path: Path) -> None:
    problems = read_routine(path.read_bytes(), path.name).problems
    said = [text for each in problems for text in (each.text, each.hint, str(each)) if text]
    assert said
    assert [text for text in said if TOLD.shown(text) is None] == []


@pytest.mark.parametrize("path", TELLERS, ids=lambda path: path.stem)
def test_every_sentence_from_below_is_told(path: Path) -> None:
    sentences = [text for _, text in untranslated_texts(path) if " " in text.strip()]
    assert [text for text in sentences if text not in PARTS and TOLD.shown(text) is None] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "settings.yaml, line 2: volume must be a whole number from 0 to 100, not `loud`: "
            "using 70.",
            "settings.yaml 第 2 行：volume 必须是 0 到 100 的整数，不能是 `loud`：使用 70。",
        ),
        (
            "settings.yaml, line 4: there is no setting called `volum` (did you mean `volume`?).",
            "settings.yaml 第 4 行：没有叫 `volum` 的设置（是不是想写 `volume`？）。",
        ),
        (
            "The history /home/li/history.db can't be written: the disk is full. Make room. "
            "Your sets are kept until then.",
            "训练记录 /home/li/history.db 无法写入：磁盘已满。请腾出空间。"
            "在此之前，你做过的组都会保留。",
        ),
        (
            "evening.yaml was not added: evening.yaml:4:11: error: a whole number is needed, not "
            "`fifteen` (did you mean 15?)",
            "没有添加 evening.yaml：evening.yaml:4:11：错误：这里需要整数，不能是 `fifteen`"
            "（是不是想写 15？）",
        ),
        ("Rep 12", "第 12 次"),
    ],
)
def test_values_stand_in_their_places(english: str, chinese: str) -> None:
    assert TOLD.shown(english) == chinese


def test_no_sentence_takes_long_to_look_up() -> None:
    nasty = ", line : must be or , not : using "
    began_s = perf_counter()
    assert TOLD.shown((nasty * 1000)[:LONGEST]) is None
    assert TOLD.shown(nasty * 1000) is None
    assert perf_counter() - began_s < 5  # some 0.1 s on an idle machine
