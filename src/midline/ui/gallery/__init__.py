"""Every widget in every state, to be looked at by people and compared by tests.

To add a page, write a function that gives its samples, beside those of the same kind, and put it
into `pages.PAGES`. Its texts are English: it is for who builds Midline.
"""
