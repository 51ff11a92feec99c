"""What was done, set by set, to look over and save."""
