"""The folders of routine files: list, read, find, add."""
