"""One step: all files change, or none does.

Enters: the root folder, two names, the day. Leaves: ``Renamed``, and changed files; or
``RefusedError``, and every file as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.files import remove, write_if_changed
from sitegen.link import link
from sitegen.load.folder import load
from sitegen.problem import Problem
from sitegen.rename.edits import edits, moved
from sitegen.rename.names import RefusedError, move_of
from sitegen.rename.redirect import redirected
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
    catalog, _ = link(load(root))
    if catalog is None:
        raise RefusedError("There is no guide here to rename anything in.")
    move = move_of(catalog, old, new)
    texts = edits(root, catalog, move)
    if move.is_page:
        path = root / MOVES
        texts[MOVES] = redirected(texts.get(MOVES) or _text(path), move)
    files = [path.relative_to(root).as_posix() for path in (root / "content").rglob("*.*")]
    return _all_or_none(root, texts, moved(move, dict.fromkeys(files)), today)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


def _errors(root: Path, today: date) -> list[Problem]:
    problems = load_and_check(root, today, lambda stage, outcome: None).problems
    return [problem for problem in problems if problem.severity == "error"]


def _all_or_none(root: Path, texts: dict[str, str], names: dict[str, str], today: date) -> Renamed:
    """Write the files; when it is stopped half way or makes a mistake, put all of them back."""
    after = {names.get(file, file): text.encode() for file, text in texts.items()}
    for old, new in names.items():
        after.setdefault(new, (root / old).read_bytes())
    kept = {file: path.read_bytes() for file in {*after, *names} if (path := root / file).is_file()}
    try:
        for file, data in after.items():
            write_if_changed(root / file, data)
        remove([root / old for old in names], root / "content")
        if wrong := _errors(root, today):
            raise RefusedError(
                f"Nothing was renamed, for then this would be wrong:\n{wrong[0].text()}"
            )
    except BaseException:
        for file, data in kept.items():
            write_if_changed(root / file, data)
        remove([root / file for file in after if file not in kept], root / "content")
        raise
    return Renamed(sorted(set(after) - set(names.values())), names)
