"""Rules over the whole catalog, as small registered checks.

Enters: a linked catalog and today's date. Leaves: problems.
"""
