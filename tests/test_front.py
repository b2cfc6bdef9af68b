"""What machines are told of a page: who checked it, and when."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Guide
from mkdocs.utils.meta import get_data

from sitegen.plan.pages import Plan, plan
from sitegen.render.environment import render


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
