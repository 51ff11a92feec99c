"""The distances between things, in pixels. Text grows with its setting; distances stay."""

from __future__ import annotations

HAIR, TIGHT, NEAR, GAP, WIDE, EDGE, FAR = 4, 8, 12, 16, 24, 32, 48
