"""The first screen: what to do next, and every routine."""
