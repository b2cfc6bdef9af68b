"""Pages to Markdown text.

Enters: a catalog and a ``plan.pages.Page``. Leaves: the text of one Markdown file. Pure.
"""
