"""An independent judge of what may stand in a page: the cleaner ``nh3``, with a list of our own.

What our templates and drawings use is listed here by hand, not taken from the code that makes it.
A page is good when the cleaner, given this list, changes nothing in its body.
"""

from __future__ import annotations

from itertools import zip_longest

import nh3
from selectolax.lexbor import LexborHTMLParser

Part = tuple[str, tuple[tuple[str, str | None], ...], str]

SHAPES = {"svg", "g", "path", "text", "clipPath", "title"}  # of figures and of the body map
TAGS = SHAPES | {
    *("a", "article", "aside", "b", "br", "button", "caption", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "h1", "h2", "h3", "header", "img", "input", "label"),
    *("li", "main", "nav", "noscript", "ol", "p", "picture", "search", "section", "source"),
    *("span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    *("fieldset", "form", "legend", "textarea"),
}
SHARED = {"id", "class", "hidden", "role", "lang", "tabindex"}
SHARED |= {"aria-label", "aria-labelledby", "aria-current", "aria-describedby", "aria-hidden"}
SHARED |= {"aria-atomic"}
DRAWN = {
    *("viewBox", "viewbox", "d", "clip-path", "transform", "x", "y", "font-size", "font-weight"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap"),
    *("stroke-linejoin", "stroke-dasharray", "stroke-dashoffset", "text-anchor"),
}
ATTRIBUTES = dict.fromkeys(TAGS, SHARED) | {
    "a": SHARED | {"href", "hreflang"},
    "th": SHARED | {"scope"},
    "form": SHARED | {"method", "autocomplete"},
    "textarea": SHARED | {"rows", "autocomplete"},
    "input": SHARED | {"type", "value", "autocomplete", "autocapitalize", "spellcheck"},
    "label": SHARED | {"for"},
    "source": {"media", "srcset"},
    "img": {"src", "alt", "width", "height", "class", "loading"},
    "details": SHARED | {"open"},
    "button": SHARED | {"type"},
    **dict.fromkeys(SHAPES, SHARED | DRAWN),
}


def refused(html: str) -> list[tuple[Part | None, Part | None]]:
    """Where the body of a page differs from what the cleaner leaves of it: before and after."""
    tree = LexborHTMLParser(html)
    for script in tree.css("body script"):  # the shell's own, by an address; its tests are others
        assert set(script.attributes) <= {"src", "defer"}, script.html
        assert not script.text()
        script.decompose()
    body = tree.body
    assert body is not None
    before = str(body.inner_html)
    after = nh3.clean(
        before,
        tags=TAGS,
        attributes=ATTRIBUTES,
        generic_attribute_prefixes={"data-"},
        url_schemes={"https", "tel"},
        link_rel=None,
    )
    pairs = zip_longest(_parts(before), _parts(after))
    return [pair for pair in pairs if pair[0] != pair[1]]


def _parts(html: str) -> list[Part]:
    body = LexborHTMLParser(html).body
    assert body is not None
    return [
        (str(node.tag), tuple(sorted(node.attributes.items())), node.text(deep=False))
        for node in body.css("*")
    ]
