"""The pages that list others: nothing is lost in them, and everything is where one looks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import Guide

from sitegen.plan.listings import (
    MOST_COLUMNS,
    MOST_ROWS,
    a_to_z,
    fits_a_desk,
    grouped,
    matrix,
    places,
    source_parts,
)
from sitegen.wording import Wording


def test_every_name_of_every_page_is_in_the_a_to_z(english: Guide) -> None:
    letters = a_to_z(english.catalog())
    names = [(item.name, item.page) for _, rows in letters for row in rows for item in row]

    assert ("A sore knee", "conditions/sore-knee") in names
    assert ("plaster", "conditions/foot-in-a-cast") in names
    assert ("broken foot", "conditions/foot-in-a-cast") in names
    assert ("crutch", "glossary") in names


def test_a_name_of_several_pages_is_one_row(english: Guide) -> None:
    """A list that says the same name three times is too long for a phone."""
    english.edit("risks/a-fall", "also_called", ["Cold toes"])
    english.edit("conditions/sore-knee", "also_called", ["cold toes"])
    rows = [row for _, rows in a_to_z(english.catalog()) for row in rows]

    [row] = [row for row in rows if row[0].name.lower() == "cold toes"]
    assert [item.page for item in row] == ["conditions/sore-knee", "risks/a-fall"]


def test_forms_that_would_stand_side_by_side_are_one(english: Guide) -> None:
    names = {row[0].name for _, rows in a_to_z(english.catalog()) for row in rows}

    assert "crutch" in names
    assert "crutches" not in names


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Élan", "E"),
        ("école", "E"),
        ("“Quoted”", "Q"),
        ("3 steps", "0-9"),
        ("שלום", "ש"),
        ("½", "0-9"),
        ("***", "0-9"),
    ],
)
def test_names_stand_under_their_first_letter(english: Guide, title: str, letter: str) -> None:
    english.edit("risks/a-fall", "title", title)

    found = {row[0].name: key for key, rows in a_to_z(english.catalog()) for row in rows}

    assert found[title] == letter


def test_letters_and_names_are_in_order(english: Guide) -> None:
    letters = a_to_z(english.catalog())

    assert [letter for letter, _ in letters] == sorted(letter for letter, _ in letters)
    for _, rows in letters:
        plain = [row[0].name.casefold() for row in rows]
        assert plain == sorted(plain)


def test_names_that_differ_in_capitals_have_one_order(english: Guide) -> None:
    """Sets have none of their own, and the same input gives the same bytes."""
    names = [first + second + "o knee" for first in "zZ" for second in "oO"]
    english.edit("conditions/sore-knee", "search_words", names)

    [[row]] = [rows for letter, rows in a_to_z(english.catalog()) if letter == "Z"]

    assert [item.name for item in row] == ["zoo knee"]


def test_the_comparison_has_a_row_a_condition_and_a_cell_a_technique(english: Guide) -> None:
    rows = {row.page: row for row in matrix(english.catalog())}

    assert list(rows) == ["conditions/foot-in-a-cast", "conditions/sore-knee"]
    cells = {
        cell.page or cell.name: cell.fit and cell.fit.verdict
        for cell in rows["conditions/sore-knee"].cells
    }
    assert cells == {
        "techniques/one-crutch": "mixed",
        "techniques/two-crutches": "not-for-this",
        "A knee scooter": None,
    }


def test_what_was_studied_most_stands_first_in_the_comparison(english: Guide) -> None:
    """So a reader of the table meets the words "Not studied" last."""
    english.edit("conditions/sore-knee", "techniques.0.verdict", "not-for-this")

    [first, *_] = matrix(english.catalog())[0].cells

    assert first.page == "techniques/two-crutches"


def test_a_comparison_with_many_columns_is_no_table(english: Guide) -> None:
    """It would run off the screen, and grow with the square of the guide."""
    rows = matrix(english.catalog())
    wide = tuple(replace(row, cells=row.cells * MOST_COLUMNS) for row in rows)

    assert fits_a_desk(rows)
    assert not fits_a_desk(wide)
    assert not fits_a_desk(rows * MOST_ROWS)


def test_pages_stand_under_their_heading_in_the_order_of_the_vocabulary(english: Guide) -> None:
    catalog = english.catalog()
    pages = [(f"risks/{name}", entry.model) for name, entry in catalog.entries["risk"].items()]

    found = [names for _, names in grouped("risk", pages, Wording(catalog.vocabulary))]

    assert found == [["risks/sore-hands"], ["risks/a-fall"]]


@pytest.mark.parametrize("name", ["groups", "regions"])
def test_headings_of_the_same_words_lose_no_page(english: Guide, name: str) -> None:
    """A reason to wait that is not listed would not be read."""
    english.edit("vocabulary", "groups.1", {"id": "legs", "label": "Your arms"})
    english.edit("vocabulary", "regions.1.label", "Foot")
    catalog = english.catalog()
    wording = Wording(catalog.vocabulary)
    reasons = [("contraindications/weak-arms", catalog.entries["contraindication"]["weak-arms"])]
    pages = [(page, entry.model) for page, entry in reasons]

    found = grouped("contraindication", pages, wording) if name == "groups" else None
    there = [(place.region.label, place.pages) for place in places(catalog)]

    if found is not None:
        assert found == [("Your arms", ["contraindications/weak-arms"])]
    assert there == [
        ("Foot", ("conditions/sore-knee",)),
        ("Foot", ("conditions/foot-in-a-cast",)),
    ]


def test_every_work_is_listed_with_the_pages_that_cite_it(english: Guide) -> None:
    parts = source_parts(english.catalog())
    works = {work.id: pages for part in parts for work, pages in part.works}

    assert set(works) == {
        "example-cohort",
        "example-guideline",
        "example-leaflet",
        "example-trial",
    }
    assert "risks/a-fall" in works["example-cohort"]
    assert "signs" not in works["example-guideline"]
