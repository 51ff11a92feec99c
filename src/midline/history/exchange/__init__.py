"""The history for other programs, and theirs for it: a module a format."""
