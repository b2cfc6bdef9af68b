"""A new page, from a kind and a name: words, the page itself, what to do next.

Enters: what a person typed. Leaves: one new file, or ``RefusedError`` and nothing changed.
"""

from sitegen.new.page import make
from sitegen.new.telling import HOW, what_next
from sitegen.new.words import RefusedError

__all__ = ["HOW", "RefusedError", "make", "what_next"]
