"""``python -m sitegen COMMAND ...``: what the doors run.

Enters: the words of the command line. Leaves: an exit code.
"""

import gc
import sys

gc.disable()  # a run is short and keeps what it makes: looking for cycles is a third of its time
try:
    from sitegen.cli import main

    sys.exit(main(sys.argv[1:]))
except KeyboardInterrupt:
    sys.exit(130)
