"""Make review sheets: paper on which a clinician checks a page.

Enters: a page and a file, or a folder for the sheets of all pages. Leaves: HTML files there.
"""

from __future__ import annotations

import argparse
from pathlib import Path
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
from sitegen.stages import Checked, load_and_check, make_plans
from sitegen.turn import only_build

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    made = commands.add_parser(
        "review_sheet", parents=[shared], help="make a sheet on which a clinician checks a page"
    )
    made.add_argument("page", nargs="?", metavar="PAGE", help="such as conditions/neck-pain")
    made.add_argument(
        "--out", type=Path, default=Path("review-sheet.html"), help="(default: review-sheet.html)"
    )
    made.add_argument(
        "--all", type=Path, default=None, metavar="FOLDER", help="the sheets of all pages, here"
    )
    made.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the sheet of one page, or those of all."""
    from sitegen.review.ready import RefusedError

    if (options.page is None) == (options.all is None):
        say_aside("Which page? Such as: conditions/neck-pain. Or say --all FOLDER.")
        return WRONG_USE
    try:
        with only_build(options.root, waits), Memo(store(options.root)) as memo:
            checked = load_and_check(options.root, today(options), Progress(quiet=True), memo)
            _make(checked, options, memo)
    except RefusedError as refused:
        say_aside(refused)
        return WRONG_USE
    return FINE


def _make(checked: Checked, options: argparse.Namespace, memo: Memo) -> None:
    from sitegen.review.ready import page_of, ready
    from sitegen.review.sheet import save, sheet

    catalog = ready(checked)
    wanted = page_of(catalog, options.page) if options.page else ""
    plan = make_plans(checked, memo)[0]
    pages = [page for page in plan.pages if "record" in page.data and wanted in ("", page.id)]
    for page in pages:
        file = options.out if wanted else options.all / f"{page.id.replace('/', '.')}.html"
        save(sheet(page, plan), file)
    say(options.out if wanted else f"{len(pages)} sheets in {options.all}")
