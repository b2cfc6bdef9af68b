"""One step: all files change, or none does.

Enters: the root folder, two names, the day. Leaves: ``Renamed``, and changed files; or
``RefusedError``, and every file as it was.

What is changed was read before all else, and a file that somebody saves after that is not changed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.link import link
from sitegen.load.folder import load
from sitegen.problem import Problem
from sitegen.rename.edits import edits, moved
from sitegen.rename.names import RefusedError, move_of
from sitegen.rename.redirect import redirected
from sitegen.saving import Changes, SavedMeanwhileError, exchange_all
from sitegen.stages import load_and_check

MOVES = "content/redirects.yml"


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was done: files with changed words, and files with another name (old to new)."""

    changed: list[str]
    moved: dict[str, str]


def give_name(root: Path, old: str, new: str, today: date) -> Renamed:
    """Give a thing its new name everywhere."""
    before = _errors(root, today)
    if before:
        raise RefusedError(
            f"{before[0].text()}\nFirst mend what check.py tells; then nothing can be missed."
        )
    files = _files(root)
    catalog, _ = link(load(root))
    if saved := {file for file, _ in files.items() ^ _files(root).items()}:
        raise SavedMeanwhileError(*sorted(saved))
    if catalog is None:
        raise RefusedError("There is no guide here to rename anything in.")
    move = move_of(catalog, old, new)
    texts = edits(files, catalog, move)
    if move.is_page:
        texts[MOVES] = redirected(texts.get(MOVES) or files.get(MOVES, b"").decode(), move)
    names = moved(move, files)
    _refuse_taken(root, names)
    exchange_all(root, _changes(files, texts, names), lambda: _still_right(root, today))
    return Renamed(sorted({*texts} - {*names}), names)


def _files(root: Path) -> dict[str, bytes]:
    """Every file of the content but hidden ones, which editors and systems put there."""
    found = {}
    for place, folders, names in os.walk(root / "content"):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(place) / name for name in names if not name.startswith(".")):
            found[path.relative_to(root).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))


def _refuse_taken(root: Path, names: Mapping[str, str]) -> None:
    """A draft, or a file that differs in its capitals, is no page yet; it must not get lost."""
    for new in names.values():
        if os.path.lexists(root / new):
            raise RefusedError(f"There is a file {new} already. Choose another name.")


def _changes(files: Mapping[str, bytes], texts: dict[str, str], names: dict[str, str]) -> Changes:
    """What was read and what shall be there; files that lose their names come last."""
    after = {names.get(file, file): text.encode() for file, text in texts.items()}
    after |= {new: files[old] for old, new in names.items() if old not in texts}
    there = {file: (files.get(file), data) for file, data in after.items()}
    return {**there, **{old: (files[old], None) for old in names}}


def _errors(root: Path, today: date) -> list[Problem]:
    problems = load_and_check(root, today, lambda stage, outcome: None).problems
    return [problem for problem in problems if problem.severity == "error"]


def _still_right(root: Path, today: date) -> None:
    if wrong := _errors(root, today):
        raise RefusedError(f"Nothing was renamed, for then this would be wrong:\n{wrong[0].text()}")
