"""What libyaml says when it cannot read on, and what we say: one table, the first row that fits.

Enters: nothing. Leaves: ``TABLE``. Rows without a message get theirs in ``syntax``.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What libyaml says, and what we say."""

    words: str
    code: str
    message: str
    hint: str
    at_start: bool = False  # the place to mend is where the text, quote or bracket starts


QUOTE = "put quotes round the whole text"
BELOW = "add or take away spaces at its start until it stands exactly below"
BELOW_HYPHENS = "start all hyphens of a list exactly below each other"
BEHIND = f"is the name of its field still behind a #? Take that away; if not, {BELOW_HYPHENS}"
TABLE = (
    Row("alphabetic or numeric character", "YML04", "", ""),  # after * or &; see ``_special``
    Row("while scanning a tag", "YML04", "", ""),
    Row("undefined tag handle", "YML04", "", ""),
    Row("while scanning a directive", "YML04", "", ""),
    Row(
        "mapping values are not allowed",
        "YML07",
        "there is a colon inside this text, so it looks like a new field",
        QUOTE,
    ),
    Row(
        "while scanning a quoted scalar",
        "YML08",
        "a quote opens here and is never closed",
        "type the same kind of quote where the text ends; inside '...' type an apostrophe twice",
        at_start=True,
    ),
    Row(
        "while parsing a quoted scalar",
        "YML16",
        'a backslash inside "..." means something special',
        "write two of them, or put '...' round the text in place of \"...\"",
    ),
    Row(
        "while parsing a flow",
        "YML14",
        "what starts with this bracket cannot be read",
        f"close the bracket, or {QUOTE}",
        at_start=True,
    ),
    Row("while scanning a block scalar", "YML10", "", "", at_start=True),
    Row("cannot start any token", "YML10", "", ""),
    Row("did not find expected node content", "YML10", "", ""),
    Row("mapping keys are not allowed", "YML10", "", ""),
    Row(
        "could not find expected ':'",
        "YML11",
        "this line is no field, no item of a list, and not the rest of the text above",
        "a field is a name, a colon and a space; an item starts with a hyphen and a space; text "
        "that goes on starts further right",
        at_start=True,
    ),
    Row(
        "block sequence entries are not allowed",
        "YML12",
        "a list cannot start here",
        "start the list on a line of its own, each item with a hyphen and a space",
    ),
    Row(
        "did not find expected '-' indicator",
        "YML09",
        "this line does not go with the list above",
        f"{BELOW} the fields of its item; a new item starts with a hyphen, below the other hyphens",
    ),
    Row(
        "did not find expected",
        "YML09",
        "this line does not go with the lines above",
        f"{BELOW} the fields that it belongs with",
    ),
    Row("", "YML01", "this cannot be read", f"{QUOTE}; compare with a line that works"),
)
