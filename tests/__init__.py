"""A package of its own name, or the one that fitdecode installs by mistake would be found first."""
