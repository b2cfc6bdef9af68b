"""Why nothing was published.

Enters: sentences. Leaves: errors that carry them to the command line.
"""


class RefusedError(Exception):
    """What stands in the way, in words for who typed the command."""


class NotReadyError(RefusedError):
    """The same, where the guide itself is to be mended first."""
