"""The known name nearest to a misspelt one, for "did you mean ...?" hints.

Enters: a word and the known names. Leaves: a hint sentence, empty when nothing is near.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the closest known name, or "" when none is close."""
    lowered = {name.lower(): name for name in sorted(known)}
    found = get_close_matches(word.lower().replace(" ", "-"), lowered, n=1, cutoff=0.6)
    return f'did you mean "{lowered[found[0]]}"?' if found else ""
