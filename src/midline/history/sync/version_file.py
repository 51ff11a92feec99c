"""A version of a session as a file of the folder: its name and its bytes. Pure.

The name is the session's id and a hash of what the file says, so that a file never changes and the
same version has the same name on every laptop. The hash is of the values, not of the bytes: git may
turn line ends.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from midline.history.records import WholeSession, as_text
from midline.history.session_json import session_as_dict, session_from_dict

FORMAT = 1  # one more wherever a key is added, else the older Midline would leave it out
BYTES_MOST = 8 * 1024 * 1024
_KEY = "midline_session"  # its value is the format's number
_NAME = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9a-f]{32})\.json")


@dataclass(frozen=True, slots=True)
class Version:
    """``file`` is the name of its file, without a folder."""

    file: str
    session: WholeSession

    @property
    def age(self) -> tuple[str, str]:
        """What was corrected last is the greatest; the hash settles the same moment alike."""
        changed_at = self.session.changed_at
        return as_text(changed_at) if changed_at else "", self.file


class NewerFormat(ValueError):  # noqa: N818 - reads as what it says
    """Written by a newer Midline."""


def is_version_name(name: str) -> bool:
    """False for an engine's own files, its conflict copies and what is still under way."""
    return _NAME.fullmatch(name) is not None


def version_of(session: WholeSession) -> Version:
    text = json.dumps(_content(session), sort_keys=True, separators=(",", ":"))
    made = hashlib.sha256(text.encode()).hexdigest()[:32]
    return Version(f"{session.id}-{made}.json", session)


def as_bytes(version: Version) -> bytes:
    return (json.dumps(_content(version.session), ensure_ascii=False, indent=1) + "\n").encode()


def from_bytes(name: str, data: bytes) -> Version:
    """Takes whatever a file may hold. Raises `NewerFormat`, or ValueError: what is wrong."""
    try:
        content = json.loads(data.decode())
    except (ValueError, RecursionError):
        raise ValueError("it is cut short or no JSON") from None
    number = content.get(_KEY) if isinstance(content, dict) else None
    if type(number) is not int or number < 1:
        raise ValueError("it is not of Midline")
    if number > FORMAT:
        raise NewerFormat("it is of a newer Midline")
    version = version_of(session_from_dict(content))
    if version.session.finished_at is None:
        raise ValueError("its session is not finished")
    if version.file != name:
        raise ValueError("it was changed after it was written")
    return version


def _content(session: WholeSession) -> dict[str, object]:
    return {_KEY: FORMAT} | session_as_dict(session)
