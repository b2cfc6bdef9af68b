"""Write the schemas, the editor hints, the specimens and the lists of fields and problems.

Enters: the models. Leaves: the names of the files that were written anew.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, say

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    schema = commands.add_parser("schema", parents=[shared], help="write schemas and field lists")
    schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schemas, the editor hints, the specimens and the lists of fields and problems."""
    from sitegen.schema import write_all

    for path in write_all(options.root):
        say(path)
    return FINE
