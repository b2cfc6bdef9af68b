"""A page's Markdown as the plain text that a reader sees.

Enters: the Markdown that our templates make, without its front matter. Leaves: lines of text; a
heading starts with ``#``, a line of a list with ``-``.

Templates write Markdown and HTML, and encode every sign in words that could be mistaken for either.
So a few patterns do, where a parser would take as long as all the rendering.
"""

from __future__ import annotations

import re
from html import unescape

_LEADS_ON = re.compile(
    r'<ul class="rows">\s*<li><a href="(?!https:).*?</ul>|<p class="on">.*?</p>', re.DOTALL
)
_NOT_SAID = re.compile(
    r'<span class="(?:screen|paper)">.*?</span>|<p class="screen">.*?</p>'
    r'|<a class="cite".*?</a>|<!--.*?-->'
)
_PICTURE = re.compile(r'<img\b[^>]*? alt="([^"]*)"[^>]*>')
_DRAWING = re.compile(r'<svg\b[^>]*? aria-label="([^"]*)"[^>]*>.*?</svg>', re.DOTALL)
_HEADING = re.compile(r"<h[2-6]\b[^>]*>")
_ITEM = re.compile(r"<li\b[^>]*>")
_BLOCK = re.compile(
    r"</?(?:p|ul|ol|li|dl|dt|dd|div|details|summary|section|aside|table|caption|tr|td|th|figure"
    r"|figcaption|h[2-6])\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_MARKS = re.compile(r" \{: #[^}]*\}$|(?<=^#) ?#+(?= )", re.MULTILINE)


def without_onward(body: str) -> str:
    """The page without its lists of other pages to read next."""
    return _LEADS_ON.sub("", body)


def as_text(body: str) -> str:
    """The text of a page, a block a line."""
    text = _DRAWING.sub(r"\1", _PICTURE.sub(r"\1", _NOT_SAID.sub("", body)))
    text = _BLOCK.sub("\n", _ITEM.sub("\n- ", _HEADING.sub("\n# ", text)))
    text = unescape(_MARKS.sub("", _TAG.sub("", text)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line not in ("", "-", "#"))
