"""Show the guide in a browser while it is being edited.

Enters: a port. Leaves: a preview there, until Ctrl-C.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sitegen.commands.shared import FINE, say, store, today
from sitegen.memo import Memo

if TYPE_CHECKING:
    from sitegen.commands.shared import Commands


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """What it takes."""
    serve = commands.add_parser("serve", parents=[shared], help="show the guide as you edit it")
    serve.add_argument("--port", type=_port, default=8000, help="where it answers (default: 8000)")
    serve.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the guide in a browser while it is being edited, until Ctrl-C."""
    from sitegen.serve import serve  # not needed by the others

    try:
        with Memo(store(options.root, preview=True), hold=True) as memo:
            serve(options.root, options.port, lambda: today(options), memo, say)
    except KeyboardInterrupt:
        say("The preview has ended.")
    return FINE


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f'"{text}" is no port; it is a number such as 8000')
