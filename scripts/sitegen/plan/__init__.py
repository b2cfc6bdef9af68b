"""A catalog to the pages of one language: which there are, their addresses, menu and indexes.

Enters: a linked catalog. Leaves: ``pages.Plan``. No template holds logic beyond loops and choices.
"""
