"""Rules on the head of a page: title, description, viewport, policy.

Enters: ``Page`` or ``BuiltSite``. Leaves: faults.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.verify.documents import BuiltSite, Page
from sitegen.verify.rules import Fault, page_rule, site_rule


@page_rule(
    "VER20",
    "The page has no title",
    "The title is what tabs, bookmarks and search engines show.",
    "Give the record a title; the template puts it into one <title>.",
    stubs=True,
)
def has_title(page: Page) -> Iterator[Fault]:
    """Exactly one title with words."""
    titles = page.facts.titles
    if len(titles) != 1 or not titles[0]:
        said = "an empty title" if len(titles) == 1 else f"{len(titles)} titles"
        yield Fault(f"the head has {said}, and it needs one with words", "<title")


@site_rule(
    "VER21",
    "Two pages have the same title",
    "Nobody can tell the two apart in tabs, in bookmarks or in search results.",
    "Change the title of one of them.",
)
def titles_differ(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """A title is used once in a language."""
    first: dict[tuple[str, str], str] = {}
    for path, page in site.pages.items():
        if page.facts.is_stub or not any(page.facts.titles):
            continue
        title = page.facts.titles[0]
        other = first.setdefault((page.tree, title.casefold()), path)
        if other != path:
            yield path, Fault(f'{other} has the title "{title}" too', "<title")


@page_rule(
    "VER22",
    "The page has no description",
    "Search engines show the description below the title. Pages that they may not list need none.",
    'Say in the record what the page is about ("in short"); the template writes it once.',
)
def has_description(page: Page) -> Iterator[Fault]:
    """Exactly one description with words."""
    found = page.facts.descriptions
    if page.may_be_indexed and (len(found) != 1 or not found[0]):
        said = "is empty" if len(found) == 1 else f"is there {len(found)} times"
        yield Fault(f"the description {said}, and it must be there once", 'name="description"')


@page_rule(
    "VER23",
    "The page does not fit a phone or forbids making it larger",
    "Without the viewport line a phone shows a tiny desk page; "
    "some viewport lines stop readers from zooming in.",
    'Write <meta name="viewport" content="width=device-width, initial-scale=1">.',
)
def fits_a_phone(page: Page) -> Iterator[Fault]:
    """The viewport is the device's, and zooming is allowed."""
    said = page.facts.viewport.replace(" ", "").lower()
    if "width=device-width" not in said:
        yield Fault("the viewport is not the width of the device", 'name="viewport"')
    if "user-scalable=no" in said or "user-scalable=0" in said or "maximum-scale" in said:
        yield Fault("the viewport keeps readers from zooming in", 'name="viewport"')


@page_rule(
    "VER24",
    "The content security policy is missing, late or weak",
    "The policy stops code that does not belong to the site. It counts only for what comes after "
    "it, so it stands first in the head, right after the charset.",
    'Write the policy from its constant, directly after <meta charset="utf-8">.',
    stubs=True,
)
def policy_is_strict(page: Page) -> Iterator[Fault]:
    """One strict policy, right after the charset."""
    policies, head = page.facts.policies, page.facts.head
    if len(policies) != 1:
        yield Fault(f"the head has {len(policies)} content security policies, and it needs one")
        return
    if head not in (("charset", "policy"), ("policy", "charset")):
        yield Fault("the head does not start with charset and policy", "<head")
    for weakness in _weaknesses(policies[0].lower()):
        yield Fault(f"the policy {weakness}", "http-equiv=")


def _weaknesses(policy: str) -> Iterator[str]:
    words = policy.replace(";", " ; ").split()
    if "default-src" not in words:
        yield "has no default-src"
    for word in words:
        if "unsafe-" in word:
            yield f"allows {word}"
        elif "*" in word or word.startswith(("http:", "https:", "//")):
            yield f"allows other sites ({word})"
