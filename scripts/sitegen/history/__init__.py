"""What a page said in older states of the guide, and what changed between them.

Enters: a page's id, with a version that a clinic wrote down, or with days. Leaves: the words of the
page as they were, or both texts side by side.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sitegen.history.kept import Kept
from sitegen.history.question import Answer, answer
from sitegen.history.search import CannotLookError, Found, find
from sitegen.history.telling import as_data, as_lines
from sitegen.history.telling_change import as_words, save
from sitegen.history.timeline import Timeline

__all__ = [
    "Answer",
    "CannotLookError",
    "Found",
    "as_data",
    "as_lines",
    "as_words",
    "changed",
    "find",
    "save",
]


def changed(
    root: Path,
    page: str,
    old: str | None,
    new: str | None,
    language: str | None,
    today: date,
    say: Callable[[str], None],
) -> Answer:
    """The words of a page before and now."""
    with Kept(root) as kept:
        line = Timeline(kept, page.strip().strip("/"), language, say)
        return answer(line, old and old.strip().lower(), new and new.strip().lower(), today)
