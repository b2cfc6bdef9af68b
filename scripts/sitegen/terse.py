"""Scripts as they are sent: a quarter lighter, compressed, and otherwise line by line the same.

Enters: the bytes of a script of ours. Leaves: the same without remarks and indents. Our scripts
have no text over several lines, and no two slashes after a blank in their words.
"""

from __future__ import annotations

import re

_REMARK = re.compile(rb"^ *//.*\n|^ +| +//.*$", re.MULTILINE)


def terse(script: bytes) -> bytes:
    """A script without remarks and indents."""
    return _REMARK.sub(b"", script)
