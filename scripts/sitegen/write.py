"""Rendered pages to Markdown files in docs: only what changed, only what is ours.

Enters: the docs folder of one language and the text of every page. Leaves: files; problems for
hand-written files that stand where a generated one belongs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
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
    there, same, foreign = set(), set(), []
    for name, data in _files(folder):
        there.add(name)
        if name in pages and pages[name].encode() == data:
            same.add(name)
        elif not _is_ours(name, data):
            foreign.append(name)
    if foreign:
        return 0, [_in_the_way(f"{shown}/{name}") for name in sorted(foreign)]
    changed = sum(
        write_if_changed(folder / name, pages[name].encode()) for name in sorted(set(pages) - same)
    )
    gone = sorted(there - set(pages))
    return changed + remove((folder / name for name in gone), folder), []


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, by its path there, with its bytes. Each is read once."""
    for place, _, names in os.walk(folder):
        way = Path(place).relative_to(folder).as_posix()
        for name in names:
            yield name if way == "." else f"{way}/{name}", (Path(place) / name).read_bytes()


def _is_ours(name: str, data: bytes) -> bool:
    """Whether we made a file: its front matter says so, or it is a part that a crash left."""
    return name.endswith(".part") or MARK in data[:HEAD]


def _in_the_way(file: str) -> Problem:
    return error(
        Place(file),
        "WRT01",
        "this file was written by hand, in a folder that is generated",
        "move it out of this folder; content belongs into content/",
    )
