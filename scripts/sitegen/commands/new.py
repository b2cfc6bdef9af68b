"""Make the file of a new page and say what to do next.

Enters: a kind and a name. Leaves: a file, and what to do with it.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, ROOT, WRONG_USE, say, say_aside, today

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    new = commands.add_parser("new", parents=[shared], help="start a new page")
    new.add_argument("kind", nargs="?", metavar="KIND", help="such as condition")
    new.add_argument("name", nargs="*", metavar="NAME", help='such as "Frozen shoulder"')
    new.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the file of a new page and say what to do next."""
    from sitegen.new import HOW, RefusedError, make, what_next

    if not options.name:
        say_aside(HOW)
        return WRONG_USE
    try:
        made = make(options.root, options.kind, " ".join(options.name), today(options))
    except RefusedError as refused:
        say_aside(refused)
        return WRONG_USE
    say(what_next(made, "" if options.root == ROOT else f' --root "{options.root}"'))
    return FINE
