"""Doing it: the plan, the player, its cues. Pure: time is always an argument."""
