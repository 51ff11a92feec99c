"""What is kept beside the routine files: a name for each file's own, and a mark of its bytes."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

_STEM_MOST = 40


def mark(data: bytes) -> str:
    """The same for the same bytes only."""
    return sha256(data).hexdigest()


def kept_name(file: Path) -> str:
    """A name that only this file has, readable by people, whatever the file is called."""
    stem = re.sub(r"[^\w-]+", "-", file.stem)[:_STEM_MOST].strip("-") or "routine"
    whole = str(file.absolute()).encode("utf-8", "surrogateescape")
    return f"{stem}-{mark(whole)[:12]}"
