"""The article of a built page, as plain blocks that can be set on paper.

Enters: an element of the page. Leaves: blocks and runs of words as data. Whatever the page shows
is taken along, whatever its template: unknown elements give their words. Left out is only what
paper cannot use: links onward, contents, what is meant for a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from selectolax.lexbor import LexborNode

Block = dict[str, Any]
Run = dict[str, Any]
Expand = Callable[[LexborNode], list[Block]]  # a card's list of links → the signs themselves

BLOCKS = frozenset(
    ("p ul ol dl dt dd li table div section aside details summary figure svg nav form fieldset")
    .split()
) | {"h1", "h2", "h3", "h4", "script", "style", "template", "noscript", "hr", "label"}
# By class: what is for the screen only, or stands elsewhere on the leaflet
LEFT_OUT = frozenset(("screen", "crumbs", "toc", "short", "meta", "stamp", "phases", "on"))
DROPPED = frozenset(("nav", "script", "style", "template", "button", "noscript"))
STYLES = ("lead", "k", "num", "now", "back", "stop")
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
SVG = 'xmlns="http://www.w3.org/2000/svg"'


class Reader:
    """Reads one article."""

    def __init__(self, address: Callable[[str], str], expand: Expand, pictures: Picture) -> None:
        """``address`` makes a link whole ("" when it is no use on paper)."""
        self._address = address
        self._expand = expand
        self._pictures = pictures

    def blocks(self, node: LexborNode) -> list[Block]:
        """What stands in an element, block by block."""
        made: list[Block] = []
        line: list[Run] = []
        for child in node.iter(include_text=True):
            if _is_block(child):
                _close(line, made)
                made += self._block(child)
            else:
                line += self.runs(child)
        _close(line, made)
        return made

    def _block(self, node: LexborNode) -> list[Block]:
        if _left_out(node):
            return []
        tag = node.tag or ""
        if tag in HEADINGS:
            return [{"t": "h", "level": HEADINGS[tag], "runs": self.line(node)}]
        read = getattr(self, f"_{_sort(node)}", None)
        return read(node) if read else self.blocks(node)

    # blocks, by element or class

    def _p(self, node: LexborNode) -> list[Block]:
        runs = self.line(node)
        style = next((name for name in STYLES if name in _classes(node)), "")
        style = "call" if node.css_first(".call") else style
        return [{"t": "p", "style": style, "runs": runs}] if runs else []

    def _div_back(self, node: LexborNode) -> list[Block]:
        return [{"t": "box", "blocks": self.blocks(node)}]

    def _aside(self, node: LexborNode) -> list[Block]:
        return [{"t": "box", "blocks": self.blocks(node)}]

    def _ul(self, node: LexborNode) -> list[Block]:
        items = [made for child in node.iter() if (made := self.blocks(child))]
        kind = "ask" if "ask" in _classes(node) else "ul"
        return [{"t": kind, "items": items}] if items else []

    def _ol(self, node: LexborNode) -> list[Block]:
        return [{"t": "ol", "items": [self.blocks(child) for child in node.iter()]}]

    def _chips(self, node: LexborNode) -> list[Block]:
        """Short names, side by side."""
        names = [runs for child in node.iter() if (runs := self.line(child))]
        line = [run for name in names for run in ({"s": "  ·  "}, *name)][1:]
        return [{"t": "p", "style": "", "runs": line}] if line else []

    def _links(self, node: LexborNode) -> list[Block]:
        return self._expand(node)

    def _dl(self, node: LexborNode) -> list[Block]:
        pairs: list[dict[str, Any]] = []
        for child in node.css("dt, dd"):
            if child.tag == "dt":
                pairs.append({"term": self.line(child), "blocks": []})
            elif pairs:
                pairs[-1]["blocks"] += self.blocks(child)
        return [{"t": "dl", "items": pairs}]

    def _details(self, node: LexborNode) -> list[Block]:
        before = _before(node)
        if before is not None and before.tag == "figure":
            return []  # the picture in words: told with the picture
        lead = node.css_first("summary")
        runs = self.line(lead) if lead else []
        if "row" in _classes(node) and len(runs) > 1:
            runs.insert(1, {"s": ": "})
        head = [{"t": "p", "style": "row", "runs": runs}] if runs else []
        return head + self.rest(node)

    def rest(self, node: LexborNode) -> list[Block]:
        """What stands in an element besides its first line."""
        return [
            made
            for child in node.iter()
            if child.tag not in ("summary", "h2")
            for made in self._block(child)
        ]

    def _sources(self, node: LexborNode) -> list[Block]:
        return [{"t": "small", "blocks": self.rest(node)}]

    def _card(self, node: LexborNode) -> list[Block]:
        head = node.css_first("summary") if node.tag == "details" else node.css_first("h2")
        for elsewhere in node.css(".paper"):  # where the signs are: here they stand in the card
            elsewhere.decompose()
        return [
            {
                "t": "card",
                "tier": _tier(node),
                "runs": self.line(head) if head else [],
                "blocks": self.rest(node),
            }
        ]

    def _worse(self, node: LexborNode) -> list[Block]:
        return [{"t": "worse", "tier": _tier(node), "blocks": self.blocks(node)}]

    def _table(self, node: LexborNode) -> list[Block]:
        caption, head = node.css_first("caption"), node.css("thead th, thead td")
        said = self.line(caption) if caption else []
        rows = [
            [self._cell(cell) for cell in row.css("th, td")]
            for row in node.css("tr")
            if row.parent is not None and row.parent.tag != "thead"
        ]
        if head:
            names = [self.line(cell) for cell in head]
            return [{"t": "table", "caption": said, "head": names, "rows": rows}]
        pairs = [{"term": row[0][0]["runs"], "blocks": sum(row[1:], [])} for row in rows]
        return [{"t": "p", "style": "row", "runs": said}, {"t": "dl", "items": pairs}]

    def _cell(self, node: LexborNode) -> list[Block]:
        made = self.blocks(node)
        first = node.child
        if node.tag == "td" and first is not None and first.tag == "b" and made:
            made[0]["runs"] = made[0]["runs"][1:]  # the column's name, for narrow screens
        return made

    def _figure(self, node: LexborNode) -> list[Block]:
        image, caption = node.css_first("img"), node.css_first("figcaption")
        if image is None:
            return self.blocks(node)
        words = [str(image.attributes.get("alt") or ""), *_long_description(node)]
        drawing = self._pictures(str(image.attributes.get("src") or ""))
        said = self.line(caption) if caption else []
        return [{"t": "figure", "svg": drawing, "alt": " ".join(words), "caption": said}]

    def _svg(self, node: LexborNode) -> list[Block]:
        """A drawing in the page itself: a count as people, a range as a band."""
        alt = str(node.attributes.get("aria-label") or "")
        if not alt:
            return []
        kind = next(iter(_classes(node)), "")
        drawing = (node.html or "").replace("<svg ", f"<svg {SVG} ", 1)
        return [{"t": "drawing", "kind": kind, "svg": drawing, "alt": alt}]

    # words

    def line(self, node: LexborNode) -> list[Run]:
        """The words of an element as one line."""
        return _tidy([run for child in node.iter(include_text=True) for run in self.runs(child)])

    def runs(self, node: LexborNode) -> list[Run]:
        """The words of an element, with how they are to look."""
        if node.tag == "-text":
            return [{"s": node.text_content or ""}]
        if _left_out(node) or node.tag in DROPPED or node.tag == "-comment":
            return []
        if node.tag == "input":
            return [{"s": "\u2610 "}]
        names = _classes(node)
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


Picture = Callable[[str], str]  # the address of a drawing → its SVG


def _sort(node: LexborNode) -> str:
    """How an element is read: by its class where that says more than its name."""
    names = _classes(node)
    for name in ("card", "worse", "chips", "links", "sources"):
        if name in names:
            return name
    return "div_back" if node.tag == "div" and "back" in names else node.tag or ""


def _is_block(node: LexborNode) -> bool:
    return node.tag in BLOCKS


def _left_out(node: LexborNode) -> bool:
    names = _classes(node)
    return bool(LEFT_OUT & names) or node.tag in DROPPED or "hidden" in node.attributes


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split()) if node.tag != "-text" else set()


def _tier(node: LexborNode) -> str:
    return next((name[2:] for name in sorted(_classes(node)) if name.startswith("t-")), "")


def _before(node: LexborNode) -> LexborNode | None:
    """The element before this one."""
    before = node.prev
    while before is not None and before.tag in ("-text", "-comment"):
        before = before.prev
    return before


def _long_description(figure: LexborNode) -> Iterator[str]:
    """The words of a picture that stand below it."""
    after = figure.next
    while after is not None and after.tag == "-text":
        after = after.next
    if after is not None and after.tag == "details":
        yield from (" ".join(item.text().split()) for item in after.css("li"))


def _close(line: list[Run], made: list[Block]) -> None:
    """End a line of words that stood between blocks."""
    if runs := _tidy(line):
        made.append({"t": "p", "style": "", "runs": runs})
    line.clear()


def _tidy(runs: list[Run]) -> list[Run]:
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
