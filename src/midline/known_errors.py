"""Errors that are nobody's bug: a full disk, a missing file. The person is told in a sentence."""

from __future__ import annotations


class KnownError(Exception):
    """Its text is one or two sentences for the person: what is wrong and what to do about it."""


def reason(error: OSError) -> str:
    """What the system says, as the tail of a sentence: "no space left on device"."""
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]
