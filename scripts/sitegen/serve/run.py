"""The preview from start to end: make the site, show it, look out for what is saved, again.

Enters: the root, a port, what day it is, a memo that holds, and who says things. Leaves: nothing.

The site is made here, in the first thread. Others watch the folders and answer browsers.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sitegen.memo import Memo
from sitegen.parallel import in_one_process
from sitegen.serve.rounds import Rounds
from sitegen.serve.server import answering, open_server
from sitegen.serve.shown import Shown
from sitegen.serve.watch import Watch

REST = 0.25  # seconds in which browsers fetch what is new, before it is verified
TURNS = 0.001  # seconds a thread works before it lets others: the first one is always at work


def serve(
    root: Path, port: int, today: Callable[[], date], memo: Memo, say: Callable[[str], None]
) -> None:
    """Show the guide, and every change of it, until Ctrl-C."""
    shown, watch = Shown(), Watch(root)
    rounds = Rounds(root, today, memo, shown, say)
    with open_server(port, shown) as server:
        if port not in (0, server.port):
            say(f"Port {port} is taken, so this preview has port {server.port}.")
        rounds.show()  # while this is the only thread, so that the work may be shared
        rounds.settle()
        gc.freeze()  # what stays is not looked through again
        sys.setswitchinterval(TURNS)
        with answering(server), watch, in_one_process():
            if not watch.hears:
                say("This system does not tell what is saved. Looking for it instead.")
            say(f"Open {server.address} and edit the files in content/. Ctrl-C ends the preview.")
            _go_on(rounds, watch)


def _go_on(rounds: Rounds, watch: Watch) -> None:
    while True:
        if watch.wait(REST if rounds.unsettled else watch.patience):
            rounds.show()
        elif rounds.unsettled:
            rounds.settle()
            gc.collect()  # the command runs without
