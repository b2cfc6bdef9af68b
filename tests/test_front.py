"""What machines are told of a page: who checked it, and when."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from conftest import Guide
from mkdocs.utils.meta import get_data

from sitegen.plan.pages import Plan, plan
from sitegen.render.environment import render
from sitegen.render.front import THINGS

# What schema.org (30.1) lets a thing of each type that we use hold: a pattern for words, a tuple of
# types for things. All pages of the guide were compared with the whole of it once, by TypeScript
# and schema-dts 2.1.0, which found no fault (November 2026).
WORDS, DAY, ADDRESS = r".+", r"\d{4}-\d\d-\d\d", r"https://\S+"
THING: dict[str, Any] = {
    "name": WORDS,
    "alternateName": WORDS,
    "description": WORDS,
    "url": ADDRESS,
}
PAGE = THING | {
    "inLanguage": r"[a-z]{2,3}(-[A-Z]{2})?",
    "dateModified": DAY,
    "lastReviewed": DAY,
    "reviewedBy": ("Person", "Organization"),
    "audience": ("Audience", "MedicalAudience"),
    "about": tuple(THINGS.values()),
}
SCHEMA_ORG = {
    **dict.fromkeys(("WebPage", "MedicalWebPage"), PAGE),
    **dict.fromkeys(THINGS.values(), THING),
    "MedicalAudience": THING | {"audienceType": WORDS},
    "Person": THING,
}


@pytest.fixture(scope="module")
def english_plan(pattern_guide: Guide) -> Plan:
    return plan(pattern_guide.catalog(), "en")


def _json_ld(made: Plan, name: str) -> dict[str, Any]:
    [page] = [page for page in made.pages if page.id == name]
    _, front = get_data(render(page, made.book))
    told: dict[str, Any] = json.loads(front["json_ld"])
    return told


def test_a_page_that_was_checked_says_by_whom_and_when(
    english_plan: Plan, pattern_guide: Guide
) -> None:
    told = _json_ld(english_plan, "techniques/two-crutches")
    checked = pattern_guide.read("techniques/two-crutches")["reviewed"]

    assert told["@type"] == "MedicalWebPage"
    assert told["lastReviewed"] == checked["date"]
    assert told["reviewedBy"] == {"@type": "Person", "name": checked["name"]}


def test_a_page_that_nobody_checked_names_nobody(english_plan: Plan, pattern_guide: Guide) -> None:
    told = _json_ld(english_plan, "risks/a-fall")

    assert "reviewed" not in pattern_guide.read("risks/a-fall")
    assert not {"lastReviewed", "reviewedBy"} & set(told)


def test_a_page_says_what_it_is_about_and_what_else_that_is_called(
    english_plan: Plan, pattern_guide: Guide
) -> None:
    record = pattern_guide.read("conditions/foot-in-a-cast")

    assert _json_ld(english_plan, "conditions/foot-in-a-cast")["about"] == {
        "@type": "MedicalCondition",
        "name": record["title"],
        "alternateName": record["also_called"],
    }


def test_a_page_about_no_thing_says_nothing_of_one(english_plan: Plan) -> None:
    assert "about" not in _json_ld(english_plan, "guides/what-crutches-are")


def _thing(told: Any) -> list[str]:
    """What schema.org does not know in a thing, or does not let it hold."""
    if told["@type"] not in SCHEMA_ORG:
        return [f"no type {told['@type']}"]
    known = SCHEMA_ORG[told["@type"]]
    wrong: list[str] = []
    for name, value in told.items():
        if name in ("@type", "@context"):
            continue
        if name not in known:
            wrong.append(f"{told['@type']} has no {name}")
        elif isinstance(value, dict):
            fits = value["@type"] in known[name]
            wrong += _thing(value) if fits else [f"{name} is no {value['@type']}"]
        elif not all(re.fullmatch(known[name], one) for one in _list(value)):
            wrong.append(f"{name}: {value}")
    return wrong


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def test_schema_org_knows_all_that_is_told(pattern_guide: Guide) -> None:
    made = plan(pattern_guide.catalog(), "en")
    told = [_json_ld(made, page.id) for page in made.pages]

    assert {one["about"]["@type"] for one in told if "about" in one} == set(THINGS.values())
    assert all(one["@context"] == "https://schema.org" for one in told)
    assert [fault for one in told for fault in _thing(one)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "MedicalPage"},
        {"@type": "WebPage", "lastReviewed": "in May"},
        {"@type": "WebPage", "treats": "x"},
        {"@type": "WebPage", "about": {"@type": "Person", "name": "x"}},
        {"@type": "MedicalWebPage", "about": {"@type": "MedicalCondition", "title": "x"}},
    ],
)
def test_what_schema_org_does_not_know_is_noticed(wrong: dict[str, Any]) -> None:
    assert len(_thing(wrong)) == 1
