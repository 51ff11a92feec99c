"""Getting better: what to do next, from what was done."""
