"""Tell which packages make the site, as a bill of materials.

Enters: a file's name, or nothing. Leaves: CycloneDX as JSON.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, say

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    sbom = commands.add_parser(
        "sbom", parents=[shared], help="list the packages that make the site (CycloneDX)"
    )
    sbom.add_argument("--out", type=Path, metavar="FILE", help="(default: show it)")
    sbom.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Tell which packages make the site."""
    from sitegen.sbom import bill, save

    if options.out is None:
        say(bill().decode().rstrip("\n"))
    else:
        save(options.out)
        say(options.out)
    return FINE
