"""The words of a page's elements, as runs: how each is to look, and where it leads.

Enters: an element. Leaves: runs, plain data: ``s`` the words, ``bold``, ``link``, ``lang``;
``cite`` the number of a source; ``sure`` how many bars stand before the words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selectolax.lexbor import LexborNode

Run = dict[str, Any]

# By class: what is for the screen only, or stands elsewhere on the leaflet
LEFT_OUT = frozenset(("screen", "crumbs", "toc", "short", "meta", "stamp", "phases", "on"))
DROPPED = frozenset(("nav", "script", "style", "template", "button", "noscript"))
BOX = "\u2610 "  # to tick


class Words:
    """Reads the words of one page."""

    def __init__(self, address: Callable[[str], str]) -> None:
        """``address`` makes a link whole ("" when it is no use on paper)."""
        self._address = address

    def line(self, node: LexborNode) -> list[Run]:
        """The words of an element as one line."""
        return tidy([run for child in node.iter(include_text=True) for run in self.runs(child)])

    def runs(self, node: LexborNode) -> list[Run]:
        """The words of an element, with how they are to look."""
        if node.tag == "-text":
            return [{"s": node.text_content or ""}]
        if left_out(node) or node.tag in DROPPED or node.tag == "-comment":
            return []
        if node.tag == "input":
            return [{"s": BOX}]
        names = classes(node)
        if "cite" in names:
            return [{"cite": node.text()}]
        if "sure" in names:
            level = next((int(name[1]) for name in names if name[0] == "s" and name[1:].isdigit()))
            return [{"sure": level, "s": node.text()}]
        runs = [run for child in node.iter(include_text=True) for run in self.runs(child)]
        return [self._with_look(run, node) for run in runs]

    def _with_look(self, run: Run, node: LexborNode) -> Run:
        """A run, with what the element around it says of it."""
        made = dict(run)
        if node.tag in ("b", "strong"):
            made["bold"] = True
        if node.tag == "a" and (address := self._address(str(node.attributes.get("href") or ""))):
            made["link"] = address
        if language := node.attributes.get("lang"):
            made["lang"] = language
        return made


def left_out(node: LexborNode) -> bool:
    """Whether an element is no use on paper."""
    names = classes(node)
    return bool(LEFT_OUT & names) or node.tag in DROPPED or "hidden" in node.attributes


def classes(node: LexborNode) -> set[str]:
    """The classes of an element."""
    return set((node.attributes.get("class") or "").split()) if node.tag != "-text" else set()


def tidy(runs: list[Run]) -> list[Run]:
    """One space for many, none at the ends, equal neighbours joined."""
    made: list[Run] = []
    for run in runs:
        if "s" not in run or "sure" in run:
            made.append(run)
            continue
        words = _squeezed(run["s"])
        if not made or made[-1].get("s", "").endswith(" "):
            words = words.lstrip(" ")
        if made and {**made[-1], "s": ""} == {**run, "s": ""}:
            made[-1] = {**made[-1], "s": made[-1]["s"] + words}
        elif words:
            made.append({**run, "s": words})
    if made and "s" in made[-1] and not (last := made[-1]["s"].rstrip()):
        made.pop()
    elif made and "s" in made[-1]:
        made[-1] = {**made[-1], "s": last}
    return made


def _squeezed(text: str) -> str:
    """Words with one space for any number of them, those at the ends included."""
    return " ".join(f"x{text}x".split())[1:-1]
