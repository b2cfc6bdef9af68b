"""Write what needs doing: a page for the staff, and the same for programs.

Enters: where it goes. Leaves: the report's files; its summary on the screen.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, PROBLEMS, Progress, say, store, today
from sitegen.memo import Memo
from sitegen.stages import load_and_check

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    report = commands.add_parser("report", parents=[shared], help="tell what needs doing")
    report.add_argument(
        "--out", type=Path, default=None, metavar="FOLDER", help="where it goes (default: report)"
    )
    report.add_argument(
        "--format", choices=("all", "html", "json"), default="all", help="(default: all)"
    )
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write what needs doing, also when there are mistakes in the content."""
    from sitegen.report import make, save

    day = today(options)
    with Memo(store(options.root)) as memo:
        checked = load_and_check(options.root, day, Progress(quiet=True), memo, preview=True)
        if checked.catalog is None:
            say(checked.told(checked.problems))
            say("There is no report: mend these first, then type the same again.")
            return PROBLEMS
        report = make(options.root, checked, day, memo)
    written = save(report, options.out or options.root / "report", options.format)
    say(report.summary)
    say(f"All of it: {written.resolve().as_uri()}")
    return FINE
