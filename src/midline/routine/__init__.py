"""What to do: routines, and how they are read from YAML. Pure."""
