"""Words that neither Markdown nor HTML can mistake for their own signs."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from sitegen.render.encode import encode, guard, signs

MARKDOWN = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"])
AWFUL = st.text(
    st.sampled_from("\\`*_{}[]()<>#+-.!|~=:&;\"'@$%^/0123456789 ab\u05d0\U0001f9b4"),
    min_size=1,
    max_size=40,
).filter(str.strip)


@pytest.mark.parametrize(
    ("words", "encoded"),
    [
        ("plain words, with a comma.", "plain words, with a comma."),
        ("it's 50% (or so)", "it's 50% (or so)"),
        ("a < b & c", "a &#60; b &#38; c"),
        ("a_b*c`d", "a&#95;b&#42;c&#96;d"),
        ("[x](y)", "&#91;x&#93;(y)"),
        ("- a", "&#45; a"),
        ("+ a", "&#43; a"),
        ("# a", "&#35; a"),
        ("12. March", "12&#46; March"),
        ("12) March", "12&#41; March"),
        ("12 March", "12 March"),
        ("===", "&#61;=="),
        (": a", "&#58; a"),
        ("two  spaces\nand lines", "two spaces and lines"),
        ("", ""),
    ],
)
def test_only_what_could_be_mistaken_is_encoded(words: str, encoded: str) -> None:
    assert encoded == str(encode(words))


def test_inside_a_line_the_first_sign_needs_no_guard() -> None:
    assert str(signs("- a")) == "- a"


def test_a_guarded_text_is_not_guarded_twice() -> None:
    once = guard(Markup("- a"))

    assert once == guard(once)


@given(AWFUL)
def test_entities_stand_for_the_very_words(words: str) -> None:
    assert " ".join(words.split()) == unescape(str(encode(words)))


@given(AWFUL)
def test_markdown_shows_the_very_words(words: str) -> None:
    """As a paragraph, as an item of a list and in an attribute, and with no element of its own."""
    expected = " ".join(words.split())

    paragraph = _html(str(encode(words)))
    item = _html(f"- {encode(words)}")
    attribute = _html(f'<p title="{encode(words)}">x</p>')

    assert (expected, {"p"}) == _said(paragraph)
    assert (expected, {"ul", "li"}) == _said(item)
    found = LexborHTMLParser(attribute).css_first("p")
    assert found is not None
    assert {"title": expected} == found.attributes


def _html(text: str) -> str:
    return str(MARKDOWN.reset().convert(text))


def _said(html: str) -> tuple[str, set[str]]:
    body = LexborHTMLParser(html).body
    assert body is not None
    tags = {str(node.tag) for node in body.css("*")} - {"body"}
    return " ".join(body.text().split()), tags
