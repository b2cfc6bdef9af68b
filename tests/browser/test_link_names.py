"""What a link says is enough to know where it leads, also in a list of all links (WCAG 2.4.9)."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from browser.serving import Site

pytestmark = pytest.mark.browser

EMPTY = {"", "here", "click here", "link", "more", "read more", "see more", "this page", "page"}
EMPTY |= {"aquí", "más", "leer más", "enlace", "esta página", "página"}


# The comparison is there twice, and only one of the two is ever shown: see ``test_compare``.
# (nor the menu on a phone: it may name a problem whose part on this page the contents name too)
VIEWS = ("", ".every, header", ".toc, .one")


def links(site: Site, address: str, hidden: str = "") -> dict[str, set[str]]:
    """The addresses that links of the page lead to, by what a screen reader says of them."""
    found = defaultdict(set)
    tree = LexborHTMLParser(site.text(address))
    for part in tree.css(hidden) if hidden else ():
        part.decompose()
    for link in tree.css("a[href]"):
        said = link.attributes.get("aria-label") or link.text()
        leads = urljoin(address, link.attributes["href"] or "")
        found[" ".join(said.casefold().split())].add(leads)
    return found


def places(addresses: set[str]) -> set[str]:
    """Different places among addresses: sources count each, others by page.

    A word of a text may lead to its meaning, and in a list to the page about it: both explain it.
    """
    return {
        address if "/sources/" in address else urlsplit(address)._replace(fragment="").geturl()
        for address in addresses
        if "/glossary/#" not in address
    }


def test_no_link_is_nameless_or_vague(site: Site) -> None:
    vague = {page: EMPTY & links(site, page).keys() for page in site.pages}

    assert {page: names for page, names in vague.items() if names} == {}


def test_links_of_one_name_lead_to_one_place(site: Site) -> None:
    wrong = [
        f"{page}: {name}: {sorted(there)}"
        for page in site.pages
        for view in (VIEWS[1:] if page.endswith("/compare/") else VIEWS[:1])
        for name, there in links(site, page, view).items()
        if len(places(there)) > 1
    ]

    assert not wrong, "\n".join(wrong)


def test_what_leads_to_meanings_says_which(site: Site) -> None:
    """Among the names from A to Z many lead to the page of words, each to another of them."""
    several = {
        name: there
        for name, there in links(site, "/a-to-z/").items()
        if len({address for address in there if "/glossary/#" in address}) > 1
    }

    assert several == {}
