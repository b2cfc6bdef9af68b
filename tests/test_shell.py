"""What the page shell is told: plain data, every address within the language's tree."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from conftest import Guide

from sitegen.plan.pages import Plan
from sitegen.shell import languages_of, shell
from sitegen.stages import make_plans

ASSETS = {"site.css": "site.0123456789.css"}


@pytest.fixture
def plans(sample: Guide) -> list[Plan]:
    return make_plans(sample.check())


@pytest.fixture
def told(plans: list[Plan]) -> list[dict[str, Any]]:
    return [shell(plan, ASSETS, languages_of(plan, plans)) for plan in plans]


def test_it_is_plain_data(told: list[dict[str, Any]]) -> None:
    """MkDocs reads it from a YAML file, which must hold nothing but text, lists and groups."""
    for extra in told:
        assert yaml.safe_load(yaml.safe_dump(extra)) == extra


def test_the_guides_own_language_needs_no_way_up(told: list[dict[str, Any]]) -> None:
    english, spanish = told

    assert english["assets"] == {"site.css": "assets/site.0123456789.css"}
    assert spanish["assets"] == {"site.css": "../assets/site.0123456789.css"}


def test_the_menu_is_translated(told: list[dict[str, Any]]) -> None:
    english, spanish = told

    assert [part["title"] for part in english["menu"]] == ["Get help", "Learn"]
    assert [part["title"] for part in spanish["menu"]] == ["Pedir ayuda", "Aprender"]


def test_a_page_that_is_not_translated_leads_out_of_the_tree(told: list[dict[str, Any]]) -> None:
    english, spanish = (extra["menu"][1]["links"][2] for extra in told)

    assert english == {"label": "A sore knee", "address": "conditions/sore-knee/"}
    assert spanish == {
        "label": "A sore knee",
        "address": "../conditions/sore-knee/",
        "language": "en",
    }


def test_the_help_page_is_at_hand(told: list[dict[str, Any]]) -> None:
    assert [extra["help_address"] for extra in told] == ["guides/when-to-get-help/"] * 2


def test_each_language_knows_the_way_to_the_others(told: list[dict[str, Any]]) -> None:
    english, spanish = (
        [(other["language"], other["name"], other["prefix"]) for other in extra["alternates"]]
        for extra in told
    )

    assert english == [("en", "English", ""), ("es", "Español", "es/")]
    assert spanish == [("en", "English", "../"), ("es", "Español", "../es/")]


def test_marks_are_taken_out_where_the_shell_knows_none(told: list[dict[str, Any]]) -> None:
    english, spanish = (extra["site"] for extra in told)

    assert english["owner"]["funding"] == "Nobody paid for this guide. It is made up."
    assert spanish["clinic"]["when_closed"].endswith("vaya a la página de ayuda.")


def test_what_is_not_translated_is_named(sample: Guide) -> None:
    sample.edit("site", "clinic.hours", "Never")
    plans = make_plans(sample.check())
    english, spanish = (shell(plan, ASSETS, languages_of(plan, plans)) for plan in plans)

    assert english["site"]["clinic"]["original"] == []
    assert spanish["site"]["clinic"]["original"] == ["hours"]
    assert spanish["site"]["owner"]["original"] == ["licence"]


def test_a_name_keeps_its_stars(sample: Guide) -> None:
    sample.edit("site", "clinic.name", "**The** Clinic")
    [plan, *_] = plans = make_plans(sample.check())

    extra = shell(plan, ASSETS, languages_of(plan, plans))

    assert extra["site"]["clinic"]["name"] == "**The** Clinic"


def test_the_clinic_is_told_as_typed(sample: Guide) -> None:
    sample.edit("site", "clinic.name", '<b>A & "B"</b>')
    [plan, *_] = plans = make_plans(sample.check())

    extra = shell(plan, ASSETS, languages_of(plan, plans))

    assert extra["site"]["clinic"]["name"] == '<b>A & "B"</b>'
    assert extra["site"]["example"] is True
