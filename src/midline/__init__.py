"""Midline: a core-workout timer for the laptop."""

__version__ = "0.1.0"
