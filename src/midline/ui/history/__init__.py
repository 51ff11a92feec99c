"""What was done: a year at a glance, each exercise over time, every session with its sets."""
