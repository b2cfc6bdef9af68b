"""Builds the real guide, in a folder of the test's own."""

from __future__ import annotations

import shutil
from pathlib import Path

from sitegen.cli import main

REPO = Path(__file__).resolve().parents[2]
PARTS = ("content", "docs/.overrides", "docs/assets", "mkdocs.yml")
TODAY = "2026-11-22"


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
