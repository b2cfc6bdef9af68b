"""A screen reader without a screen, which Node runs: what it says of pages.

Enters: a built site and files of pages. Leaves: a ``Heard`` for each page. ``scripts/_node.py``
gets the reader from npm; the Node that runs it is the one that Playwright brings along.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lighthouse import NODE, PACKAGES

Stops = list[tuple[str, str]]  # what is said, and where a link leads


@dataclass(frozen=True)
class Heard:
    """A page from its top: item by item, and by the keys for the next of a sort."""

    file: str
    said: list[str]
    headings: Stops
    links: Stops
    landmarks: Stops

    def keys(self, stops: Stops, words: str) -> int:
        """How many times the key is pressed from the top of the page until this is said."""
        return 1 + [said for said, _ in stops].index(words)

    def after(self, words: str, most: int = 8) -> list[str]:
        """What is said next after these words."""
        start = self.said.index(words) + 1
        return self.said[start : start + most]


def listen(site: Path, files: list[str]) -> dict[str, Heard]:
    """Let the reader go over pages, each from its top to its end."""
    ran = subprocess.run(
        [NODE, Path(__file__).with_suffix(".mjs"), PACKAGES, site],
        input=json.dumps(files),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    heard = [Heard(**json.loads(line)) for line in ran.stdout.split("\n")[:-1]]
    return {one.file: one for one in heard}


def file_of(address: str) -> str:
    """The file of an address of a site."""
    return address.lstrip("/") + ("index.html" if address.endswith("/") else "")
