"""Editing a routine's text: only what is meant changes, and every comment stays.

`document.Document` is the way in. It patches the text by the places that the tree knows
(docs/adr/0021), reads the result again, and refuses unless it says exactly what was meant.
"""
