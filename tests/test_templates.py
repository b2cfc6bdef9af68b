"""What the templates make of a page: words that fit what is there, and nothing twice."""

from __future__ import annotations

import pytest
from conftest import Guide
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.plan.pages import plan
from sitegen.render.environment import render
from sitegen.stages import make_plans

CAST, KNEE = "conditions/foot-in-a-cast", "conditions/sore-knee"
HELP = "https://crutches.example.org/guides/when-to-get-help/"


def page(guide: Guide, name: str) -> LexborHTMLParser:
    """A page of the guide's own language, before MkDocs."""
    made = plan(guide.catalog(), "en")
    [found] = [page for page in made.pages if page.id == name]
    return LexborHTMLParser(render(found, made.book))


def said(tree: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    """What the elements say."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]


# help cards


def test_lines_that_lead_to_the_help_page_are_not_said_to_open(english: Guide) -> None:
    english.edit("signs", "signs.0.tier", "same-day")
    english.edit("signs", "signs.0.contact", "doctor")
    english.edit(KNEE, "signs", ["short-breath", "cold-toes"])
    tree = page(english, KNEE)

    assert len(tree.css(".card .links a")) == 2
    assert said(tree, ".card .screen") == ["Choose a line to see its signs."]


def test_paper_names_the_page_that_tells_the_signs(english: Guide) -> None:
    """Lines cannot be followed on paper, so the sheet gives title and whole address."""
    english.edit("signs", "signs.0.tier", "same-day")
    english.edit("signs", "signs.0.contact", "doctor")
    english.edit(KNEE, "signs", ["short-breath", "cold-toes"])

    [line] = said(page(english, KNEE), ".card .paper")

    assert line == f'Their signs are on the page "When to get help": {HELP}'


def test_paper_names_the_page_in_the_readers_language(sample: Guide) -> None:
    sample.edit("signs", "signs.1.tier", "emergency")
    sample.edit("signs", "signs.1.contact", "emergency")
    sample.edit("aftercare/first-day", "signs", ["short-breath", "cold-toes"])
    spanish = make_plans(sample.check())[1]
    [found] = [page for page in spanish.pages if page.id == "aftercare/first-day"]

    [line] = said(LexborHTMLParser(render(found, spanish.book)), ".card .paper")

    assert line.endswith("https://crutches.example.org/es/guides/when-to-get-help/")


def test_a_card_with_all_its_signs_asks_for_nothing(english: Guide) -> None:
    tree = page(english, KNEE)

    assert tree.css(".card")
    assert not tree.css(".card .screen, .card .paper")


def test_words_in_a_sentence_carry_their_language(sample: Guide) -> None:
    """What is not translated stands in a Spanish sentence, and voices must know (WCAG 3.1.2)."""
    sample.edit("site", "clinic.hours", "Never")
    sample.edit("aftercare/first-day", "myths.0.said", "You cannot walk.")
    sample.edit("aftercare/first-day", "signs", ["sore-palms"])
    spanish = make_plans(sample.check())[1]
    [found] = [page for page in spanish.pages if page.id == "aftercare/first-day"]
    marked = said(LexborHTMLParser(render(found, spanish.book)), '[lang="en"]')

    assert "Never" in marked
    assert "You cannot walk." in marked


# how sure


def test_not_rated_leads_once_to_what_it_means(english: Guide) -> None:
    """It stands on most findings: a link on each would drown the others."""
    for index in range(3):
        finding = {"text": "It is so.", "sources": ["example-trial"], "evidence": "not-graded"}
        english.edit(KNEE, f"by_itself.{index}", finding | {"about": ["walking-aids"]})
    tree = page(english, KNEE)

    assert len([words for words in said(tree, ".sure") if words == "How sure: not said"]) >= 3
    assert said(tree, "a.sure").count("How sure: not said") == 1


def test_not_studied_does_not_say_no_studies_too(english: Guide) -> None:
    english.edit(KNEE, "techniques.0.verdict", "not-studied")
    english.edit(KNEE, "techniques.0.evidence", "none")
    english.edit(KNEE, "techniques.0.sources", None)
    name = said(page(english, KNEE), "details.row summary")[0]

    assert name.endswith("Not studied.")


# aftercare


def test_a_single_phase_needs_no_timeline(english: Guide) -> None:
    assert not page(english, "aftercare/first-day").css(".phases")


def test_phases_lead_to_each_other(english: Guide) -> None:
    phases = english.read("vocabulary")["phases"]
    english.write("aftercare/later", english.read("aftercare/first-day") | {"title": "Later"})
    english.edit("aftercare/later", "phase", phases[1]["id"])
    tree = page(english, "aftercare/first-day")

    assert said(tree, ".phases [aria-current]") == [phases[0]["label"]]
    assert [node.attributes["href"] for node in tree.css(".phases a")] == ["../../aftercare/later/"]


# the home page


def test_each_part_of_the_body_leads_to_its_line(english: Guide) -> None:
    """Seen from both sides; and the line leads to what can hurt there."""
    tree = page(english, "home")
    parts = [(node.attributes["href"], node.text().strip()) for node in tree.css(".map a")]

    assert parts == [("#at-knee", "Knee"), ("#at-foot", "Foot")] * 2
    assert said(tree, "#at-knee b") == ["Knee"]
    assert said(tree, "#at-knee a") == ["A sore knee"]
    assert said(tree, ".map text") == ["Front", "Back"]


def test_what_is_on_both_sides_is_drawn_on_both(english: Guide) -> None:
    left, right, *_ = page(english, "home").css(".map a path")

    assert left.attributes["d"] == right.attributes["d"]
    assert "transform" in right.attributes
    assert "transform" not in left.attributes


def test_the_back_is_seen_from_behind(english: Guide) -> None:
    english.edit(
        "vocabulary", "regions.3", {"id": "low-back", "label": "Low back", "back": "M0 0H9V9Z"}
    )
    english.edit(KNEE, "regions", ["low-back"])
    front, back = page(english, "home").css(".map > g")

    assert "#at-low-back" not in [node.attributes["href"] for node in front.css("a")]
    assert "#at-low-back" in [node.attributes["href"] for node in back.css("a")]


def test_a_place_that_is_not_drawn_stands_in_the_list(english: Guide) -> None:
    english.edit("vocabulary", "regions.0", {"id": "hand", "label": "Hand"})
    english.edit(KNEE, "regions", ["hand"])
    tree = page(english, "home")

    assert said(tree, "#at-hand a") == ["A sore knee"]
    assert [node.attributes["href"] for node in tree.css(".map a")] == ["#at-foot"] * 2


@pytest.mark.parametrize("name", [KNEE, "techniques/one-crutch"])
def test_home_leads_to_every_problem_and_technique(english: Guide, name: str) -> None:
    """By their short titles, in the order of these."""
    english.edit(name, "menu_title", "Zebra")
    lists = [said(page(english, "home"), one) for one in (".body a, .chips > li > a", ".options a")]
    found = lists[name.startswith("techniques")]

    assert len(lists[1]) == 2
    assert "Zebra" in found
    assert found[-1] == "Zebra" or name.startswith("conditions")


# sources


@pytest.mark.parametrize(
    ("authors", "year", "shown"),
    [
        ("Doe J, et al.", None, "Doe J, et al. How"),
        ("Doe J, et al.", "2020", "Doe J, et al. (2020). How"),
        ("A clinic", None, "A clinic. How"),
    ],
)
def test_no_full_stop_is_doubled(
    english: Guide, authors: str, year: str | None, shown: str
) -> None:
    english.edit("references", "references.0.authors", authors)
    english.edit("references", "references.0.year", year)
    english.edit("references", "references.0.title", "How many fall?")
    made = plan(english.catalog(), "en")
    texts = [render(page, made.book) for page in made.pages if page.kind == "sources"]
    lines = [line for text in texts for line in said(LexborHTMLParser(text), ".works > li")]

    [line] = [line for line in lines if "How many fall?" in line]
    assert line.startswith(shown)
    assert ".." not in line
    assert "?." not in line


# techniques that nobody has studied in a condition


def beneath(tree: LexborHTMLParser, lead: str) -> list[str]:
    """The chips beneath a paragraph that starts so."""
    found, words = [], ""
    for node in tree.css("p, .chips a"):
        if node.tag == "p":
            words = node.text()
        elif words.startswith(lead):
            found.append(node.text().strip())
    return found


@pytest.mark.parametrize(
    ("name", "lead", "other"),
    [
        (CAST, "No good studies found for these", "Walking with one crutch"),
        ("techniques/one-crutch", "No good studies found, so", "Cast"),
        ("compare", "No good studies found for these", "Walking with one crutch"),
    ],
)
def test_what_was_not_studied_is_said_on_each_side(
    name: str, lead: str, other: str, english: Guide
) -> None:
    assert beneath(page(english, name), lead) == [other]


@pytest.mark.parametrize(
    ("name", "other"),
    [("techniques/two-crutches", "A sore knee"), ("compare", "Two crutches")],
)
def test_what_is_not_meant_for_something_is_no_row(name: str, other: str, english: Guide) -> None:
    tree = page(english, name)

    assert beneath(tree, "Not meant for") == [other]
    assert not tree.css(".matrix [href$='sore-knee/#fit-two-crutches']")


def test_each_cell_of_the_comparison_is_a_word_and_a_link(english: Guide) -> None:
    """Its name says treatment, problem and verdict, for those who hear links alone."""
    tree = page(english, "compare")

    rows = [[cell.text().split() for cell in row.css("th, td")] for row in tree.css(".every tr")]
    names = [link.attributes["aria-label"] for link in tree.css(".every td a")]

    assert [" ".join(cell) for row in rows for cell in row] == [
        *("Problem", "Walking with one crutch", "Two crutches", "A knee scooter"),
        *("Cast", "Not studied", "May help Fairly sure", "Not studied"),
        *("A sore knee", "Mixed Not very sure", "Not for this", "No words yet"),
    ]
    assert names[0] == "Walking with one crutch: Cast. Not studied"
    assert len(set(names)) == 6


# what readers gave the pages


def test_low_ratings_come_first(english: Guide) -> None:
    rows = [
        line
        for line in said(page(english, "guides/what-crutches-are"), ".grid tr")
        if "reader" in line
    ]

    assert rows == [
        "First readerSecond reader",
        "A sore kneeFirst reader16Second reader30",
        "Two crutchesFirst reader74Second readerNot read yet",
    ]


def test_clarity_is_told_for_each_kind_with_the_lowest(english: Guide) -> None:
    rows = said(page(english, "guides/what-crutches-are"), ".grid tr")

    assert rows[-1] == (
        "Ways to walkEasy to understand90 (lowest 88)Easy to act on76 (lowest 71)"
        "Clear98 (lowest 95)"
    )


def test_a_guide_without_ratings_shows_no_table(english: Guide) -> None:
    english.path("ratings").unlink()

    assert len(page(english, "guides/what-crutches-are").css(".grid")) == 1
