"""What the commands share: how they end, how they speak, where they remember.

Enters: words, the options. Leaves: lines on the screen. The only module that prints.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

ROOT = Path(__file__).resolve().parents[3]
FINE, PROBLEMS, WRONG_USE, OUR_MISTAKE = 0, 1, 2, 3


def say(words: object) -> None:
    """Print a line for the user."""
    print(words, flush=True)


def say_aside(words: object) -> None:
    """Print a line that is no part of the answer: why it cannot be given, or what goes on."""
    print(words, file=sys.stderr, flush=True)


class Progress:
    """Prints a line a stage with the time it took."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Start the clock."""
        self._quiet = quiet
        self._last = self._start = perf_counter()

    def __call__(self, stage: str, outcome: str) -> None:
        """Print one stage's line."""
        now = perf_counter()
        if not self._quiet:
            say(f"{stage:<8} {now - self._last:6.2f} s  {outcome}")
        self._last = now

    @property
    def seconds(self) -> float:
        """Since the start."""
        return perf_counter() - self._start


def waits() -> None:
    """Say that another build has the folder."""
    say("Another build is at work in this folder. Waiting until it is done.")


def store(root: Path, *, preview: bool = False) -> Path:
    """What earlier runs on this guide have worked out; a preview's pages are others."""
    return root / ".cache" / ("preview.sqlite" if preview else "memo.sqlite")


def today(options: argparse.Namespace) -> date:
    """The day that the user names, else the editor's own."""
    return options.today or date.today()
