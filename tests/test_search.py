"""The search index: what a reader may type leads to the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Guide

from sitegen.plan.pages import plan
from sitegen.plan.search import search_index


def _index(guide: Guide) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads(search_index(plan(guide.catalog(), "en")))
    return data


@pytest.fixture
def index(sample: Guide) -> dict[str, dict[str, Any]]:
    return {entry["u"]: entry for entry in _index(sample)}


def test_every_record_and_every_word_explained_is_there(
    index: dict[str, dict[str, Any]], sample: Guide
) -> None:
    pages = {f"{page}/" for page, _, _ in sample.catalog().pages()}

    assert set(index) == pages | {"glossary/#crutch", "glossary/#tip"}


def test_an_entry_tells_title_kind_names_and_first_words(
    index: dict[str, dict[str, Any]],
) -> None:
    entry = index["techniques/two-crutches/"]

    assert entry["t"] == "Walking with two crutches"
    assert entry["k"] == "Way to walk"
    assert entry["n"] == ["three-point walk", "both crutches"]
    assert entry["s"].startswith("Both arms carry you")


def test_all_other_words_are_found_once_and_without_marks(
    index: dict[str, dict[str, Any]],
) -> None:
    words = index["techniques/two-crutches/"]["w"].split(" ")

    assert words == sorted(set(words))
    assert {"armpits", "swing", "stairs"} <= set(words)
    assert not {"example-cohort", "https", "**good"} & set(words)


def test_the_danger_signs_are_found_on_the_page_that_tells_them(
    index: dict[str, dict[str, Any]],
) -> None:
    """They stand in a file of their own, and so would be missed."""
    words = index["guides/when-to-get-help/"]["w"].split(" ")

    assert {"toes", "numb", "breathe"} <= set(words)
    assert "numb" not in index["risks/a-fall/"]["w"].split(" ")


def test_words_explained_tell_their_meaning(index: dict[str, dict[str, Any]]) -> None:
    entry = index["glossary/#tip"]

    assert (entry["t"], entry["n"]) == ("rubber tip", ["rubber tips"])
    assert entry["s"].startswith("The soft foot")


def test_typed_signs_stay_what_they_are_but_cannot_open_an_element(sample: Guide) -> None:
    sample.edit("risks/a-fall", "title", '</script><b> & "x" \\')

    raw = search_index(plan(sample.catalog(), "en"))

    assert b"<" not in raw
    assert '</script><b> & "x" \\' in [entry["t"] for entry in json.loads(raw)]
