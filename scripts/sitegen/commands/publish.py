"""Make a release and show it, or show the one before; refuse what must not be published.

Enters: the folder of the releases. Leaves: a release that is shown, or the reasons against it.
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
from sitegen.problem import counts
from sitegen.stages import load_and_check
from sitegen.turn import only_build

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    publish = commands.add_parser(
        "publish", parents=[shared], help="bring the site to a folder that a web server shows"
    )
    publish.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        help="where the releases are; the server shows FOLDER/current "
        "(without it: only tell whether the guide may be published)",
    )
    publish.add_argument(
        "--keep", type=_number, default=5, metavar="N", help="how many releases stay (default: 5)"
    )
    publish.add_argument("--rollback", action="store_true", help="show the release before")
    publish.add_argument(
        "--ledger", action="store_true", help="write new addresses to content/published.yml"
    )
    publish.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make a release and show it, or show the one before; refuse what must not be published."""
    from sitegen.publishing import NotReadyError, RefusedError

    try:
        if options.rollback:
            return _go_back(options.to)
        with only_build(options.root, waits), Memo(store(options.root)) as memo:
            return _publish(options, memo)
    except RefusedError as refused:
        say_aside(refused)
        say_aside("Nothing was published.")
        return PROBLEMS if isinstance(refused, NotReadyError) else WRONG_USE


def _go_back(folder: Path | None) -> int:
    from sitegen.publishing import RefusedError, Shelf

    if folder is None:
        raise RefusedError("Which releases? Name their folder with --to.")
    shelf = Shelf(folder)
    if not shelf.names():
        raise RefusedError(f"There is no release in {folder}.")
    with shelf.turn(_waits_for_release):
        say(f"{folder / 'current'} shows {shelf.go_back()} again.")
    return FINE


def _publish(options: argparse.Namespace, memo: Memo) -> int:
    from sitegen.publishing import (
        NotReadyError,
        RefusedError,
        Shelf,
        add_addresses,
        maker,
        not_ready,
    )

    root, to = options.root, options.to
    if to and to.resolve().is_relative_to(root.resolve()):
        raise RefusedError("Name a folder outside of the guide's own.")
    shelf = Shelf(to) if to else None
    progress = Progress()
    checked = load_and_check(root, today(options), progress, memo)
    progress("check", counts(checked.problems))
    if options.ledger and checked.catalog and checked.fine:
        for page in add_addresses(root, checked.catalog):
            say(f"content/published.yml: {page}")
        return FINE
    if reasons := not_ready(root, checked):
        say(checked.told(checked.problems))
        raise NotReadyError("\n".join(reasons))
    if checked.drafts:
        say(f"Left out, as they are drafts: {', '.join(checked.drafts)}.")
    if shelf is None:
        say("The guide may be published.")
        return FINE
    with shelf.turn(_waits_for_release):
        fill = maker(root, checked, shelf.commit(), progress, memo)
        name = shelf.put(fill, options.keep)
    say(f"{to / 'current'} shows {name}.")
    return FINE


def _waits_for_release() -> None:
    say("Somebody else is publishing to this folder. Waiting until that is done.")


def _number(text: str) -> int:
    if text.isdecimal() and int(text) > 1:
        return int(text)
    raise argparse.ArgumentTypeError("keep two releases or more, so that there is a way back")
