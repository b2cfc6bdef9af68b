"""What must hold for any bytes: one function a part of the tool, for Hypothesis and for fuzzers.

Each takes bytes and fails by an exception. Bytes that stand for no words that the loader lets pass
are no case of the later parts.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from zlib import crc32

from awful import fit
from conftest import REPO
from filling import TURNS, Slot, fill_guide
from jinja2 import Environment
from markdown import Markdown
from markupsafe import Markup
from mkdocs.utils.meta import get_data
from rendering import Shelf, Shown, collapse
from selectolax.lexbor import LexborHTMLParser
from test_load_fuzz import SPECIMENS, read

from sitegen import finish
from sitegen.inline import Cite, Link, Piece, Strong, Text, parse, visible
from sitegen.load.decode import hidden_in
from sitegen.model.shared import Redirect
from sitegen.plan.pages import Plan, plan
from sitegen.plan.search import search_index
from sitegen.render.encode import encode, signs
from sitegen.render.environment import render
from sitegen.schema.kinds import FILE_KINDS

Property = Callable[[bytes], None]
FOLDER = tempfile.TemporaryDirectory()
KINDS = list(SPECIMENS)


def words_of(data: bytes) -> str:
    """The words that bytes stand for, or "" when a field could not hold them."""
    words = collapse(data.decode("utf-8", "ignore"))[:160].strip()
    return "" if hidden_in(words) else words


def loader(data: bytes) -> None:
    """A content file of these bytes, or a good one with a slip: a record or placed problems."""
    if len(data) < 5:
        return
    kind = KINDS[data[0] % len(KINDS)] if data[1] % 2 else FILE_KINDS[data[0] % len(FILE_KINDS)]
    made = data[2:]
    if data[1] % 2:
        good = SPECIMENS[kind].encode()
        start = int.from_bytes(data[2:4]) % len(good)
        made = good[:start] + data[5:] + good[start + data[4] % 64 :]
    read(kind, made, Path(FOLDER.name))


def inline(data: bytes) -> None:
    """No sign of the words is lost, and every fault has its place in them."""
    words = words_of(data)
    pieces, faults = parse(words)

    assert "".join(map(_typed, pieces)) == words
    assert all(0 <= fault.offset < len(words) for fault in faults)
    if not faults:
        assert not any("**" in piece.text for piece in pieces if isinstance(piece, Text))


def _typed(piece: Piece) -> str:
    if isinstance(piece, Strong):
        return f"**{piece.text}**"
    if isinstance(piece, Link):
        return f"[{piece.text}]({piece.target})"
    return f"[@{piece.source}]" if isinstance(piece, Cite) else piece.text


CALM = "harmless"
# Every place in which our templates put words: Markdown text, raw HTML, attributes.
PLACES = Environment(autoescape=True).from_string("""\
# {{ whole }}

{{ whole }}

- {{ whole }}
- **k** {{ part }}

1. {{ whole }}

<p title="{{ whole }}" class="x">{{ whole }}</p>

<ul class="x">
<li>{{ whole }} <a href="{{ whole }}">{{ part }}</a></li>
</ul>

<div class="x" markdown>

## {{ whole }} {: #x }

<strong>{{ part }}</strong> {{ part }}

</div>

| {{ whole }} | k |
| --- | --- |
| {{ whole }} | {{ part }} |
""")


@cache
def converter() -> Markdown:
    """Markdown as the guide's own configuration has it."""
    config = Shelf().config
    made = [*config["markdown_extensions"]]
    return Markdown(extensions=made, extension_configs=config["mdx_configs"])


def encoded(data: bytes) -> None:
    """Encoded words are the words, wherever they stand, and nothing else is there for them."""
    words = words_of(data)
    if not words:
        return
    tree, calm = _convert(words), _convert(CALM)

    assert list(_skeleton(tree)) == list(_skeleton(calm))
    for node, other in zip(tree.css("*"), calm.css("*"), strict=True):
        meant = other.text(deep=False).replace(CALM, words)
        assert collapse(node.text(deep=False)) == collapse(meant), node.html
    for node in tree.css("[title], a"):
        value = node.attributes.get("title") or node.attributes.get("href")
        assert value == words, (value, words)


def _convert(words: str) -> LexborHTMLParser:
    text = PLACES.render(whole=encode(words), part=Markup(signs(words)))  # noqa: S704  # on trial
    return LexborHTMLParser(converter().reset().convert(text))


def _skeleton(tree: LexborHTMLParser) -> Iterator[tuple[str, ...]]:
    for node in tree.css("*"):
        names = sorted(node.attributes)
        yield (str(node.tag), *names, str(node.parent.tag if node.parent else ""))


@cache
def calm_plan() -> Plan:
    """A guide of harmless words."""
    return plan(fill_guide(lambda slot: "words", 0), "en")


def told(data: bytes) -> None:
    """What machines are told: front matter, JSON-LD, search index and the pages that lead on."""
    words = fit(words_of(data), "text")
    made = calm_plan()
    page = next(page for page in made.pages if page.id == "conditions/one")
    record = page.data["record"].model_copy(update={"title": words, "in_short": words})
    changed = replace(page, title=words, description=words, data=page.data | {"record": record})
    made.pages = [changed if one.id == page.id else one for one in made.pages]
    short = visible(words)

    body, front = get_data(render(changed, made.book))
    assert (front["title"], front["description"]) == (words, short)
    assert "generated_from" in front
    assert body.strip()
    json_ld = json.loads(str(front["json_ld"]))
    assert json_ld["name"] == words
    page_of = f'<head><script type="application/ld+json">{front["json_ld"]}</script></head><p>x'
    shown = LexborHTMLParser(page_of)
    assert [node.text() for node in shown.css("script")] == [front["json_ld"]]
    assert [node.text() for node in shown.css("p")] == ["x"]

    _site_of(made, words, short)


def _site_of(made: Plan, words: str, short: str) -> None:
    move = Redirect(old="conditions/old", new="conditions/one")
    made.search = search_index(made)
    made.book.search_file = "search.json"
    files = finish.gather(assets(), [made], [{"404.html": b""}], (move,))
    entries = {entry["u"]: entry for entry in json.loads(files["search.json"])["pages"]}
    found = entries["conditions/one/"]
    assert found["t"] == words
    assert short.startswith(found["s"])  # the first sentence
    assert b"<" not in files["search.json"]
    stub = LexborHTMLParser(files["conditions/old/index.html"].decode())
    tags = [str(node.tag) for node in stub.css("*")]
    assert tags == ["html", "head", "meta", "meta", "meta", "link", "title", "body", "p", "a"]
    assert collapse(stub.css("a")[0].text()) == collapse(words)
    assert words not in files["_redirects"].decode() or words in "/conditions/old 301 one/"


@cache
def assets() -> dict[str, bytes]:
    """The files that go along with every page."""
    return finish.read_assets(REPO)[0]


@cache
def shelf() -> Shelf:
    """MkDocs, ready to make pages."""
    return Shelf()


def pages(data: bytes) -> None:
    """The same words in every field of every kind: each page is as it is with harmless words."""
    words = words_of(data[1:])
    if not words:
        return
    turn = data[0] % TURNS
    awful = shelf().of(fill_guide(lambda slot: _varied(words, slot), turn))

    for page, calm in zip(awful, _calm_pages(turn), strict=True):
        if page.kind not in ("a-to-z", "sources"):  # their addresses are made of words
            assert page.skeleton == calm.skeleton, page.id
    assert awful[-1].id == "404"


def _varied(words: str, slot: Slot) -> str:
    """Words that no two fields share, as titles and labels must differ."""
    number = crc32(repr(slot).encode())
    return f"{fit(words, slot.kind)[:100]} q{number}z"


@cache
def _calm_pages(turn: int) -> list[Shown]:
    return shelf().of(fill_guide(lambda slot: _varied("words", slot), turn))


PROPERTIES: dict[str, Property] = {
    "loader": loader,
    "inline": inline,
    "encoded": encoded,
    "told": told,
    "pages": pages,
}
