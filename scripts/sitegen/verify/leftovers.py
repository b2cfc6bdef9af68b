"""Signs of Markdown or of a template that reached the reader.

Enters: the HTML text of a page. Leaves: the signs found.

Why the HTML text and not what it shows: whatever an editor types comes out encoded (``&#123;``).
A bare ``{``, ``*`` or ``&lt;`` is therefore never theirs, it is a template's mistake.
"""

from __future__ import annotations

import re

# MkDocs writes the main heading and the lists of links, and encodes less than we do.
_NOT_OURS = re.compile(
    r"<(h1|nav|script|style|pre|code|textarea)\b.*?</\1|<!--.*?-->|<[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS = re.compile(
    r"""\{[{%\#:]\ ?[\w-]* | \]\( | \]\[ | \[\^ | \*\* | ``` | ~~~
    | (?m:^\s*\#{1,6}\ ) | (?m:^\s*\|.*\|\s*$)
    | &lt;/?[a-z][\w-]*
    | &amp;(?:\#\d+|\#x[0-9a-f]+|amp|lt|gt|quot|nbsp); | \ufffd""",
    re.VERBOSE | re.IGNORECASE,
)
# Each sign has one of these. Nearly no page does, and looking for them costs next to nothing.
_HINTS = ("{", "]", "*", "`", "~", "|", "\ufffd", "# ", "&amp;", "&lt;")


def leftovers(html: str) -> tuple[str, ...]:
    """What a reader would see of Markdown, Jinja, twice encoded signs and broken letters.

    Only ``main`` counts: the frame around it comes from MkDocs too.
    """
    main = html[html.find("<main") : html.rfind("</main") + 1]
    if not any(hint in main for hint in _HINTS):
        return ()
    words = _NOT_OURS.sub(" ", main)
    return tuple(found[0].strip() for found in _SIGNS.finditer(words))
