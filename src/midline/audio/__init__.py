"""Hearing it: the cues of a step mixed into one track, and the process that plays it."""
