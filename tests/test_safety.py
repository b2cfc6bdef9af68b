"""The safety check: every danger sign that cannot wait and every reason, the most urgent first."""

from __future__ import annotations

from datetime import date

from conftest import Guide

from sitegen.catalog import sheet_pages
from sitegen.plan.pages import plan
from sitegen.plan.safety import safety_check


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


def test_a_sheet_for_every_guide_with_something_to_fill_in(english: Guide) -> None:
    assert sheet_pages(english.catalog()) == {
        "sheets/what-crutches-are": "guides/what-crutches-are"
    }


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
