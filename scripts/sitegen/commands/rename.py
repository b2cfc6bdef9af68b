"""Give a page or a list's entry another name, everywhere.

Enters: two names. Leaves: the files that were changed.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, WRONG_USE, say, say_aside, today, waits
from sitegen.turn import only_build

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    rename = commands.add_parser("rename", parents=[shared], help="give a page another name")
    rename.add_argument("names", nargs="*", metavar="OLD NEW", help="such as old-name new-name")
    rename.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Give a page or a list's entry another name, everywhere, and say what changed."""
    from sitegen.rename import HOW, RefusedError, give_name

    if len(options.names) != 2:
        say_aside(HOW)
        return WRONG_USE
    try:
        with only_build(options.root, waits):
            old, new = options.names
            done = give_name(options.root, old, new, today(options))
    except RefusedError as refused:
        say_aside(refused)
        return WRONG_USE
    for old, new in done.moved.items():
        say(f"{old} is now {new}")
    for file in done.changed:
        say(f"changed: {file}")
    return FINE
