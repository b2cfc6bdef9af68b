"""Rules that keep the site to itself: no code or style in the page, nothing from elsewhere.

Enters: ``Page`` or ``BuiltSite``. Leaves: faults.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.verify.documents import BuiltSite, Page
from sitegen.verify.rules import Fault, page_rule, site_rule

_SCHEMES = {"", "https", "mailto", "tel", "sms"}
_WEB = {"http", "https"}
_NO_ICON = "data:,"  # holds nothing; keeps browsers from asking for an icon
_NOWHERE_TAGS = """
    base iframe frame frameset object embed applet portal fencedframe foreignobject marquee blink
    plaintext xmp
"""
_ARTICLE_TAGS = """
    a abbr address area aside b bdi bdo blockquote br caption cite code col colgroup data dd details
    dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img kbd li map
    mark nav noscript ol p picture pre q s samp section small source span strong sub summary sup
    table tbody td template tfoot th thead time tr u ul var wbr

    button fieldset input label legend meter optgroup option output progress select textarea

    svg circle clippath defs desc ellipse g line lineargradient marker mask path pattern polygon
    polyline radialgradient rect stop symbol text textpath title tspan use
"""
_NOWHERE = frozenset(_NOWHERE_TAGS.split())
_IN_ARTICLE = frozenset(_ARTICLE_TAGS.split())
_TOLD_ELSEWHERE = {"script", "style"}


@page_rule(
    "VER40",
    "There is a script inside the page",
    "The content security policy blocks it, so it will not run; and whatever can be typed into a "
    "page must never become code.",
    "Move the script into a file under assets/.",
    stubs=True,
)
def no_script_inside(page: Page) -> Iterator[Fault]:
    """Scripts are files; only structured data stands in the page."""
    for begin in page.facts.inline_scripts:
        yield Fault(f'a script is written into the page: "{begin}"', "<script>")


@page_rule(
    "VER41",
    "An element carries code",
    "Attributes such as onclick are code inside the page; the policy blocks them.",
    "Listen for the event in a script file.",
    stubs=True,
)
def no_handlers(page: Page) -> Iterator[Fault]:
    """No ``on…`` attribute."""
    for handler in page.facts.handlers:
        yield Fault(f"an element has {handler}", f" {handler}")


@page_rule(
    "VER42",
    "There is style inside the page",
    "The content security policy blocks it, so the page looks other than you think.",
    "Move the style into a style sheet and use a class.",
    stubs=True,
)
def no_style_inside(page: Page) -> Iterator[Fault]:
    """No ``<style>`` and no ``style=``."""
    for style in page.facts.inline_styles:
        yield Fault(f"style is written into the page: {style[:60]}", style)


@page_rule(
    "VER43",
    "An address is of a kind that is not allowed",
    "Links lead to pages of this site, to https, mail or telephone. "
    "javascript: and data: can hide code, and http: can be read and changed on its way.",
    "Use https, or take the link out.",
    stubs=True,
)
def address_kinds_are_safe(page: Page) -> Iterator[Fault]:
    """Only schemes that are harmless."""
    for address, target in page.targets:
        if address.value == _NO_ICON:
            continue
        if target.scheme not in _SCHEMES and (address.use == "go" or target.scheme not in _WEB):
            yield Fault(f'"{address.shown}" starts with {target.scheme}:', address.near)


@site_rule(
    "VER44",
    "Something is loaded from another site",
    "Each request to another site tells it who reads about which illness. "
    "Only links that a reader follows may lead away.",
    "Keep a copy of the file under assets/ and use that.",
)
def nothing_from_elsewhere(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Whatever a browser loads by itself is ours."""
    for document in site.documents:
        for address, target in document.targets:
            if address.use == "load" and target.scheme in _WEB:
                message = f'<{address.tag}> loads "{address.shown}"'
                yield document.path, Fault(message, address.near)


@page_rule(
    "VER45",
    "An element does not belong there",
    "Pages are made of text, lists, tables, pictures and simple controls. Frames and foreign "
    "content have no place, forms only where something is sent or searched, and a page stays "
    "where it is.",
    "Take the element out of the template, or use a simpler one.",
    stubs=True,
)
def elements_belong(page: Page) -> Iterator[Fault]:
    """Only what an article needs is in an article; some elements are nowhere."""
    facts = page.facts
    allowed = _IN_ARTICLE | _TOLD_ELSEWHERE | _NOWHERE
    if page.folder in page.options.form_pages:
        allowed |= {"form"}
    for tag in sorted(facts.tags & _NOWHERE):
        yield Fault(f"<{tag}> is not allowed", f"<{tag}")
    for tag in sorted(facts.article_tags - allowed):
        yield Fault(f"<{tag}> is not allowed in the text of a page", f"<{tag}")
    if facts.refresh and not facts.is_stub:
        yield Fault("the page moves on by itself", 'http-equiv="refresh"')


@page_rule(
    "VER46",
    "The structured data cannot be read",
    "Search engines read what is in the ld+json script; this one is not JSON.",
    "Write it with a JSON function, not by hand in a template.",
    stubs=True,
)
def data_can_be_read(page: Page) -> Iterator[Fault]:
    """JSON-LD is JSON."""
    for failure in page.facts.broken_data:
        yield Fault(f"the structured data is not JSON: {failure}", "application/ld+json")
