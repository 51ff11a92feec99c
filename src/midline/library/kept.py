"""What is kept beside the routine files: a name for each file's own, and a mark of its bytes."""

from __future__ import annotations

import re
from pathlib import Path

_STEM_MOST = 40


def mark(data: bytes) -> str:
    """The same for the same bytes only."""
    from hashlib import sha256  # it loads OpenSSL, 3.5 MB that the library's page has no use for

    return sha256(data).hexdigest()


def kept_name(file: Path) -> str:
    """A name that only this file has, readable by people, whatever the file is called."""
    stem = re.sub(r"[^\w-]+", "-", file.stem)[:_STEM_MOST].strip("-") or "routine"
    whole = str(file.absolute()).encode("utf-8", "surrogateescape")
    return f"{stem}-{mark(whole)[:12]}"
