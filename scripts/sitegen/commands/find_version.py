"""Print the words of a page as they were when it had some version.

Enters: a page's id and a version. Leaves: its words, and since when.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, PROBLEMS, WRONG_USE, say, say_aside

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    find = commands.add_parser(
        "find_version", parents=[shared], help="find the words of an older version of a page"
    )
    find.add_argument("page", metavar="ID", help="such as conditions/neck-pain")
    find.add_argument("version", metavar="VERSION", help="the ten signs at the foot of the page")
    find.add_argument("--format", choices=("text", "json"), default="text")
    find.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the words of a page as they were when it had this version."""
    from sitegen.history import CannotLookError, as_data, as_lines, find

    try:
        found = find(options.root, options.page, options.version, say_aside)
    except CannotLookError as failure:
        say_aside(failure)
        return WRONG_USE
    if found.text is None:
        say_aside(found.why_not)
        return PROBLEMS
    if options.format == "json":
        say(json.dumps(as_data(found, found.text), indent=2, ensure_ascii=False))
    else:
        say(as_lines(found, found.text))
    return FINE
