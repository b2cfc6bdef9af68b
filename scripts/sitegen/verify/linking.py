"""Rules on where addresses lead.

Enters: ``BuiltSite``. Leaves: faults.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from sitegen.verify.documents import BuiltSite, Document, Page
from sitegen.verify.facts import Address
from sitegen.verify.rules import Fault, site_rule
from sitegen.verify.targets import Target, target_of


@site_rule(
    "VER01",
    "An address leads to nothing",
    "A link, picture, style sheet or script points at a file that is not in the site.",
    "Mend the address where it is written, or build the missing page or file again.",
)
def leads_somewhere(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Every address of our own has its file."""
    for document in site.documents:
        for address, target in document.targets:
            if not address.value and address.attribute != "action":
                near = f'{address.attribute}=""'
                yield document.path, Fault(f"<{address.tag}> has an empty address", near)
            elif not target.scheme and target.path not in site.files:
                yield document.path, _nothing(address, target, site)


def _nothing(address: Address, target: Target, site: BuiltSite) -> Fault:
    if not target.path:
        return Fault(f'"{address.shown}" leads out of the site', address.near)
    if f"{target.path}/index.html" in site.files:
        hint = "write the address with a / at its end"
        return Fault(f'"{address.shown}" is a folder without its /', address.near, hint)
    message = f'"{address.shown}" leads to {target.path}, which is not there'
    return Fault(message, address.near)


@site_rule(
    "VER02",
    "A link leads to a place that is not on the page",
    "The page exists, but nothing on it has the id that stands behind the # of the address.",
    "Mend the part behind the #, or give the heading or part that id.",
)
def anchors_exist(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Every ``#place`` is an id of the page it leads to. ``#top`` is always there."""
    for document in site.documents:
        for address, target in document.targets:
            if not target.fragment or target.fragment.lower() == "top":
                continue
            ids = site.ids_of(target.path)
            if ids is not None and target.fragment not in ids:
                message = f'"{address.shown}": {target.path} has no id "{target.fragment}"'
                yield document.path, Fault(message, address.near)


@site_rule(
    "VER03",
    "An address is written in the wrong form",
    "Addresses are relative (../risks/), so that the site works in any folder and from a stick. "
    "Only 404.html must start at the top (/risks/): servers show it at every depth.",
    "In a template, use the filter that makes addresses relative to the page.",
)
def addresses_travel(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Relative everywhere, absolute on the page for lost readers."""
    for document in site.documents:
        for address, target in document.targets:
            if target.scheme or address.use == "name" or address.value.startswith("#"):
                continue
            if (target.form == "relative") == document.is_lost_page:
                wanted = "start with /" if document.is_lost_page else "be relative"
                yield document.path, Fault(f'"{address.shown}" must {wanted}', address.near)


@site_rule(
    "VER04",
    "No page links to this page",
    "Readers can only find this page by its address: no other page has a link to it.",
    "Link to it from the menu or from a list, or take the page out.",
)
def pages_are_found(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Every page is linked from another one."""
    linked = {path for page in site.pages.values() for path in _goes_to(page)}
    for path, page in site.pages.items():
        exempt = page.facts.is_stub or page.is_lost_page or path == "index.html"
        if not exempt and path not in linked:
            yield path, Fault("no other page links to this page")


def _goes_to(page: Document) -> Iterator[str]:
    for address, target in page.targets:
        if address.use == "go" and not target.scheme and target.path != page.path:
            yield target.path


@site_rule(
    "VER05",
    "The page names another page as itself",
    "The canonical address tells search engines where this page lives; it must be its own. "
    "A short version, which they may not list, names the whole page instead.",
    "Check the site's address (site_url) and the template of the head.",
)
def canonical_is_own(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """A canonical address, if there is one, is the page's own, or that of the whole page."""
    for path, page in site.pages.items():
        own = page.facts.canonical
        if not own or page.is_lost_page or page.facts.is_stub:
            continue
        target = target_of(own, path, site.home)
        if target.scheme or (target.path not in _allowed(page) and target.path in site.pages):
            yield path, Fault(f'the canonical address is "{own}"', own)


def _allowed(page: Page) -> set[str]:
    above = posixpath.dirname(page.folder)
    whole = posixpath.join(page.tree, above, "index.html")
    return {page.path} if page.may_be_indexed else {page.path, whole}


@site_rule(
    "VER06",
    "A language has no start page",
    "The folder of the site, or of one of its languages, has no index.html.",
    "Check that this is the right folder, and build the site again.",
)
def start_pages_exist(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Every language has a start page. It also notices an empty folder."""
    for tree, language in site.options.languages.items():
        path = posixpath.join(tree, "index.html")
        if path not in site.pages:
            yield path, Fault(f'there is no start page for the language "{language}"')


@site_rule(
    "VER07",
    "A link to another language leads to the wrong language",
    "The link says with hreflang which language waits there, and the page has another one.",
    "Mend the address, or the language that the link names.",
)
def languages_are_as_told(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """What ``hreflang`` says is the language of the page."""
    for path, page in site.pages.items():
        for told, address in page.facts.translations:
            there = site.pages.get(target_of(address, path, site.home).path)
            if there is None or told == "x-default":
                continue
            found = there.language
            if found.partition("-")[0] != told.partition("-")[0]:
                yield path, Fault(f'"{address}" is said to be "{told}" and is "{found}"')
