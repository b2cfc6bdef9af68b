"""Show how the words of a page changed, before and now.

Enters: a page's id, and days or versions. Leaves: lines, or one HTML file.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, WRONG_USE, say, say_aside, today

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands

_HOW = "a day such as 2026-11-22, or the ten signs at the foot of the page"


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    history = commands.add_parser(
        "history",
        parents=[shared],
        help="show how the words of a page changed",
        description="Without --from: since the page was last checked, else the last change.",
    )
    history.add_argument("page", metavar="ID", help="such as conditions/neck-pain")
    history.add_argument("--from", dest="old", metavar="WHEN", help=f"before: {_HOW}")
    history.add_argument("--to", dest="new", metavar="WHEN", help="the same (default: now)")
    history.add_argument("--language", default=None, help="such as cy (default: the guide's own)")
    history.add_argument("--out", type=Path, metavar="FILE.html", help="a page to read and print")
    history.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show how the words of a page changed."""
    from sitegen.history import CannotLookError, as_words, changed, save

    try:
        asked = (options.page, options.old, options.new, options.language)
        answer = changed(options.root, *asked, today(options), say_aside)
    except CannotLookError as failure:
        say_aside(failure)
        return WRONG_USE
    if options.out is None:
        say(as_words(answer))
        return FINE
    save(answer, options.out)
    say(options.out)
    return FINE
