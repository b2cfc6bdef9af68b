"""Ids to records: nothing leads nowhere, and every link is known at both ends."""

from __future__ import annotations

import pytest
from conftest import Guide

from sitegen.catalog import Catalog, waits
from sitegen.link import link
from sitegen.load.folder import load
from sitegen.problem import Problem


def _problems(guide: Guide) -> list[Problem]:
    return link(load(guide.root))[1]


def test_the_sample_leads_nowhere_wrong(english: Guide) -> None:
    assert _problems(english) == []


@pytest.mark.parametrize(
    ("file", "field", "typed", "said", "hint"),
    [
        ("techniques/two-crutches", "risks.0", "sore-hand", "risk", "sore-hands"),
        ("techniques/two-crutches", "methods.0", "both-arm", "method", "both-arms"),
        ("techniques/two-crutches", "regions.0", "foots", "region", "foot"),
        ("techniques/two-crutches", "picture", "two-crutch", "image", "two-crutches"),
        ("techniques/two-crutches", "signs.0", "short-breat", "sign", "short-breath"),
        ("techniques/two-crutches", "more.0", "technique/one-crutch", "page", "techniques/one"),
        ("techniques/two-crutches", "may_help.0.sources.0", "exmple-trial", "reference", "ample-t"),
        ("techniques/two-crutches", "may_help.0.about.0", "two-crutch", "about", "two-crutches"),
        ("conditions/foot-in-a-cast", "techniques.0.technique", "two", "technique", ""),
        ("contraindications/weak-arms", "group", "arm", "group", "arms"),
        ("aftercare/first-day", "phase", "firstday", "phase", "first-day"),
        ("site", "help_page", "guides/get-help", "page", "guides/when-to-get-help"),
        ("redirects", "redirects.0.new", "conditions/foot", "page", "conditions/"),
        ("glossary", "terms.0.page", "guides/what-crutches", "page", "guides/what-crutches-are"),
    ],
)
def test_an_id_that_leads_nowhere_gets_a_suggestion(
    english: Guide, file: str, field: str, typed: str, said: str, hint: str
) -> None:
    english.edit(file, field, typed)

    found = [problem for problem in _problems(english) if typed in problem.message]

    assert [f'there is no {said} called "{typed}"'] == [problem.message for problem in found]
    assert found[0].code == "REF01"
    assert f"content/{file}.yml" == found[0].file
    assert hint in found[0].hint


def test_the_place_is_where_the_id_was_typed(english: Guide) -> None:
    english.replace("techniques/two-crutches", "  - sore-hands\n", "  - sore-hand\n")
    lines = english.path("techniques/two-crutches").read_text("utf-8").split("\n")
    line = lines.index("  - sore-hand")

    [problem] = _problems(english)

    assert (line + 1, 5) == (problem.line, problem.column)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("See [it](conditions/foot-in-the-cast). It is.", "REF01"),
        ("It helps. [@example-trial] It does.", "INL05"),
        ("It is **not closed. It is.", "INL01"),
        ("See [it] (conditions/sore-knee). It is.", "INL02"),
    ],
)
def test_marks_in_words_are_resolved_too(english: Guide, words: str, code: str) -> None:
    english.edit("risks/a-fall", "in_short", words)

    assert [code] == [problem.code for problem in _problems(english)]


def test_a_citation_in_prose_must_be_known(english: Guide) -> None:
    english.edit("risks/a-fall", "unknown.0", "No one knows. [@example-trail]")

    [problem] = _problems(english)

    assert problem.message == 'there is no reference called "example-trail"'
    assert problem.hint.startswith('did you mean "example-trial"?')


def test_words_outside_are_left_alone(english: Guide) -> None:
    """Titles and labels hold no marks: a bracket there is a bracket."""
    english.edit("risks/a-fall", "title", "A fall [@nobody] (or two)")

    assert _problems(english) == []


def test_a_broken_file_makes_no_problems_elsewhere(english: Guide) -> None:
    english.path("risks/a-fall").write_text("title: a: b\n", "utf-8")

    assert _problems(english) == []


@pytest.mark.parametrize("name", ["references", "signs"])
def test_a_broken_shared_file_makes_no_hundred_problems(english: Guide, name: str) -> None:
    english.path(name).write_text("x: y: z\n", "utf-8")

    assert _problems(english) == []


@pytest.mark.parametrize("name", ["site", "vocabulary"])
def test_without_the_needed_files_there_is_no_catalog(english: Guide, name: str) -> None:
    english.path(name).unlink()

    assert link(load(english.root)) == (None, [])


@pytest.fixture
def catalog(english: Guide) -> Catalog:
    return english.catalog()


def test_a_technique_gets_the_very_rows_that_conditions_tell(catalog: Catalog) -> None:
    rows = catalog.fits["two-crutches"]

    assert [row.condition for row in rows] == ["foot-in-a-cast", "sore-knee"]
    assert [row.row.evidence for row in rows] == ["moderate", "none"]
    for fit in rows:
        record = catalog.record(f"conditions/{fit.condition}")
        assert fit.row in record.techniques  # type: ignore[union-attr]


def test_a_treatment_without_a_page_has_no_rows(catalog: Catalog) -> None:
    assert {"one-crutch", "two-crutches"} == set(catalog.fits)


def test_pages_know_who_links_to_them(catalog: Catalog) -> None:
    assert {"conditions/foot-in-a-cast", "aftercare/first-day", "site"} <= {
        *catalog.linked_from["risks/sore-hands"],
        *catalog.linked_from["guides/what-crutches-are"],
    }
    assert "techniques/two-crutches" in catalog.linked_from["conditions/foot-in-a-cast"]


def test_works_know_who_cites_them(catalog: Catalog) -> None:
    assert [
        page
        for page in catalog.cited_by["example-cohort"]
        if page in ("conditions/foot-in-a-cast", "risks/a-fall")
    ] == ["conditions/foot-in-a-cast", "risks/a-fall"]
    assert "signs" in catalog.cited_by["example-guideline"]


def test_reasons_to_wait_reach_a_technique_by_way_of_its_methods(catalog: Catalog) -> None:
    two = waits(catalog, catalog.entries["technique"]["two-crutches"].model)
    one = waits(catalog, catalog.entries["technique"]["one-crutch"].model)

    assert {name: [wait.level for wait in found] for name, found in two.items()} == {
        "weak-arms": ["avoid", "adapt"]
    }
    assert {name: [wait.level for wait in found] for name, found in one.items()} == {
        "weak-arms": ["avoid"]
    }


def test_of_a_techniques_methods_the_strictest_level_counts(english: Guide) -> None:
    english.edit("techniques/two-crutches", "methods", ["one-arm", "both-arms"])
    english.edit("contraindications/weak-arms", "cases.1.methods.1.level", "ask-first")
    catalog = english.catalog()

    found = waits(catalog, catalog.entries["technique"]["two-crutches"].model)

    assert [wait.level for wait in found["weak-arms"]] == ["avoid", "ask-first"]
    assert [len(wait.methods) for wait in found["weak-arms"]] == [2, 2]


def test_every_file_with_a_name_is_in_the_catalog(catalog: Catalog) -> None:
    names = [name for name, _ in catalog.everything()]

    assert len(set(names)) == len(names)
    assert {"signs", "site", "images/two-crutches", "guides/when-to-get-help"} <= set(names)


@pytest.mark.parametrize("page", ["conditions/nothing", "nothing", "home", "images/two-crutches"])
def test_what_is_no_record_has_no_record(catalog: Catalog, page: str) -> None:
    assert catalog.record(page) is None
