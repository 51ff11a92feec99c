"""The settings page, the sound check and the measuring of the output delay."""
