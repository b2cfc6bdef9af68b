"""``python -m sitegen COMMAND ...``: what the doors run.

Enters: the words of the command line. Leaves: an exit code.
"""

import sys

try:
    from sitegen.cli import main

    sys.exit(main(sys.argv[1:]))
except KeyboardInterrupt:
    sys.exit(130)
