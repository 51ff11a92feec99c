"""The drawn person: a skeleton, the key poses of a move, and what lies between them. Pure."""
