"""The article of a built page, as plain blocks that can be set on paper.

Enters: an element of the page. Leaves: blocks and runs of words as data. Whatever the page shows
is taken along, whatever its template: unknown elements give their words. Left out is only what
paper cannot use: links onward, contents, what is meant for a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from selectolax.lexbor import LexborNode

from sitegen.leaflet.words import Run, Words, classes, left_out, tidy

Block = dict[str, Any]
Expand = Callable[[LexborNode], list[Block]]  # a card's list of links → the signs themselves
Picture = Callable[[str], str]  # the address of a drawing → its SVG

BLOCKS = frozenset(
    [
        "p",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "li",
        "table",
        "div",
        "section",
        "aside",
        "details",
        "summary",
        "figure",
        "svg",
        "nav",
        "form",
        "fieldset",
        "h1",
        "h2",
        "h3",
        "h4",
        "script",
        "style",
        "template",
        "noscript",
        "hr",
        "label",
    ]
)
SHORT = 20  # letters that fit in a narrow cell
STYLES = ("lead", "k", "num", "now", "back", "stop")
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
SVG = 'xmlns="http://www.w3.org/2000/svg"'


class Reader:
    """Reads one article."""

    def __init__(self, words: Words, expand: Expand, pictures: Picture) -> None:
        """``expand`` tells the signs that a card leads to; ``pictures`` finds drawings."""
        self._words = words
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
                line += self._words.runs(child)
        _close(line, made)
        return made

    def _block(self, node: LexborNode) -> list[Block]:
        if left_out(node):
            return []
        tag = node.tag or ""
        if tag in HEADINGS:
            return [{"t": "h", "level": HEADINGS[tag], "runs": self._words.line(node)}]
        read = getattr(self, f"_{_sort(node)}", None)
        return read(node) if read else self.blocks(node)

    # blocks, by element or class

    def _p(self, node: LexborNode) -> list[Block]:
        runs = self._words.line(node)
        style = next((name for name in STYLES if name in classes(node)), "")
        style = "call" if node.css_first(".call") else style
        return [{"t": "p", "style": style, "runs": runs}] if runs else []

    def _div_back(self, node: LexborNode) -> list[Block]:
        return [{"t": "box", "blocks": self.blocks(node)}]

    def _aside(self, node: LexborNode) -> list[Block]:
        return [{"t": "box", "blocks": self.blocks(node)}]

    def _ul(self, node: LexborNode) -> list[Block]:
        items = [made for child in node.iter() if (made := self.blocks(child))]
        kind = "ask" if "ask" in classes(node) else "ul"
        return [{"t": kind, "items": items}] if items else []

    def _ol(self, node: LexborNode) -> list[Block]:
        return [{"t": "ol", "items": [self.blocks(child) for child in node.iter()]}]

    def _chips(self, node: LexborNode) -> list[Block]:
        """Short names, side by side."""
        names = [runs for child in node.iter() if (runs := self._words.line(child))]
        line = [run for name in names for run in ({"s": "  ·  "}, *name)][1:]
        return [{"t": "p", "style": "", "runs": line}] if line else []

    def _links(self, node: LexborNode) -> list[Block]:
        return self._expand(node)

    def _dl(self, node: LexborNode) -> list[Block]:
        pairs: list[dict[str, Any]] = []
        for child in node.css("dt, dd"):
            if child.tag == "dt":
                pairs.append({"term": self._words.line(child), "blocks": []})
            elif pairs:
                pairs[-1]["blocks"] += self.blocks(child)
        return [{"t": "dl", "items": pairs}]

    def _details(self, node: LexborNode) -> list[Block]:
        before = _before(node)
        if before is not None and before.tag == "figure":
            return []  # the picture in words: told with the picture
        lead = node.css_first("summary")
        runs = self._words.line(lead) if lead else []
        if "row" in classes(node) and len(runs) > 1:
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
                "runs": self._words.line(head) if head else [],
                "blocks": self.rest(node),
            }
        ]

    def _worse(self, node: LexborNode) -> list[Block]:
        return [{"t": "worse", "tier": _tier(node), "blocks": self.blocks(node)}]

    def _table(self, node: LexborNode) -> list[Block]:
        """A table of words as a list a row, which narrow columns can hold; of numbers, as it is."""
        caption, corner = node.css_first("caption"), [*node.css("thead th, thead td")]
        said = self._words.line(caption) if caption else []
        head = [self._words.line(cell) for cell in corner]
        rows = [
            [self._cell(cell) for cell in row.css("th, td")]
            for row in node.css("tr")
            if row.parent is not None and row.parent.tag != "thead"
        ]
        if head and all(_is_short(cell) for row in rows for cell in row[1:]):
            return [{"t": "table", "head": [head[0] or said, *head[1:]], "rows": rows}]
        lead = {"t": "p", "style": "row", "runs": said}
        return [lead, *(made for row in rows for made in _as_list(row, head))]

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
        said = self._words.line(caption) if caption else []
        return [{"t": "figure", "svg": drawing, "alt": " ".join(words), "caption": said}]

    def _svg(self, node: LexborNode) -> list[Block]:
        """A drawing in the page itself: a count as people, a range as a band."""
        alt = str(node.attributes.get("aria-label") or "")
        if not alt:
            return []
        kind = next(iter(classes(node)), "")
        drawing = (node.html or "").replace("<svg ", f"<svg {SVG} ", 1)
        return [{"t": "drawing", "kind": kind, "svg": drawing, "alt": alt}]


def _sort(node: LexborNode) -> str:
    """How an element is read: by its class where that says more than its name."""
    names = classes(node)
    for name in ("card", "worse", "chips", "links", "sources"):
        if name in names:
            return name
    return "div_back" if node.tag == "div" and "back" in names else node.tag or ""


def _is_short(cell: list[Block]) -> bool:
    """Whether a cell of a table holds a word or a number."""
    return sum(len(run.get("s", "")) for block in cell for run in block.get("runs", ())) < SHORT


def _as_list(row: list[list[Block]], head: list[list[Run]]) -> list[Block]:
    """A row of a table: what it asks, and what each column answers."""
    title = row[0][0]["runs"]
    if not head:
        return [{"t": "dl", "items": [{"term": title, "blocks": [*chain(*row[1:])]}]}]
    cells = zip(head[1:], row[1:], strict=False)
    pairs = [{"term": term, "blocks": cell} for term, cell in cells]
    return [{"t": "p", "style": "row", "runs": title}, {"t": "dl", "items": pairs}]


def _is_block(node: LexborNode) -> bool:
    return node.tag in BLOCKS


def _tier(node: LexborNode) -> str:
    return next((name[2:] for name in sorted(classes(node)) if name.startswith("t-")), "")


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
    if runs := tidy(line):
        made.append({"t": "p", "style": "", "runs": runs})
    line.clear()
