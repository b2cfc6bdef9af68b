"""Rules on how a page is built: ids, headings, language, landmarks.

Enters: ``Page``. Leaves: faults.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sitegen.verify.documents import Page
from sitegen.verify.rules import Fault, page_rule


@page_rule(
    "VER10",
    "An id is used twice",
    "Links and screen readers find a place by its id, so no two elements share one, "
    "and an id has no spaces.",
    "Give one of the two another id.",
    stubs=True,
)
def ids_are_unique(page: Page) -> Iterator[Fault]:
    """Every id is there once and can be linked."""
    for name, times in Counter(page.facts.ids).items():
        if name.split() != [name]:
            yield Fault(f'the id "{name}" is empty or has spaces', f'id="{name}"')
        elif times > 1:
            yield Fault(f'{times} elements have the id "{name}"', f'id="{name}"', nth=1)


@page_rule(
    "VER11",
    "An id is pointed at and not there",
    "A label, a description or a button names the id of an element that is not on the page.",
    "Mend the id, or take the attribute away.",
)
def ids_pointed_at_exist(page: Page) -> Iterator[Fault]:
    """What ``for``, ``aria-labelledby`` and their like name is on the page."""
    ids = set(page.facts.ids)
    for attribute, name in dict.fromkeys(page.facts.id_references):
        if name not in ids:
            message = f'{attribute} names "{name}", which is no id on this page'
            yield Fault(message, f'{attribute}="{name}')


@page_rule(
    "VER12",
    "The page has no main heading, or several",
    "Every page has exactly one h1: it says what the page is about.",
    "Look at the template of the page: one h1, all other headings below it.",
)
def one_main_heading(page: Page) -> Iterator[Fault]:
    """Exactly one ``h1``."""
    found = [heading for heading in page.facts.headings if heading.level == 1]
    if len(found) != 1:
        yield Fault(f"the page has {len(found)} main headings (h1), and it needs one", "<h1", nth=1)


@page_rule(
    "VER13",
    "A heading level is left out",
    "Headings are the page's table of contents for a screen reader: after h2 comes h3, never h4.",
    "Use the next level down, and style it in the style sheet.",
)
def levels_follow(page: Page) -> Iterator[Fault]:
    """No step down of more than one level. The frame may have headings before the ``h1``."""
    levels = [heading.level for heading in page.facts.headings]
    start = levels.index(1) if 1 in levels else 0
    for number, (above, level) in enumerate(pairwise(levels[start:]), start + 1):
        if level > above + 1:
            name = page.facts.headings[number].name
            message = f'"{name}" is an h{level} right after an h{above}'
            yield Fault(message, f"<h{level}", nth=levels[:number].count(level))


@page_rule(
    "VER14",
    "A heading is empty",
    "A heading without words is a stop in a list that says nothing.",
    "Give it words, or leave it out.",
)
def headings_have_words(page: Page) -> Iterator[Fault]:
    """Every heading says something."""
    seen: Counter[int] = Counter()
    for level, name in page.facts.headings:
        if not name:
            yield Fault(f"a heading (h{level}) has no words", f"<h{level}", nth=seen[level])
        seen[level] += 1


@page_rule(
    "VER15",
    "The language of the page is missing or wrong",
    "A screen reader speaks the language that the html element names; "
    "it has to be that of the folder.",
    "Set theme.language for this tree, and lang on the html element.",
    stubs=True,
)
def language_is_right(page: Page) -> Iterator[Fault]:
    """``lang`` is the language of the tree, with or without a country."""
    wanted, given = page.language, page.facts.language.lower()
    if given != wanted and not given.startswith(f"{wanted}-"):
        said = f'"{given}"' if given else "missing"
        yield Fault(f'the language (lang) is {said}, and must be "{wanted}"', "<html")


@page_rule(
    "VER16",
    "The page does not have exactly one main part",
    "Readers jump to the main part; there has to be exactly one.",
    "Put what the page is about into one <main>.",
)
def one_main(page: Page) -> Iterator[Fault]:
    """Exactly one ``main``."""
    yield from _exactly_one(page, "main", "main part (<main>)")


@page_rule(
    "VER17",
    "The page does not have exactly one header and one footer",
    "The same frame on every page lets readers find help, the menu and the clinic.",
    "Keep <header> and <footer> directly in the body, once each.",
)
def one_header_and_footer(page: Page) -> Iterator[Fault]:
    """One header and one footer of the whole page."""
    yield from _exactly_one(page, "banner", "header (<header>)")
    yield from _exactly_one(page, "contentinfo", "footer (<footer>)")


def _exactly_one(page: Page, role: str, words: str) -> Iterator[Fault]:
    number = sum(landmark.role == role for landmark in page.facts.landmarks)
    if number != 1:
        yield Fault(f"the page has {number} parts that are a {words}, and it needs one")


@page_rule(
    "VER18",
    "The navigation is missing or cannot be told apart",
    "There is at least one <nav>; where there are several, each has its own name.",
    "Give every <nav> an aria-label that no other one has.",
)
def navigation_is_clear(page: Page) -> Iterator[Fault]:
    """A navigation, and names where there are several."""
    names = [mark.name for mark in page.facts.landmarks if mark.role == "navigation"]
    if not names:
        yield Fault("the page has no navigation (<nav>)")
    elif len(names) > 1 and (not all(names) or len(set(names)) < len(names)):
        yield Fault("navigations need names of their own, and some have none or the same one")


@page_rule(
    "VER19",
    "The first stop of the Tab key is not a skip link",
    "People without a mouse jump over the menu with the first link; it must lead into <main>, "
    "and nothing may force its way in front of it.",
    "Make the first link of the body lead to the id of <main>; remove tabindex above 0.",
)
def skip_link_is_first(page: Page) -> Iterator[Fault]:
    """The first stop is a link into ``main``.

    VER02 tells of a target that is missing, VER16 of a ``main`` that is.
    """
    stop = page.facts.first_stop
    if stop is None or not stop.href.startswith("#"):
        yield Fault("the first thing that takes the focus is not a link into this page", "<body")
    elif not stop.in_main and stop.href[1:] in page.facts.ids and "main" in page.facts.tags:
        yield Fault(f'the skip link leads to "{stop.href}", which is not in <main>', stop.href)
    for value in page.facts.jumps:
        yield Fault(f"tabindex {value} changes the order of the page", f'tabindex="{value}"')
