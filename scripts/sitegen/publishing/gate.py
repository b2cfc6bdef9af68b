"""What must be true before a guide is published.

Enters: the guide's folder and its checked content. Leaves: a sentence for each thing that is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.catalog import Catalog
from sitegen.history.git import git, is_kept
from sitegen.publishing.ledger import lacking
from sitegen.stages import Checked

MOST = 5  # names in one sentence


def not_ready(root: Path, checked: Checked) -> list[str]:
    """Everything that stands in the way, so that it can be mended in one go."""
    found = not_committed(root)
    if checked.catalog is None or not checked.fine:
        return [*found, "The checks found mistakes. Mend what check.py tells."]
    return [*found, *_content(checked.catalog)]


def not_committed(root: Path) -> list[str]:
    """Why nobody could tell later from git what was published."""
    if not is_kept(root):
        return ["This folder is not kept with git. Nobody could tell later what was published."]
    if changed := _changed(root):
        return [f"These files are not committed: {_some(changed)}. Commit them or undo the change."]
    return []


def _changed(root: Path) -> list[str]:
    words = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal", "--", ".")
    return [line[3:] for line in git(root, *words).decode().split("\0") if line]


def _content(catalog: Catalog) -> Iterator[str]:
    site = catalog.site
    if site.example:
        yield (
            "The contacts are those of an example. Put in the real ones in content/site.yml, then "
            'write "example: no" there.'
        )
    unread = [page for page in _records(catalog) if catalog.standing(page) != "checked"]
    if site.publish == "refuse" and unread:
        yield f"Nobody with a licence has checked these pages as they are: {_some(unread)}."
    if new := lacking(catalog):
        yield (
            f"These addresses are not yet in content/published.yml: {_some(new)}. "
            'Type "python3 scripts/publish.py --ledger" to add them, then commit that file.'
        )


def _records(catalog: Catalog) -> list[str]:
    return sorted(page for page in catalog.known["page"] if catalog.entry(page))


def _some(names: list[str]) -> str:
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")
