"""Rendered pages to Markdown files in docs: only what changed, only what is ours.

Enters: the docs folder of one language and the text of every page. Leaves: files; problems for
hand-written files that stand where a generated one belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sitegen.files import remove, write_if_changed
from sitegen.problem import Place, Problem, error

MARK = b"generated_from:"
HEAD = 4000  # bytes in which the mark must stand; front matter is shorter


def write(folder: Path, pages: Mapping[str, str], shown: str) -> tuple[int, list[Problem]]:
    """Write the pages (by path below ``folder``) and prune ours that are gone.

    ``shown`` is the folder's name in problems. Returns the number of files that changed. Nothing is
    written when a hand-written file is in the way.
    """
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    foreign = [name for name in sorted(there) if not _is_ours(folder / name)]
    if foreign:
        return 0, [_in_the_way(f"{shown}/{name}") for name in foreign]
    changed = sum(
        write_if_changed(folder / name, text.encode()) for name, text in sorted(pages.items())
    )
    gone = sorted(there - set(pages))
    return changed + remove((folder / name for name in gone), folder), []


def _is_ours(path: Path) -> bool:
    """Whether we made a file: its front matter says so, or it is a part that a crash left."""
    if path.name.endswith(".part"):
        return True
    with path.open("rb") as file:
        return MARK in file.read(HEAD)


def _in_the_way(file: str) -> Problem:
    return error(
        Place(file),
        "WRT01",
        "this file was written by hand, in a folder that is generated",
        "move it out of this folder; content belongs into content/",
    )
