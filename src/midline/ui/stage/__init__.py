"""The session, readable from the mat."""
