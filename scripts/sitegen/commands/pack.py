"""Join the pages that a clinic picks for one patient into one PDF.

Enters: names of pages, a paper. Leaves: a PDF.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.shared import (
    FINE,
    PROBLEMS,
    WRONG_USE,
    Progress,
    say,
    say_aside,
    store,
    today,
    waits,
)
from sitegen.memo import Memo
from sitegen.stages import load_and_check
from sitegen.turn import only_build

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    pack = commands.add_parser("pack", parents=[shared], help="join pages for one patient")
    pack.add_argument("pages", nargs="*", metavar="PAGE", help="such as neck-pain")
    pack.add_argument("--paper", choices=("a4", "letter"), default="a4", help="(default: a4)")
    pack.add_argument("--large", action="store_true", help="in large print")
    pack.add_argument("--language", default=None, help="such as cy (default: the guide's own)")
    pack.add_argument(
        "--out", type=Path, default=Path("visit-pack.pdf"), help="(default: visit-pack.pdf)"
    )
    pack.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Join the pages that a clinic picks for one patient into one PDF."""
    from sitegen.assemble import Order, make_pack
    from sitegen.leaflet.pack import UnknownPageError, save

    if not options.pages:
        say_aside("Which pages? Such as: neck-pain first-two-days")
        return WRONG_USE
    order = Order(options.pages, options.paper, options.large, options.language)
    with only_build(options.root, waits), Memo(store(options.root)) as memo:
        checked = load_and_check(options.root, today(options), Progress(quiet=True), memo)
        if not checked.fine:
            say(checked.told(checked.problems))
            return PROBLEMS
        try:
            made, problems = make_pack(options.root, checked, order, memo)
        except UnknownPageError as unknown:
            say_aside(unknown)
            return WRONG_USE
    if made is None:
        say(checked.told(problems))
        return PROBLEMS
    save(made, options.out)
    say(options.out)
    return FINE
