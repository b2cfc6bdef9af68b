"""``python -m sitegen COMMAND ...``: what the doors run.

Enters: the words of the command line. Leaves: an exit code.
"""

import gc
import os
import sys

gc.set_threshold(20_000, 20, 20)  # where it is on: see ``parallel``
gc.disable()  # a run is short and keeps what it makes: looking for cycles is a fifth of its time
try:
    from sitegen.cli import main

    status = main(sys.argv[1:])
except KeyboardInterrupt:
    status = 130
sys.stdout.flush()
sys.stderr.flush()
os._exit(status)  # the system frees the memory at once; Python would take it apart piece by piece
