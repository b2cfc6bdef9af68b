"""Rules on words: whatever is shown or can be used has a name that makes sense alone.

Enters: ``Page``. Leaves: faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.verify.documents import Page
from sitegen.verify.rules import Fault, page_rule

# What people write who think of the mouse. Screen readers list links without the text around them.
_VAGUE_WORDS = """
    here, click, click here, more, read more, learn more, see more, show more, link, this,
    this link, this page,
    aquí, haga clic aquí, más, leer más, ver más, enlace,
    ici, cliquez ici, plus, lire la suite, en savoir plus,
    hier, hier klicken, mehr, mehr lesen, weiterlesen,
    yma, cliciwch yma, mwy, darllen mwy
"""
_VAGUE = frozenset(words.strip() for words in _VAGUE_WORDS.split(","))
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_FILE_NAME = re.compile(r"^\S+\.(svg|png|jpe?g|gif|webp|avif)$", re.IGNORECASE)


@page_rule(
    "VER30",
    "A picture has no words",
    "People who do not see a picture need its words; decoration must say that it is decoration.",
    'Give an image alt="…", a drawing role="img" and aria-label or aria-labelledby; '
    'for decoration alt="" or aria-hidden="true".',
)
def pictures_have_words(page: Page) -> Iterator[Fault]:
    """Every picture is described or marked as decoration."""
    for picture in page.facts.pictures:
        if picture.name is None:
            yield Fault(f"a picture ({picture.tag}, {picture.source}) has no words", picture.source)
        elif _FILE_NAME.match(picture.name):
            yield Fault(f'a picture is described by a file name ("{picture.name}")', picture.source)


@page_rule(
    "VER31",
    "A link does not say where it leads",
    'A link is also read alone, out of its sentence: "here" or "more" tells nothing then.',
    "Make the name of the page it leads to the words of the link.",
    stubs=True,
)
def links_say_where(page: Page) -> Iterator[Fault]:
    """Every link has words that mean something by themselves."""
    for link in page.facts.links:
        words = _bare(link.name).casefold()
        if not words:
            yield Fault(f'the link to "{link.href}" has no words', f"<{link.tag} ", nth=link.nth)
        elif words in _VAGUE:
            message = f'the link to "{link.href}" only says "{link.name}"'
            yield Fault(message, f"<{link.tag} ", nth=link.nth)


def _bare(name: str) -> str:
    """The name without arrows and full stops around it."""
    if name[:1].isalnum() and name[-1:].isalnum():
        return name
    return _EDGE.sub("", name)


@page_rule(
    "VER32",
    "A control has no name",
    "Whoever cannot see the page hears only the name of a field, a button or a group.",
    "Give a field a <label>, a button words, and a group (<fieldset>) a <legend>.",
    stubs=True,
)
def controls_have_names(page: Page) -> Iterator[Fault]:
    """Every control has a name."""
    for control in page.facts.controls:
        if not control.name:
            message = f"a control ({control.mark}) has no name"
            yield Fault(message, f"<{control.tag}", nth=control.nth)


@page_rule(
    "VER33",
    "A table is hard to follow",
    "A screen reader says the caption first and the headers with each cell: "
    "a table needs a caption, and headers that say what they head.",
    'Add <caption>, and <th scope="col"> or <th scope="row">. Lay pages out without tables.',
)
def tables_can_be_followed(page: Page) -> Iterator[Fault]:
    """Every table has a caption and headers with a scope."""
    for nth, table in enumerate(page.facts.tables):
        if not table.caption:
            yield Fault("a table has no caption", "<table", nth=nth)
        if not table.headers:
            yield Fault("a table has no header cells (th)", "<table", nth=nth)
        if table.unscoped:
            message = f"{table.unscoped} header cells of a table have no scope"
            yield Fault(message, "<table", nth=nth)


@page_rule(
    "VER34",
    "Signs of Markdown or of a template are shown",
    "Something that should have become a heading, a link or a word was not understood "
    "and is on the page as it was written.",
    "Look at that place in the generated Markdown and in its template. "
    "Often an empty line is missing, or words were encoded twice.",
)
def nothing_is_left_over(page: Page) -> Iterator[Fault]:
    """No ``{#id}``, ``](``, ``{{``, ``**`` and the like where readers see it."""
    for sign in dict.fromkeys(page.facts.leftovers):
        yield Fault(f'the page shows "{sign}"', sign)
