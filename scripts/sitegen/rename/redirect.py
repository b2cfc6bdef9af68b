"""The old address leads to the new one: an entry in ``redirects.yml``.

Enters: the text of the file ("" when there is none) and a ``Move``. Leaves: its new text.
"""

from __future__ import annotations

import re

from sitegen.rename.names import Move
from sitegen.saving import with_lines


def redirected(text: str, move: Move) -> str:
    """The text with one entry more; an entry that leads away from the new address goes."""
    old, new = f"{move.folder}/{move.old}", f"{move.folder}/{move.new}"
    text = _without(text, new)
    entry = f"  - old: {old}\n    new: {new}\n"
    if re.search(r"^redirects:", text, re.MULTILINE):
        return with_lines(text, entry)
    return with_lines(text, f"redirects:\n{entry}")


def _without(text: str, page: str) -> str:
    """The text without the entry that says that a page moved; no list when none is left."""
    entry = rf"^ *- old: *{re.escape(page)} *\r?\n +new: .*\n?"
    text = re.sub(entry, "", text, flags=re.MULTILINE)
    return re.sub(r"^redirects:\s*\Z", "", text, flags=re.MULTILINE)
