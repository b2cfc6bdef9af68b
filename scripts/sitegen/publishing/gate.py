"""What must be true before a guide is published.

Enters: the guide's folder and its checked content. Leaves: a sentence for each thing that is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.catalog import Catalog
from sitegen.history.git import NO_ANSWER, git, why_not
from sitegen.publishing.ledger import lacking
from sitegen.stages import Checked

MOST = 5  # names in one sentence
NOT_KEPT = "This folder is not kept with git. Nobody could tell later what was published."


def not_ready(root: Path, checked: Checked) -> list[str]:
    """Everything that stands in the way, so that it can be mended in one go."""
    found = not_committed(root)
    if checked.catalog is None or not checked.fine:
        return [*found, "The checks found mistakes. Mend what check.py tells."]
    return [*found, *_content(checked.catalog)]


def not_committed(root: Path) -> list[str]:
    """Why nobody could tell later from git what was published."""
    try:
        git(root, "rev-parse", "--verify", "HEAD^{commit}")
        changed = _changed(root)
    except NO_ANSWER as failure:
        return [f"{NOT_KEPT} (git says: {why_not(failure)})"]
    if changed:
        return [f"These files are not committed: {_some(changed)}. Commit them or undo the change."]
    return []


def _changed(root: Path) -> list[str]:
    words = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal", "--", ".")
    told = {line[3:] for line in git(root, *words).decode().split("\0") if line}
    return sorted(told | _hidden_from_git(root))


def _hidden_from_git(root: Path) -> set[str]:
    """Files of the content that git was told not to look at: they would be published too."""
    listed = git(root, "ls-files", "-v", "-z", "--cached", "--others", "--", "content").decode()
    marked = {line[2:] for line in listed.split("\0") if line and line[0] != "H"}
    return {
        name
        for name in marked
        if name.endswith((".yml", ".svg")) and not name.rpartition("/")[2].startswith(".")
    }


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
