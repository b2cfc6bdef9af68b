"""The commands, a module each: the words it takes (``add``) and what it does (``run``).

Enters: what was typed after its name. Leaves: what it printed, and an exit code of ``shared``.
"""
