"""The tour: a few cards over the library, for who opens Midline for the first time."""
