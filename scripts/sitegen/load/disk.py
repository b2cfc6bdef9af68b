"""What a folder holds and what a file says, or in plain words why nobody can tell.

Enters: paths. Leaves: entries or bytes, and problems FIL03. Nothing here waits or runs on for ever:
a pipe, a device or a file without end is refused before it is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sitegen.load.decode import LARGEST
from sitegen.problem import Place, Problem, error

_NOISE = {"thumbs.db", "desktop.ini"}  # Windows makes them when a folder is looked at


def listing(folder: Path, shown: str) -> tuple[list[os.DirEntry[str]], list[Problem]]:
    """What is in a folder, by name, without what the system put there."""
    try:
        with os.scandir(folder) as entries:
            kept = [e for e in entries if not e.name.startswith(".")]
    except OSError as failure:
        return [], [_unreadable(shown, "folder", failure.strerror or str(failure))]
    kept = [entry for entry in kept if entry.name.lower() not in _NOISE]
    return sorted(kept, key=lambda entry: entry.name), []


def read(path: Path, file: str) -> tuple[bytes, list[Problem]]:
    """The bytes of a file: of one that is too large only as many as tell so."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b"", [_unreadable(file, "file", "it is a pipe or a device, not a file of words")]
        with path.open("rb") as opened:
            return opened.read(LARGEST + 1), []
    except OSError as failure:
        return b"", [_unreadable(file, "file", failure.strerror or str(failure))]


def shown(name: str) -> str:
    """A name as problems tell it: on one line, whatever is in it."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


def _unreadable(file: str, what: str, why: str) -> Problem:
    return error(
        Place(file),
        "FIL03",
        f"this {what} cannot be read ({why})",
        "is it open somewhere else, or may you not read it?",
    )
