"""A new guide's history: a repository of its own with one commit, where git is there.

Enters: the new folder. Leaves: a sentence that tells what came of it. No author is invented, and
no place to send it to.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

NO_GIT = "It is not kept with git: there is none here. Without git nothing can be published."
NO_NAME = (
    "It is kept with git, but nothing is committed: git does not know your name. Tell it with "
    'git config --global user.name and user.email, then type git commit -m "Begin the guide".'
)
KEPT = "It is kept with git, in one commit."


def keep(folder: Path, name: str) -> str:
    """Begin the history of the new guide."""
    try:
        _git(folder, "init", "--quiet", "--initial-branch=main")
        _git(folder, "add", "--all")
    except (OSError, subprocess.CalledProcessError):
        return NO_GIT
    try:
        _git(folder, "-c", "user.useConfigOnly=true", "commit", "--quiet", f"-mBegin {name}")
    except subprocess.CalledProcessError:
        return NO_NAME
    return KEPT


def _git(folder: Path, *words: str) -> None:
    """Run git on this folder alone, wherever a git that started us is at work."""
    ours = {key: value for key, value in os.environ.items() if key not in _ELSEWHERE}
    command = ["git", "-C", str(folder), *words]
    subprocess.run(command, check=True, capture_output=True, env=ours)


_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")
