"""The history on several laptops, through a folder that any file-sync engine carries."""
