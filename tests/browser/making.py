"""Builds the real guide, in a folder of the test's own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from sitegen.cli import main

REPO = Path(__file__).resolve().parents[2]
PARTS = ("content", "docs/.overrides", "docs/assets", "mkdocs.yml")
TODAY = "2026-11-22"


def shared_guide(folders: pytest.TempPathFactory) -> Path:
    """The guide of this repository, built by the first worker that needs it, for all of them."""
    folder = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    done = folder / "guide.done"
    with FileLock(folder / "guide.lock"):
        if not done.exists():
            build_guide(folder / "guide")
            done.touch()
    return folder / "guide" / "site"


def build_guide(folder: Path) -> Path:
    """Build the guide of this repository, by the command that people use; gives the site."""
    for name in PARTS:
        copy(REPO / name, folder / name)
    site = folder / "site"
    words = ["build", "--root", str(folder), "--site", str(site), "--today", TODAY]
    assert main(words) == 0, "The guide does not build: see what it printed."

    return site


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder."""
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
