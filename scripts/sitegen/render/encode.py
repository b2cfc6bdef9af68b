"""Words to text that neither Markdown nor HTML can mistake for their own signs.

Enters: any words. Leaves: text that shows exactly those words, in Markdown text, in a raw
HTML block and in a double-quoted attribute alike. Only what could be mistaken is encoded, so that
the generated file stays readable.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in '\\`*_[]<>&{}|#~"'}
_FIRST = re.compile(r"[!-/:-@\[-`{-~]|\d+(?=[.)])")


@lru_cache(2000)  # labels and danger signs come again on every page
def encode(words: str) -> Markup:
    """The words on one line, with every sign of Markdown or HTML as a numeric entity."""
    return Markup(guard(signs(" ".join(words.split()))))  # noqa: S704  # ``signs`` makes it safe


def signs(words: str) -> str:
    """The same for words inside a line, where no sign can start a list or a heading."""
    return words.translate(_SIGNS)


def guard(text: str) -> str:
    """Encoded text whose first sign cannot start anything: ``12. March``, ``- a``, ``+ b``."""
    found = _FIRST.match(text)
    if not found or text.startswith("&#"):
        return text
    end = found.end() if found.group().isdigit() else 0
    return f"{text[:end]}&#{ord(text[end])};{text[end + 1 :]}"
