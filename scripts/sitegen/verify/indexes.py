"""Rules on the two lists of pages: the search index and the map for search engines.

Enters: ``BuiltSite``. Leaves: faults.

In the search index an address is what stands under ``u`` of any object, however deep; it counts
from the folder that the index is in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from sitegen.verify.documents import BuiltSite
from sitegen.verify.rules import Fault, site_rule
from sitegen.verify.site import SITEMAP
from sitegen.verify.targets import target_of

# The last two: an encoding that nobody knows, or that expat cannot read.
_NOT_XML = (ElementTree.ParseError, LookupError, ValueError)
_ADDRESS_KEY = "u"
_LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_OTHER_LANGUAGE = "{http://www.w3.org/1999/xhtml}link"


@site_rule(
    "VER60",
    "The search index is broken",
    "The search reads an index; it must be there, be JSON and name pages that exist.",
    "Build the site again. If it stays, the index and the pages are made from different lists.",
)
def search_index_is_right(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Every search index can be read and leads somewhere."""
    indexes = [path for path in site.lists if path != SITEMAP]
    if not any("/" not in path for path in indexes):
        yield "search.json", Fault("there is no search index")
    for path in indexes:
        yield from ((path, fault) for fault in _index_faults(path, site))


def _index_faults(path: str, site: BuiltSite) -> Iterator[Fault]:
    try:
        addresses = list(_addresses(json.loads(site.lists[path])))
    except (ValueError, RecursionError) as failure:
        yield Fault(f"the search index is not JSON: {failure}")
        return
    if not addresses:
        yield Fault("the search index names no page")
    for address in dict.fromkeys(addresses):
        target = target_of(address or "./", path, site.home)
        ids = site.ids_of(target.path)
        if ids is None or (target.fragment and target.fragment not in ids):
            message = f'the search index leads to "{address}", which is not there'
            yield Fault(message, f'"{address}"')


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == _ADDRESS_KEY and isinstance(inner, str):
                yield inner
            else:
                yield from _addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(inner)


@site_rule(
    "VER61",
    "The map for search engines is broken",
    "sitemap.xml must be there when any page may be listed, be XML and name only such pages.",
    "Build the site again. Check the site's address (site_url).",
)
def sitemap_is_right(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """The map can be read and every address in it is a page of ours."""
    if SITEMAP not in site.lists:
        if not site.pages or any(page.may_be_indexed for page in site.pages.values()):
            yield SITEMAP, Fault("there is no sitemap.xml")
        return
    try:
        addresses = _mapped(site)
    except _NOT_XML as failure:
        yield SITEMAP, Fault(f"sitemap.xml is not XML: {failure}")
        return
    for address in addresses:
        page = site.pages.get(_page_of(address, site))
        if page is None:
            yield SITEMAP, Fault(f'"{address}" is not a page of this site', f">{address}<")
        elif not page.may_be_indexed:
            yield SITEMAP, Fault(f'"{address}" is a page that must not be listed', f">{address}<")


@site_rule(
    "VER62",
    "A page is not in the map for search engines",
    "Every page that may be found belongs into sitemap.xml.",
    "Build the site again, or mark the page as noindex.",
)
def sitemap_is_whole(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Every page that may be listed is listed."""
    try:
        mapped = {_page_of(address, site) for address in _mapped(site)}
    except _NOT_XML:  # the rule above tells it
        return
    for path, page in site.pages.items():
        if page.may_be_indexed and path not in mapped and SITEMAP in site.lists:
            yield path, Fault("the page is not in sitemap.xml")


def _mapped(site: BuiltSite) -> list[str]:
    data = site.lists.get(SITEMAP, b"<urlset/>")
    root = ElementTree.fromstring(data)  # noqa: S314  # our own stage wrote this file
    locations = [(node.text or "").strip() for node in root.iter(_LOCATION)]
    others = [node.get("href", "") for node in root.iter(_OTHER_LANGUAGE)]
    return list(dict.fromkeys(locations + others))


def _page_of(address: str, site: BuiltSite) -> str:
    """The page at a full address; a relative one is no address for a map."""
    target = target_of(address, SITEMAP, site.home)
    return target.path if target.form == "full" and not target.scheme else ""
