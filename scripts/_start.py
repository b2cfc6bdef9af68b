"""The first step of every door: see whether this Python is new enough.

In: the command a door stands for. Out: the exit code for that door.

This file and the doors keep to syntax that Python 2.7 and 3.6 can read, so that an old Python
gets one plain sentence and not a syntax error. Everything newer is imported after the check.
"""

import sys

OLDEST = (3, 11)


def run(command):
    # type: (str) -> int
    """Run one command, or say that this Python is too old (exit code 2)."""
    if tuple(sys.version_info[:2]) < OLDEST:
        sys.stderr.write(too_old(sys.version_info) + "\n")
        return 2
    import _door

    return _door.run(command, sys.argv[1:])


def too_old(version):
    # type: (tuple[int | str, ...]) -> str
    """One sentence for somebody whose Python is too old."""
    return (
        "This needs Python {0}.{1} or newer; you have {2}.{3}. "
        "Install it from python.org (or: apt install python3), then try again."
    ).format(OLDEST[0], OLDEST[1], version[0], version[1])
