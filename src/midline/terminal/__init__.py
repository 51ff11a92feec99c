"""A second, thin front end: the proof that the core needs no window."""
