"""Begins a guide: content and tools into one folder, looked at before it gets its name.

Enters: the folders of the tools and of this guide, the place that is wanted, ``Answers``, the day.
Leaves: ``Begun``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sitegen.problem import Problem, counts
from sitegen.stages import load_and_check
from sitegen.starting.answers import Answers
from sitegen.starting.content import fill
from sitegen.starting.kept import keep
from sitegen.starting.place import folder_for
from sitegen.starting.tools import copy_tools


class Begun(NamedTuple):
    """What a person is told of a new guide."""

    found: str  # what the check says, in numbers
    kept: str  # what became of its history
    named: list[str]  # where the clinic of before still stands


def begin(tools: Path, guide: Path, wanted: Path, answers: Answers, today: date) -> Begun:
    """Make the new folder; nothing is left of it when something goes wrong."""
    source = guide if answers.content == "copy" else tools / "scripts" / "starter"
    with folder_for(wanted, tools, guide) as folder:
        copy_tools(tools, folder, answers)
        named = fill(source, folder, answers, today)
        found = _problems(folder, today)
        return Begun(counts(found), keep(folder, answers.name), named)


def _problems(folder: Path, today: date) -> list[Problem]:
    return load_and_check(folder, today, lambda stage, outcome: None).problems
