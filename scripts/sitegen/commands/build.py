"""Everything from content to the site.

Enters: where the site goes. Leaves: the site, or why there is none.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, PROBLEMS, Progress, say, store, today, waits
from sitegen.memo import Memo
from sitegen.problem import counts
from sitegen.stages import load_and_check
from sitegen.turn import only_build

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    build = commands.add_parser("build", parents=[shared], help="build the site")
    build.add_argument(
        "--site",
        type=Path,
        default=None,
        help="where the site goes (default: site; of a preview: preview)",
    )
    build.add_argument(
        "--preview",
        action="store_true",
        help="show drafts too; each page says that it is not for patients",
    )
    build.add_argument(
        "--usb", type=Path, default=None, metavar="FILE.zip", help="also make a copy for a stick"
    )
    build.add_argument(
        "--servers",
        type=Path,
        metavar="DIR",
        help="write settings for nginx and Caddy into this folder",
    )
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Everything from content to the site."""
    from sitegen.assemble import assemble  # not needed to check

    root, preview = options.root, options.preview
    site = options.site or root / ("preview" if preview else "site")
    with only_build(root, waits), Memo(store(root, preview=preview)) as memo:
        progress = Progress()
        checked = load_and_check(root, today(options), progress, memo, preview=preview)
        progress("check", counts(checked.problems))
        if not checked.fine:
            say(checked.told(checked.problems))
            say("Nothing was built. The last good site is still there.")
            return PROBLEMS
        outcome = assemble(root, site, checked, progress, memo, options.usb)
    say(checked.told(checked.problems + outcome.problems))
    if not outcome.fine:
        say("The site was not touched.")
        return PROBLEMS
    opened = (site.resolve() / "index.html").as_uri()
    what = "pages of the preview" if preview else "pages"
    say(f"{outcome.pages} {what} in {progress.seconds:.1f} s. Open {opened}")
    if options.servers:
        from sitegen.servers import write_settings

        for path in write_settings(site, options.servers, preview=preview):
            say(path)
    return FINE
