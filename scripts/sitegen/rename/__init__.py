"""Another name for a page, a drawing, a sign, a work: its file, its id, and all that points to it.

Enters: the root folder, the old name and the new one. Leaves: changed files, every other byte of
them as it was; or ``RefusedError`` and nothing changed.
"""

from sitegen.rename.apply import Renamed, give_name
from sitegen.rename.names import HOW, RefusedError

__all__ = ["HOW", "RefusedError", "Renamed", "give_name"]
