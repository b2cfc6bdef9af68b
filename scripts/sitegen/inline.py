"""The tiny grammar in words: ``**strong**``, ``[words](target)``, ``[@source]``; the rest is text.

Enters: the words of one field. Leaves: pieces, or faults with their offset.

What only looks like the grammar is a fault, never text: ``**not closed``, ``[words] (x)``.
A single ``*`` or ``[`` that cannot be meant as a mark is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Text:
    """Words as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the guide (``conditions/neck-pain``) or to ``https://...``."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Cite:
    """The id of a work that says what stands before."""

    source: str


Piece = Text | Strong | Link | Cite


class Fault(NamedTuple):
    """What is wrong with the marks, and where (an offset in the words)."""

    code: str
    offset: int
    message: str
    hint: str


_TOKEN = re.compile(
    r"\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|\[@(?P<cite>[a-z0-9]+(?:-[a-z0-9]+)*)\]"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]+)\)"
)
_TARGET = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?|https://[!-~]+")
_LOOSE = re.compile(r"\*\*|\[@|\]\s*\(|\]\(|\bhttps?://|\bwww\.")


def parse(words: str) -> tuple[tuple[Piece, ...], list[Fault]]:
    """The pieces of a field's words, and the faults in their marks."""
    if not any(sign in words for sign in ("*", "[", "](", "://", "www.")):
        return (Text(words),), []
    pieces: list[Piece] = []
    faults: list[Fault] = []
    start = 0
    for token in _TOKEN.finditer(words):
        _plain(words, start, token.start(), pieces, faults)
        pieces.append(_piece(token, faults))
        start = token.end()
    _plain(words, start, len(words), pieces, faults)
    return tuple(pieces), faults


def visible(words: str) -> str:
    """The words as a reader sees them, without marks and citations."""
    if "*" not in words and "[" not in words:
        return words
    pieces, _ = parse(words)
    shown = "".join("" if isinstance(piece, Cite) else piece.text for piece in pieces)
    return " ".join(shown.split()).replace(" .", ".").replace(" ,", ",")


def _plain(words: str, start: int, end: int, pieces: list[Piece], faults: list[Fault]) -> None:
    """Add the text between two marks, looking for marks that went wrong in it."""
    if start == end:
        return
    text = words[start:end]
    pieces.append(Text(text))
    faults += [_fault(loose.group(), start + loose.start()) for loose in _LOOSE.finditer(text)]


def _fault(found: str, offset: int) -> Fault:
    if found == "**":
        return Fault(
            "INL01",
            offset,
            "** opens or closes nothing here",
            "write **words** with no space inside the stars",
        )
    if found == "[@":
        return Fault(
            "INL02",
            offset,
            "this citation is not complete",
            "write it like [@carnes-2010], small letters, digits and hyphens",
        )
    if found.startswith(("http", "www")):
        return Fault(
            "INL06",
            offset,
            "nobody can tap a web address that stands among the words",
            "write it like [the name of the site](https://www.example.org)",
        )
    return Fault(
        "INL02",
        offset,
        "this link is not complete",
        "write it like [words](conditions/neck-pain), with no spaces in the second part",
    )


def _piece(token: re.Match[str], faults: list[Fault]) -> Piece:
    if strong := token["strong"]:
        if _LOOSE.search(strong):
            faults.append(
                Fault(
                    "INL03",
                    token.start(),
                    "a link cannot stand inside strong words",
                    "close the strong words before the link",
                )
            )
        return Strong(strong)
    if cite := token["cite"]:
        return Cite(cite)
    words, target = token["words"], token["target"]
    if not _TARGET.fullmatch(target):
        faults.append(
            Fault(
                "INL04",
                token.start("target"),
                f'"{target}" is no page of this guide',
                'write folder and file, such as "conditions/neck-pain", or an '
                "address that starts with https://",
            )
        )
    if "**" in words:
        faults.append(
            Fault(
                "INL03",
                token.start(),
                "strong words cannot stand inside a link",
                "take the stars out",
            )
        )
    return Link(words, target)
