"""The bytes of a page to ``PageFacts``.

Enters: bytes, any bytes. Leaves: facts that depend on them alone.
"""

from __future__ import annotations

import gzip

from sitegen.verify import body, head
from sitegen.verify.attributes import read_attributes
from sitegen.verify.controls import controls
from sitegen.verify.facts import PageFacts
from sitegen.verify.leftovers import leftovers
from sitegen.verify.tree import Element, Tree

MARKDOWN_ATTRIBUTE = "markdown="


def facts_of(data: bytes) -> PageFacts:
    """Everything the checks need to know of a page. Never raises."""
    html = data.decode("utf-8", errors="replace")
    tree = Tree(html)
    attributes = read_attributes(tree)
    return PageFacts(
        language=_language(tree),
        head=head.beginning(tree),
        titles=head.titles(tree),
        descriptions=head.said(tree, "description"),
        policies=head.policies(tree),
        viewport=" ".join(head.said(tree, "viewport")),
        robots=" ".join(head.said(tree, "robots")).lower(),
        refresh=head.refreshes(tree),
        canonical=head.canonical(tree),
        ids=tuple(attributes.ids),
        id_references=tuple(attributes.id_references),
        headings=tuple(body.headings(tree)),
        landmarks=tuple(body.landmarks(tree)),
        first_stop=body.first_stop(tree),
        jumps=tuple(attributes.jumps),
        addresses=tuple(dict.fromkeys(attributes.addresses)),
        links=tuple(body.links(tree)),
        translations=tuple(body.translations(tree)),
        pictures=tuple(body.pictures(tree)),
        controls=tuple(controls(tree)),
        tables=tuple(body.tables(tree)),
        tags=frozenset(tag.lower() for tag in tree.tags),
        article_tags=frozenset(body.article_tags(tree)),
        inline_scripts=_inline_scripts(tree),
        inline_styles=(*("<style" for _ in _anywhere(tree, "style")), *attributes.styles),
        handlers=tuple(attributes.handlers),
        broken_data=head.broken_data(tree),
        leftovers=leftovers(html) + ((MARKDOWN_ATTRIBUTE,) if attributes.markdown else ()),
        weight=weight(data),
    )


def weight(data: bytes) -> int:
    """How many bytes travel when a server compresses as well as it can."""
    return len(gzip.compress(data, 9, mtime=0))


def _language(tree: Tree) -> str:
    return next((element.get("lang") for element in tree.tagged("html")), "")


def _inline_scripts(tree: Tree) -> tuple[str, ...]:
    return tuple(
        " ".join(script.node.text().split())[:40]
        for script in _anywhere(tree, "script")
        if not script.get("src") and script.get("type").lower() != head.DATA
    )


def _anywhere(tree: Tree, tag: str) -> list[Element]:
    return [*tree.tagged(tag), *(e for e in tree.in_templates if e.tag == tag)]
