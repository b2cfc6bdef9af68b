"""Words to text that neither Markdown nor HTML can mistake for their own signs.

Enters: any words. Leaves: ``Markup`` that shows exactly those words, in Markdown text, in a raw
HTML block and in a double-quoted attribute alike. Only what could be mistaken is encoded, so that
the generated file stays readable.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_SIGNS = re.compile(r"[\\`*_\[\]<>&{}|#~\"]")
_FIRST = re.compile(r"[!-/:-@\[-`{-~]|\d+(?=[.)])")


def encode(words: str) -> Markup:
    """The words on one line, with every sign of Markdown or HTML as a numeric entity."""
    return guard(signs(" ".join(words.split())))


def signs(words: str) -> Markup:
    """The same for words inside a line, where no sign can start a list or a heading."""
    return Markup(_SIGNS.sub(_entity, words))  # noqa: S704  # this is what makes text safe


def guard(text: Markup) -> Markup:
    """Encoded text whose first sign cannot start anything: ``12. March``, ``- a``, ``+ b``."""
    found = _FIRST.match(text)
    if not found or text.startswith("&#"):
        return text
    end = found.end() if found.group().isdigit() else 0
    return Markup(f"{text[:end]}&#{ord(text[end])};{text[end + 1 :]}")  # noqa: S704  # still safe


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"
