"""Routines from other programs' files: a module a format, each from plain data to a routine."""
