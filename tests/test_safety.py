"""The safety check: every danger sign that cannot wait and every reason, the most urgent first."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import REPO, Guide

from sitegen.catalog import Catalog, sheet_pages
from sitegen.link import link
from sitegen.load.folder import load
from sitegen.plan.pages import plan
from sitegen.plan.safety import safety_check


@pytest.fixture(scope="module")
def real() -> Catalog:
    catalog, problems = link(load(REPO))
    assert catalog is not None
    assert problems == []
    return catalog


def test_no_reason_is_left_out(real: Catalog) -> None:
    asked = [item for part in safety_check(real).parts for item in part.questions]
    reasons = real.entries["contraindication"]

    assert {item.page for item in asked} == {f"contraindications/{name}" for name in reasons}
    assert len(asked) == len(reasons) > 20
    assert {item.question for item in asked} == {e.model.question for e in reasons.values()}


def test_the_most_urgent_comes_first(real: Catalog) -> None:
    check = safety_check(real)
    tiers = [real.signs[name].tier for name in check.signs]
    cannot_wait = [group for group in real.signs.values() if group.tier in set(tiers)]

    assert [part.urgency for part in check.parts] == ["now", "before", "tell"]
    assert tiers == ["emergency"] * tiers.count("emergency") + ["same-day"] * tiers.count(
        "same-day"
    )
    assert len(tiers) == len(cannot_wait)


def test_what_cannot_wait_says_what_to_do_and_the_rest_what_may_change(real: Catalog) -> None:
    for part in safety_check(real).parts:
        for item in part.questions:
            assert bool(item.at_once) == (part.urgency == "now"), item.page
            assert bool(item.instead) == (part.urgency != "now"), item.page
            assert item.because, item.page


def test_without_a_line_of_its_own_the_first_reason_is_told(english: Guide) -> None:
    english.edit("contraindications/weak-arms", "because", None)
    english.edit("contraindications/weak-arms", "why.0.text", "You could fall.")
    [part] = safety_check(english.catalog()).parts

    assert part.questions[0].because == "You could fall."


def test_it_is_as_new_as_its_newest_question(english: Guide) -> None:
    english.edit("contraindications/weak-arms", "written", "2026-11-20")
    check = safety_check(english.catalog())

    assert check.written == date(2026, 11, 20)
    assert check.unchecked


def test_a_guide_without_reasons_still_has_its_danger_signs(english: Guide) -> None:
    check = safety_check(english.catalog().without_records())

    assert check.signs == ("short-breath", "cold-toes")
    assert check.parts == ()
    assert check.written is None


def test_a_sheet_for_every_guide_with_something_to_fill_in(english: Guide, real: Catalog) -> None:
    assert sheet_pages(english.catalog()) == {
        "sheets/what-crutches-are": "guides/what-crutches-are"
    }
    assert set(sheet_pages(real)) == {"sheets/my-plan", "sheets/questions-to-ask"}


def test_a_sheet_is_left_out_with_its_guide(sample: Guide) -> None:
    skipped = {"guides/what-crutches-are": "../"}
    made = plan(sample.catalog(), "es", skipped)

    assert "sheets/what-crutches-are" not in {page.id for page in made.pages}
    assert made.book.elsewhere["sheets/what-crutches-are"] == "../"


def test_a_guide_without_sheets_has_no_list_of_them(english: Guide) -> None:
    before = plan(english.catalog(), "en")
    for name in ("ticks", "blanks"):
        english.edit("guides/what-crutches-are", f"sections.0.{name}", None)

    assert "sheets" in {page.id for page in before.pages}
    assert "sheets" not in {page.id for page in plan(english.catalog(), "en").pages}
