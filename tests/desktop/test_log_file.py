"""The log file: there only when it has something to say, and never too large."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from midline.desktop import log_file
from midline.desktop.log_file import log_to

log = logging.getLogger("midline.test")


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    log_to(tmp_path / "midline.log")
    yield tmp_path / "midline.log"
    for handler in [h for h in logging.getLogger().handlers if isinstance(h, log_file._LogFile)]:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_nothing_to_log_makes_no_file(path: Path) -> None:
    log.info("nobody needs this")
    assert not path.exists()


def test_a_bug_is_logged_with_its_traceback(path: Path) -> None:
    try:
        raise KeyError("🏃")
    except KeyError:
        log.exception("a bug")
    text = path.read_text(encoding="utf-8")
    assert "ERROR midline.test: a bug" in text
    assert "KeyError: '🏃'" in text


def test_it_is_renewed_before_it_grows_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "BYTES_MOST", 1000)
    log_to(path)
    for _ in range(100):
        log.warning("x" * 100)
    files = sorted(file.name for file in path.parent.iterdir())
    assert files == ["midline.log", "midline.log.1", "midline.log.2"]


def test_a_log_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to(tmp_path / "nowhere" / "midline.log")
    log.error("unheard")
    assert capsys.readouterr().err == ""
    log_to(path)
