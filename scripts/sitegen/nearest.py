"""The known name nearest to a misspelt one, for "did you mean ...?" hints.

Enters: a word and the known names. Leaves: a name or a hint sentence, empty when none is near.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the closest known name, or "" when none is close."""
    found = nearest(word, known)
    return f'did you mean "{found}"?' if found else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The closest known name, or "" when none is close."""
    lowered = {name.lower(): name for name in sorted(known)}
    found = get_close_matches(word.lower().replace(" ", "-"), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""
