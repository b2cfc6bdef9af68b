"""Every check: it finds what it is there for, at its place, and is silent otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import TODAY, Guide
from synthetic import make_guide

from sitegen.check.registry import CHECKS
from sitegen.load.compose import compose
from sitegen.load.nodes import find
from sitegen.stages import load_and_check


class Case(NamedTuple):
    """One change of the sample, and the problem that it must make."""

    code: str
    file: str
    field: str
    value: Any
    at: str = ""  # the field where the problem stands, when it is another one


CLAIM = {
    "text": "It helps.",
    "sources": ["example-leaflet"],
    "evidence": "low",
    "about": ["two-crutches"],
    "figure": {"estimates": [{"what": "x", "events": "1", "out_of": "10"}]},
}
CAST, KNEE, TWO = "conditions/foot-in-a-cast", "conditions/sore-knee", "techniques/two-crutches"
HANDS, FALL, DAY = "risks/sore-hands", "risks/a-fall", "aftercare/first-day"
GUIDE, ARMS = "guides/what-crutches-are", "contraindications/weak-arms"
LONG = "You put one foot on the floor and then you put the next foot on the floor and so on and on."
HARD = "Orthopaedic practitioners occasionally recommend individualized rehabilitation programmes."
UNEVEN = {
    "caption": "Ways to stand",
    "columns": ["One", "Two", "None"],
    "rows": [{"title": "Who holds you?", "cells": ["A hand.", "Two hands, then one.", "No one."]}],
}

CASES = [
    # claims
    Case("CLM01", TWO, "may_help.0", CLAIM, "may_help.0.sources"),
    Case("CLM01", HANDS, "how_often.estimates.2.sources", ["example-leaflet"]),
    Case("CLM02", TWO, "may_not.0.evidence", "none"),
    Case("CLM03", CAST, "techniques.0.sources", [], "techniques.0"),
    Case("CLM04", CAST, "techniques.0.evidence", "none"),
    Case("CLM04", CAST, "techniques.1.evidence", "low"),
    Case("CLM05", FALL, "how_often", {}),
    Case("CLM06", FALL, "how_often.not_known", None, "how_often.ratio"),
    Case("CLM07", HANDS, "how_often.estimates.0.events", "101"),
    Case("CLM07", HANDS, "how_often.estimates.0.events", "16", "how_often.estimates.0.range"),
    Case("CLM08", DAY, "do.1.sources", [], "do.1.basis"),
    Case("CLM09", CAST, "techniques.0.name", "Two", "techniques.0"),
    Case("CLM09", TWO, "differs.1.name", None, "differs.1"),
    Case("CLM10", HANDS, "how_often.estimates.0.sources", [], "how_often.estimates.0"),
    Case("CLM10", HANDS, "how_often.estimates.0.about", [], "how_often.estimates.0"),
    Case("CLM11", HANDS, "timing", {}, "timing"),
    Case("CLM12", HANDS, "how_often.estimates.3.range", None, "how_often.estimates.3"),
    Case("CLM13", CAST, "not_studied", [], "techniques"),
    Case("CLM13", CAST, "not_studied.0", "two-crutches", "techniques"),
    # ids and works
    Case("REF02", "glossary", "terms.1.id", "crutch"),
    Case("REF02", "vocabulary", "regions.1.id", "foot", "regions.2.id"),
    Case("REF03", "references", "references.0.id", "nobody-1999"),
    Case("REF04", FALL, "title", "SORE hands", "-"),
    Case("REF05", FALL, "signs", ["short-breath", "short-breath"], "signs.1"),
    # danger signs and reviews
    Case("SGN01", CAST, "signs", [], "."),
    Case("SGN02", "signs", "signs.2.contact", "doctor", "signs.2.tier"),
    Case("SGN03", "signs", "signs.1.worse_if.0.tier", "clinic"),
    Case("REV01", TWO, "reviewed.next", "2026-11-21"),
    Case("REV02", TWO, "written", "2026-11-23"),
    Case("REV03", TWO, "reviewed.date", "2026-10-31"),
    Case("REV03", TWO, "reviewed.next", "2026-11-10", "reviewed.date"),
    Case("REV04", "site", "publish", "refuse", "-"),
    Case("REV05", TWO, "may_not.0.text", "It does not heal a bone soon.", "reviewed.words"),
    Case("REV05", TWO, "reviewed.words", None, "reviewed"),
    # shape
    Case("SHP01", FALL, "questions.0", "How do I fall well"),
    Case("SHP02", FALL, "in_short", "You could fall."),
    Case("SHP02", FALL, "in_short", "One. Two. Three. Four. Five."),
    Case("SHP03", GUIDE, "sections.0.table.rows.0.cells", ["One hand."], "sections.0.table.rows.0"),
    Case("SHP05", GUIDE, "sections.0.table", UNEVEN, "sections.0.table.rows.0.cells"),
    Case("SHP04", GUIDE, "more.0", "guides/what-crutches-are"),
    Case("GLO01", "glossary", "terms.0.meaning", "One two three " * 5 + "four"),
    Case("GLO02", "glossary", "terms.1.also.0", "Crutches", "terms.0"),
    Case("GLO03", "glossary", "terms.1", {"id": "x", "term": "zebra", "meaning": "A horse."}),
    # plain words
    Case("RDG01", FALL, "feels.0", HARD * 5, "title"),
    Case("RDG02", FALL, "feels.0", LONG),
    Case("RDG03", FALL, "feels.0", HARD * 5, "title"),
    Case("RDG04", FALL, "feels.0", HARD * 5, "title"),
    Case("RDG05", FALL, "short_version.0", "Individuals occasionally stumble.", "short_version"),
    Case("PHR01", FALL, "feels.0", "You are a Crippled man."),
    Case("FRQ01", TWO, "may_not.0.text", "It is rare."),
    Case("JRG01", FALL, "feels.0", "It is an electricity thing."),
    # the guide as a whole
    Case("VOC01", "vocabulary", "words.menu", None, "words"),
    Case("VOC02", "vocabulary", "levels.0.id", "elsewhere", "levels"),
    Case("VOC03", "vocabulary", "levels.0.id", "avoided"),
    Case("VOC04", "vocabulary", "words.minutes_to_read", "{minuts} minute read"),
    Case("VOC04", "vocabulary", "words.minutes_to_read", "minute read"),
    Case("VOC04", "vocabulary", "words.minutes_to_read", "{minutes!r} minute read"),
    Case("VOC04", "vocabulary", "words.in_whom", "{} and {}"),
    Case("VOC04", "vocabulary", "words.menu", "The {menu}"),
    Case("VOC04", "vocabulary", "words.menu", "An open {"),
    Case("VOC04", "vocabulary", "numbers.date", "{day}. {month}"),
    Case("VOC04", "vocabulary", "calls.0.heading", "Call {emergencey} now if"),
    Case("SIT01", "site", "example", "no", "clinic.name"),
    Case("SIT02", "site", "security.expires", "2026-11-22"),
    Case("SIT03", "site", "colour", "#ff8800"),
    Case("ADR01", "published", "addresses.3", "conditions/gone"),
    Case("ADR02", "redirects", "redirects.0.old", "conditions/sore-knee"),
    Case(
        "ADR03",
        "redirects",
        "redirects.1",
        {"old": "conditions/broken-foot", "new": "conditions/sore-knee"},
        "redirects.1.old",
    ),
]


def test_the_sample_is_fine(english: Guide) -> None:
    """But for one thing: the sample has a long sentence, on purpose, that is let pass."""
    assert english.codes() == []


def test_every_code_has_a_case() -> None:
    codes = {code for check in CHECKS for code in check.codes}
    elsewhere = {code for code in codes if code.startswith("IMG")}  # test_images.py
    elsewhere.add("ADR04")  # test_drafts.py

    assert codes - elsewhere == {case.code for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.file}-{case.field}")
def test_a_check_finds_its_problem(english: Guide, case: Case) -> None:
    english.edit(case.file, case.field, case.value)

    found = [problem for problem in english.problems() if problem.code == case.code]

    assert found
    if case.at != "-":
        assert _wanted(english, case) in [(p.file, p.line, p.column) for p in found]


def _wanted(english: Guide, case: Case) -> tuple[str, int, int]:
    """The place of the field, in the file as it stands now."""
    node, _ = compose(english.path(case.file).read_text("utf-8"), "")
    assert node is not None
    at = case.at or case.field
    path = [int(s) if s.isdigit() else s for s in at.split(".")] if at != "." else []
    key = case.code in ("VOC01", "VOC02")
    found = find(node, path, key=key)
    return f"content/{case.file}.yml", found.line, found.column


class Calm(NamedTuple):
    """One change of the sample that no check may mind."""

    file: str
    field: str
    value: Any


CALM = [
    Calm(
        TWO, "may_help.0.sources", ["example-leaflet", "example-trial"]
    ),  # one strong work is enough
    Calm(TWO, "may_not.0.evidence", "not-graded"),
    Calm(CAST, "techniques.1.verdict", "not-for-this"),
    Calm(HANDS, "how_often.estimates.0.events", "17"),  # the end of the range is within it
    Calm(HANDS, "how_often.estimates.1.events", "10"),  # all of them
    Calm(HANDS, "how_often.estimates.1.events", "0"),
    Calm(DAY, "do.1", {"text": "Move.", "basis": "health-service"}),
    Calm(HANDS, "timing", {"not_known": ["No one has timed it."]}),
    Calm(TWO, "reviewed.next", TODAY.isoformat()),  # due today is not late
    Calm(TWO, "written", "2026-11-10"),  # checked on the day it was written
    Calm(FALL, "in_short", "One. Two. Three. Four."),
    Calm(FALL, "feels.0", " ".join(["on"] * 20) + "."),
    Calm("glossary", "terms.0.meaning", "A " * 15),
    Calm(GUIDE, "sections.0.verdicts.0.said", "You are a cripple."),  # this page may put it right
    Calm(TWO, "may_not.0.text", "It is rare: 1 in 100 people had it."),
    Calm(FALL, "also_called", ["electricity"]),  # what people type is theirs
    Calm("vocabulary", "regions.1.label", "The knee"),
    Calm("vocabulary", "numbers.date", "{year}, {month} {day}"),
    Calm("vocabulary", "calls.0.heading", "Go to the emergency room now if"),
    Calm("vocabulary", "words.extra", "Words that {no} page uses"),
    Calm("published", "addresses.3", "techniques/one-crutch"),
    Calm("site", "needs_signs", []),
]


@pytest.mark.parametrize("case", CALM, ids=lambda case: f"{case.file}-{case.field}")
def test_a_check_is_silent_when_all_is_well(english: Guide, case: Calm) -> None:
    """But for REV05: some change the words of a page that was checked."""
    english.edit(case.file, case.field, case.value)

    assert set(english.codes()) <= {"REV05"}


def test_real_contacts_are_accepted(english: Guide) -> None:
    english.edit("site", "example", "no")
    english.edit("site", "clinic.name", "A Clinic")
    english.edit("site", "clinic.phone", "0700 123456")
    english.edit("site", "address", "https://clinic.org")
    english.edit("site", "security.contact", "web@clinic.org")

    assert "SIT01" not in english.codes()


def test_a_guide_that_refuses_unreviewed_pages_takes_reviewed_ones(english: Guide) -> None:
    english.edit("site", "publish", "refuse")

    files = {problem.file for problem in english.problems() if problem.code == "REV04"}

    assert "content/techniques/two-crutches.yml" not in files
    assert "content/techniques/one-crutch.yml" in files


def test_today_decides_what_is_due(english: Guide) -> None:
    assert "REV01" not in english.codes(date(2027, 11, 10))
    assert "REV01" in english.codes(date(2027, 11, 11))


def test_fields_that_could_not_be_read_are_not_called_missing(english: Guide) -> None:
    """With an unreadable record, the checks would say that nobody cites its works."""
    english.replace(TWO, "written: 2026-11-01", "written: soon")

    assert english.codes() == ["VAL07"]


def test_a_stale_translation_does_not_keep_the_checks_from_running(sample: Guide) -> None:
    sample.edit(FALL, "questions.0", "How do I fall well")

    assert {"SHP01", "TRN02"} <= set(sample.codes())


def test_other_languages_than_english_are_not_graded(english: Guide) -> None:
    english.edit("site", "language", "fr")
    english.edit(FALL, "feels.0", HARD)

    assert not [code for code in english.codes() if code.startswith(("RDG", "JRG"))]


def test_the_guide_that_benchmarks_measure_passes_every_check(tmp_path: Path) -> None:
    make_guide(tmp_path, 8)

    assert load_and_check(tmp_path, TODAY, lambda *_: None).problems == []
