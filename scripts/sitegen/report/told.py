"""The summary as lines of text, for the screen and for the monthly issue.

Enters: the sections with their rows. Leaves: text. It holds no words of the content.
"""

from __future__ import annotations

from sitegen.report.registry import Part, ranked
from sitegen.report.table import Rank

FIRST, NOTHING = "Do first:", "Nothing needs doing first."
LATER = "When there is time:"


def as_text(parts: list[Part]) -> str:
    """What to do, the most urgent first."""
    lines = _list(FIRST, parts, "first") or [NOTHING]
    return "\n".join([*lines, *_list(LATER, parts, "later")])


def _list(head: str, parts: list[Part], rank: Rank) -> list[str]:
    found = [f"- {part.said}" for part in ranked(parts, rank)]
    return [head, *found] if found else []
