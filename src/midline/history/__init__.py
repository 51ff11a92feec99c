"""Completed sets: the store, its recorder, corrections, queries, export."""
