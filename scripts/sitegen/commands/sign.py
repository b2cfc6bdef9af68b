"""Show what a clinician would sign, or write a sign-off into the page's file.

Enters: a page, who signs, when. Leaves: the page's file with its ``reviewed``.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sitegen.commands.shared import (
    FINE,
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

HINTS = {
    "name": "who read the page",
    "role": "their profession",
    "body": "who gave the licence, and its number if you like",
    "date": "the day it was read, such as 2026-11-22 (default: today)",
    "next": "the day it must be read again",
    "words": "the code on the sheet that was signed; refused when the page changed since",
}
NEEDED = ("name", "role", "body", "next")  # what nobody can guess


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    sign = commands.add_parser(
        "sign", parents=[shared], help="write down that a clinician checked a page"
    )
    sign.add_argument("page", metavar="PAGE", help="such as conditions/neck-pain")
    for name, hint in HINTS.items():
        sign.add_argument(f"--{name}", default=None, metavar=name.upper(), help=hint)
    sign.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show what would be signed, or write it down."""
    from sitegen.review.ready import RefusedError

    try:
        with only_build(options.root, waits):
            _run(options)
    except RefusedError as refused:
        say_aside(refused)
        return WRONG_USE
    return FINE


def _run(options: argparse.Namespace) -> None:
    from sitegen.review.ready import RefusedError, page_of, ready
    from sitegen.review.sign import sign
    from sitegen.review.telling import offer
    from sitegen.signed import Signer

    day = today(options)
    with Memo(store(options.root)) as memo:
        catalog = ready(load_and_check(options.root, day, Progress(quiet=True), memo))
    page = page_of(catalog, options.page)
    given = {name: said for name in HINTS if (said := getattr(options, name))}
    if not given:
        say(offer(catalog, page, day))
        return
    if lacking := [f"--{name} ({HINTS[name]})" for name in NEEDED if name not in given]:
        raise RefusedError(f"Please say also: {'; '.join(lacking)}.")
    said = {"date": day.isoformat(), "words": Signer(catalog).words_of(page)} | given
    fields = {name: said[name] for name in HINTS}
    say(f"Signed: {sign(options.root, catalog, page, fields, day)}")
