"""Content files to typed records: decode, compose, validate; nothing guessed, everything placed.

Enters: the content folder. Leaves: ``folder.Loaded``, the records with their places, and problems.
"""
