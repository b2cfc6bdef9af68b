"""What a page said in an older state of the guide, by the version that a clinic wrote down.

Enters: a page's id and a version. Leaves: the commit, and the words of the page as they were.
"""

from sitegen.history.search import CannotLookError, Found, find
from sitegen.history.telling import as_data, as_lines

__all__ = ["CannotLookError", "Found", "as_data", "as_lines", "find"]
