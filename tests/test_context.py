"""What a template may ask for: words explained once, links from here, cards in the right order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import Guide
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from sitegen.model.shared import Term
from sitegen.plan.book import Book, Original
from sitegen.plan.pages import plan
from sitegen.render.context import Context


@pytest.fixture(scope="module")
def book(pattern_guide: Guide) -> Book:
    return plan(pattern_guide.catalog(), "en").book


@pytest.fixture
def x(book: Book) -> Context:
    return Context(book, "conditions/sore-knee")


# words


def test_a_word_of_the_glossary_is_linked_where_it_first_stands(x: Context) -> None:
    link = '<a href="../../glossary/#crutch">{}</a>'

    assert x.html("Crutches help.") == f"{link.format('Crutches')} help."
    assert x.html("A crutch helps.") == "A crutch helps."


def test_a_longer_word_of_the_glossary_goes_first(x: Context) -> None:
    assert '#tip">rubber tips</a>' in x.html("Old rubber tips")


@pytest.mark.parametrize("words", ["crutchless", "a-crutch", "recrutch"])
def test_a_part_of_a_word_is_no_word(x: Context, words: str) -> None:
    assert x.html(words) == words


def test_the_glossary_does_not_lead_to_itself(book: Book) -> None:
    assert Context(book, "glossary").html("A crutch") == "A crutch"


def test_words_in_links_and_strong_words_are_left_alone(x: Context) -> None:
    said = x.html("**crutch** [crutch](guides/what-crutches-are)")

    assert "#crutch" not in said


def test_words_that_are_not_translated_carry_their_language(x: Context) -> None:
    assert x.html(Original("Rest.")) == '<span lang="en">Rest.</span>'
    assert x.plain(Original("- a")) == '<span lang="en">&#45; a</span>'
    assert x.html("Rest.") == "Rest."


SIGNS = "aAiIİıſsSßKkﬁe\u0301-* .,(<&"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    term=st.text(st.sampled_from(SIGNS), min_size=1, max_size=4).filter(str.strip),
    before=st.text(st.sampled_from(SIGNS), max_size=6),
    after=st.text(st.sampled_from(SIGNS), max_size=6),
)
def test_linking_words_never_changes_them(book: Book, term: str, before: str, after: str) -> None:
    """Capitals in some languages are longer than small letters; some have two small ones."""
    terms = (Term(id="x", term=term, meaning="m"),)
    other = plan(replace(book.catalog, terms=terms), "en").book
    said = f"x{before}{term}{after}x".replace("*", ".")

    shown = LexborHTMLParser(f"<p>{Context(other, 'conditions/sore-knee').html(said)}").body

    assert shown is not None
    assert shown.text() == said


# links


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("conditions/sore-knee", "home", "../../"),
        ("conditions/sore-knee", "conditions/sore-knee", "../../conditions/sore-knee/"),
        ("conditions/sore-knee", "glossary", "../../glossary/"),
        ("conditions", "conditions/sore-knee", "../conditions/sore-knee/"),
        ("home", "home", "./"),
        ("home", "glossary", "glossary/"),
        ("glossary", "https://example.org/", "https://example.org/"),
    ],
)
def test_addresses_lead_from_here(book: Book, page: str, target: str, address: str) -> None:
    assert Context(book, page).href(target) == address


# sources


def test_works_are_numbered_in_the_order_of_use(x: Context) -> None:
    first = x.cite(("example-trial", "example-cohort"))
    again = x.cite(("example-cohort",))

    assert 'href="#source-1"' in first
    assert 'href="#source-2"' in first
    assert 'href="#source-2"' in again
    assert [work.id for work in x.sources()] == ["example-trial", "example-cohort"]


def test_a_limit_of_a_work_is_told_beside_its_figure(x: Context) -> None:
    assert x.cautions(("example-trial", "example-cohort")) == [
        "Only people in one town were asked."
    ]


# help


def test_cards_come_most_urgent_first_one_for_each_contact(x: Context) -> None:
    cards = x.cards(("worn-tips", "sore-palms", "cold-toes", "short-breath"))

    assert [(card.tier, card.contact) for card in cards] == [
        ("emergency", "emergency"),
        ("same-day", "doctor"),
        ("clinic", "clinic"),
        ("next-visit", "clinic"),
    ]
    assert cards[0].heading == "Call 911 now if"


def test_groups_of_one_kind_share_a_card_and_what_both_say(sample: Guide) -> None:
    sample.edit("signs", "signs.1.tier", "emergency")
    sample.edit("signs", "signs.1.contact", "emergency")
    sample.edit("signs", "signs.1.worse_if", [])
    sample.edit("signs", "signs.1.meanwhile", ["Do not drive.", "Put your leg up."])
    x = Context(plan(sample.catalog(), "en").book, "conditions/sore-knee")

    [card] = x.cards(("short-breath", "cold-toes"))

    assert [group.id for group in card.groups] == ["short-breath", "cold-toes"]
    assert card.meanwhile == ("Do not drive.",)


def test_a_placeholder_is_never_a_number_to_call(sample: Guide) -> None:
    example = Context(plan(sample.catalog(), "en").book, "home")
    sample.edit("site", "example", "no")
    real = Context(plan(sample.catalog(), "en").book, "home")

    assert [card.phone for card in example.cards(("sore-palms",))] == [""]
    assert [card.phone for card in real.cards(("sore-palms",))] == ["5550100"]
    assert [card.phone for card in example.cards(("short-breath",))] == ["911"]


# what a finding was measured on


@pytest.mark.parametrize(
    ("page", "about", "noted"),
    [
        ("conditions/sore-knee", ("walking-aids",), True),
        ("conditions/sore-knee", ("two-crutches",), False),
        ("conditions/sore-knee", ("two-crutches", "walking-aids"), False),  # itself was measured
        ("techniques/one-crutch", ("walking-aids",), False),  # the method of this very page
        ("techniques/two-crutches", ("walking-aids",), True),
    ],
)
def test_a_finding_on_something_else_says_so(
    book: Book, page: str, about: tuple[str, ...], noted: bool
) -> None:
    notes = ["Measured on walking aids of all kinds."] if noted else []

    assert Context(book, page).about_notes(about) == notes
