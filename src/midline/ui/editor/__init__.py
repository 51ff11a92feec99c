"""A routine as a form and as text, side by side and always in step."""
