"""Lighthouse, which Node runs: the scores and figures of pages.

Enters: addresses of pages. Leaves: a ``Rated`` for each page and run. ``scripts/_node.py`` gets
Lighthouse from npm; the Node that runs it is the one that Playwright brings along.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import playwright

REPO = Path(__file__).resolve().parents[1]
PACKAGES = REPO / ".cache" / "node"
DRIVER = Path(playwright.__file__).parent / "driver"
NODE = DRIVER / ("node.exe" if os.name == "nt" else "node")
UNTIMED = ("accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Rated:
    """What Lighthouse says of one visit to a page."""

    address: str
    trouble: str  # why it could not be rated
    scores: dict[str, int]  # of 100, by category
    figures: dict[str, float]  # milliseconds, bytes and shifts, by audit
    faults: list[str]


def rate(pages: list[str], runs: int = 1, **settings: Any) -> Iterator[Rated]:
    """Visit each page as a phone on slow 4G would, unless the settings say otherwise."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    wish = {"chromium": chromium, "pages": pages, "runs": runs, "settings": settings}
    command = [NODE, Path(__file__).with_suffix(".mjs"), PACKAGES]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(json.dumps(wish))
        child.stdin.close()
        for line in child.stdout:
            yield Rated(**json.loads(line))
    assert child.returncode == 0, "Lighthouse came to no end: see what it printed."
