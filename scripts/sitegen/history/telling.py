"""What was found, for people and for other programs.

Enters: ``Found`` with a text. Leaves: lines, or plain data.
"""

from __future__ import annotations

from sitegen.history.reading import Text
from sitegen.history.search import Found


def as_lines(found: Found, text: Text) -> str:
    """The text as it can be read in a terminal or be printed."""
    commit = found.commit
    where = (
        f"commit {commit.id} of {commit.day}: {commit.subject}" if commit else "not committed yet"
    )
    head = [f"{found.page} · version {found.version} · language {text.language}", where, ""]
    short = ["", "# The short version", *(f"- {words}" for words in text.short)]
    lead, *rest = [_aired(line) for line in text.lines]
    return "\n".join([*head, text.title, "=" * len(text.title), lead, *short, *rest])


def _aired(line: str) -> str:
    return f"\n{line}" if line.startswith("# ") else line


def as_data(found: Found, text: Text) -> dict[str, object]:
    """The same for other programs; ``commit`` is null while nothing is committed."""
    commit = found.commit
    return {
        "page": found.page,
        "version": found.version,
        "language": text.language,
        "commit": commit.id if commit else None,
        "date": commit.day if commit else None,
        "title": text.title,
        "short_version": text.short,
        "text": text.lines,
    }
