"""The search index: what a reader may type leads to the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Guide

from sitegen.plan.calls import button
from sitegen.plan.pages import plan
from sitegen.plan.search import search_index


def _index(guide: Guide) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(search_index(plan(guide.catalog(), "en")))
    return data


@pytest.fixture
def whole(sample: Guide) -> dict[str, Any]:
    return _index(sample)


@pytest.fixture
def index(whole: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {entry["u"]: entry for entry in whole["pages"]}


def _words_of(whole: dict[str, Any], address: str) -> list[str]:
    """The words that lead to a page, in the order of the index."""
    number = [entry["u"] for entry in whole["pages"]].index(address)
    words = zip(whole["words"].split(" "), whole["at"], strict=True)
    return [word for word, pages in words if number in pages]


def test_every_record_and_every_word_explained_is_there(
    index: dict[str, dict[str, Any]], sample: Guide
) -> None:
    pages = {f"{page}/" for page, _, _ in sample.catalog().pages()}

    assert set(index) == pages | {"safety-check/", "glossary/#crutch", "glossary/#tip"}


def test_an_entry_tells_title_kind_names_and_first_words(
    index: dict[str, dict[str, Any]],
) -> None:
    entry = index["techniques/two-crutches/"]

    assert entry["t"] == "Walking with two crutches"
    assert entry["k"] == "Way to walk"
    assert entry["n"] == ["three-point walk", "both crutches"]
    assert entry["s"].startswith("Both arms carry you")


def test_only_the_first_sentence_is_shown(index: dict[str, dict[str, Any]]) -> None:
    assert index["techniques/two-crutches/"]["s"].count(".") == 1


def test_names_come_before_what_people_type(sample: Guide) -> None:
    sample.edit("risks/a-fall", "also_called", ["A slip"])
    sample.edit("risks/a-fall", "search_words", ["I slipped", "fell over"])

    [entry] = [one for one in _index(sample)["pages"] if one["u"] == "risks/a-fall/"]

    assert entry["n"] == ["A slip", "I slipped", "fell over"]
    assert entry["a"] == 1


def test_all_other_words_are_found_once_and_without_marks(whole: dict[str, Any]) -> None:
    words = _words_of(whole, "techniques/two-crutches/")

    assert words == sorted(set(words))
    assert {"armpits", "swing", "stairs"} <= set(words)
    assert not {"cohort", "https", "**good"} & set(words)


def test_words_are_bare(sample: Guide) -> None:
    """As the script makes those that are typed: no accents, apostrophes, hyphens or capitals."""
    sample.edit("risks/a-fall", "feels.0", "You can’t lift a café-au-lait CUP.")

    words = _words_of(_index(sample), "risks/a-fall/")

    assert {"cant", "cafe", "au", "lait", "cup"} <= set(words)


def test_a_word_of_every_second_page_leads_nowhere(whole: dict[str, Any]) -> None:
    records = sum("#" not in entry["u"] for entry in whole["pages"])

    assert 0 < max(map(len, whole["at"])) <= records / 2


def test_the_danger_signs_are_found_on_the_page_that_tells_them(whole: dict[str, Any]) -> None:
    """They stand in a file of their own, and so would be missed."""
    assert {"toes", "numb", "breathe"} <= set(_words_of(whole, "guides/when-to-get-help/"))
    assert "numb" not in _words_of(whole, "risks/a-fall/")


def test_danger_words_lead_to_their_group(sample: Guide) -> None:
    """Most urgent first; what can wait for a call, and what nobody types, is not there."""
    groups = sample.read("signs")["signs"]
    for group in groups:
        group["search_words"] = [f"typed {group['id']}"]
    sample.write("signs", {"signs": [groups[1], groups[0], *groups[2:]]})

    first, second = _index(sample)["urgent"]

    assert (first["c"], second["c"]) == ("emergency", "same-day")
    assert first["u"] == "guides/when-to-get-help/#short-breath"
    assert first["n"] == ["typed short-breath"]
    assert first["t"].endswith("Short breath or a sore chest")
    assert "cast" in first["t"]  # for whom it is
    assert "{" not in first["h"]


def test_danger_words_tell_the_number_to_call(sample: Guide) -> None:
    """Digits for a button, and its words: the same as on the cards of pages."""
    sample.edit("signs", "signs.1.search_words", ["cold toes"])

    told = {group["n"][0]: (group["p"], group["l"]) for group in _index(sample)["urgent"]}

    assert told["can not breathe"] == ("911", "Call 911")
    assert told["cold toes"] == ("5550101", "Call 555-0101")


def test_a_number_that_does_not_work_is_no_button(sample: Guide) -> None:
    book = plan(sample.catalog(), "en").book
    assert button(book, "clinic") == ("", "Our phone: 555-0100")  # a placeholder
    assert button(book, "maternity") == ("", "Whom to call: your midwife.")

    sample.edit("site", "example", "no")
    assert button(plan(sample.catalog(), "en").book, "clinic") == ("5550100", "Call 555-0100")


def test_what_the_search_knows_of_the_language_is_told(sample: Guide) -> None:
    known = {"small_words": ["a an", "the"], "endings": [{"cut": "s"}], "same": ["pee wee"]}
    sample.edit("vocabulary", "search", known)

    index = _index(sample)

    assert index["small"] == "a an the"
    assert index["endings"] == [["s", ""]]
    assert index["same"] == ["pee wee"]


def test_words_explained_tell_their_meaning(index: dict[str, dict[str, Any]]) -> None:
    entry = index["glossary/#tip"]

    assert (entry["t"], entry["n"]) == ("rubber tip", ["rubber tips"])
    assert entry["s"].startswith("The soft foot")


def test_typed_signs_stay_what_they_are_but_cannot_open_an_element(sample: Guide) -> None:
    sample.edit("risks/a-fall", "title", '</script><b> & "x" \\')

    raw = search_index(plan(sample.catalog(), "en"))

    assert b"<" not in raw
    assert '</script><b> & "x" \\' in [entry["t"] for entry in json.loads(raw)["pages"]]
