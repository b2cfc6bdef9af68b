"""What git knows of a guide: its commits, and the files of each.

Enters: the guide's folder. Leaves: ``Commit`` values, and copies of older files in a folder of
their own. Reads only: nothing of the repository or of its work tree is changed.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile


class Commit(NamedTuple):
    """A state of the guide that was kept."""

    id: str
    day: str  # as git writes it: 2026-11-22
    subject: str


def git(root: Path, *words: str) -> bytes:
    """What git answers. Raises ``CalledProcessError``, or ``OSError`` where there is no git."""
    quiet = ("-c", "core.quotePath=false", "--no-optional-locks")
    command = ["git", "-C", str(root), *quiet, *words]
    return subprocess.run(command, check=True, capture_output=True).stdout


def is_kept(root: Path) -> bool:
    """Whether the guide is in a git work tree that has a commit."""
    try:
        git(root, "rev-parse", "--verify", "HEAD^{commit}")
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def is_shallow(root: Path) -> bool:
    """Whether the oldest part of the history is not here."""
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def has_changes(root: Path, paths: Sequence[str]) -> bool:
    """Whether something in these paths is not committed yet."""
    return bool(git(root, "status", "--porcelain", "--", *paths).strip())


def is_part(root: Path, commit: str) -> bool:
    """Whether a commit belongs to what led to this state."""
    try:
        git(root, "merge-base", "--is-ancestor", commit, "HEAD")
    except subprocess.CalledProcessError:
        return False
    return True


def commits(root: Path, paths: Sequence[str], way: str = "--full-history") -> list[Commit]:
    """The commits that changed something in these paths, the newest first.

    With ``--first-parent`` only what the guide itself was, one state after the other.
    """
    form = "--format=%H%x00%cs%x00%s"
    said = git(root, "log", way, form, "HEAD", "--", *paths).decode()
    return [Commit(*line.split("\0", 2)) for line in said.splitlines()]


def old_file(root: Path, commit: str, path: str) -> str | None:
    """The text of a file as it was; None where it did not exist."""
    try:
        return git(root, "show", f"{commit}:./{path}").decode("utf-8", "replace")
    except subprocess.CalledProcessError:
        return None


def names(root: Path, path: str) -> Iterator[str]:
    """Every file name that was ever in a folder."""
    said = git(
        root, "log", "--full-history", "--relative", "--format=", "--name-only", "HEAD", "--", path
    )
    yield from set(said.decode().splitlines())


def unpack(root: Path, commit: str, target: Path) -> None:
    """Put the guide's files as they were into an empty folder."""
    packed = git(root, "archive", "--format=zip", "-1", commit)  # from this folder down
    ZipFile(io.BytesIO(packed)).extractall(target)
