"""``content.json``: what other programs can read of the guide, and the schema that describes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import REPO, Guide
from jsonschema import Draft202012Validator, FormatChecker

from sitegen.link import link
from sitegen.load.folder import load
from sitegen.open_data import content_json, content_schema
from sitegen.plan.pages import plan

SCHEMA = json.loads(content_schema())
CHECKER = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def faults(data: Any) -> list[str]:
    """What the schema has against the data."""
    return [f"{error.json_path}: {error.message}" for error in CHECKER.iter_errors(data)]


def read(guide: Guide) -> Any:
    """The data of a guide, in its own language."""
    return json.loads(content_json(plan(guide.catalog(), "en")))


@pytest.fixture
def site(built: Guide) -> Path:
    return built.root / "site"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("tree", ["", "es/"])
def test_the_published_data_fit_the_published_schema(site: Path, tree: str) -> None:
    data = json.loads((site / tree / "content.json").read_bytes())

    assert json.loads((site / "content.schema.json").read_bytes()) == SCHEMA
    assert data["$schema"] == "https://crutches.example.org/content.schema.json"
    assert data["language"] == (tree.strip("/") or "en")
    assert len(data["pages"]) > 5
    assert faults(data) == []


def test_the_data_of_the_real_guide_fit() -> None:
    catalog, problems = link(load(REPO))
    assert catalog is not None
    assert problems == []
    made = plan(catalog, catalog.site.language)
    data = json.loads(content_json(made))

    assert faults(data) == []
    assert len(data["pages"]) == len(list(catalog.pages()))
    assert data["pages_reviewed"] == sum(page["reviewed"] for page in data["pages"])


def test_every_source_of_a_claim_is_told(site: Path) -> None:
    data = json.loads((site / "content.json").read_bytes())
    known = {work["id"] for work in data["sources"]}
    named = {
        name for page in data["pages"] for claim in page["claims"] for name in claim["sources"]
    }

    assert named
    assert named <= known


def test_every_address_has_its_page(site: Path) -> None:
    for tree in ("", "es/"):
        for page in json.loads((site / tree / "content.json").read_bytes())["pages"]:
            path = page["url"].removeprefix("https://crutches.example.org/")
            assert path.startswith(tree)
            assert (site / path / "index.html").is_file()


def test_a_claim_is_told_where_it_stands_with_all_that_belongs_to_it(sample: Guide) -> None:
    sample.edit("conditions/foot-in-a-cast", "by_itself.0.text", "Most **heal**.")
    [page] = [p for p in read(sample)["pages"] if p["id"] == "conditions/foot-in-a-cast"]
    [claim] = [claim for claim in page["claims"] if claim["at"] == "by_itself.0"]
    record = page["record"]["by_itself"][0]

    assert claim["text"] == "Most heal."
    assert record["text"] == "Most **heal**."
    assert {name: value for name, value in claim.items() if name not in ("at", "text")} == {
        name: value for name, value in record.items() if name != "text"
    }


def test_who_checked_a_page_is_told_and_nobody_else(pattern_guide: Guide) -> None:
    data = read(pattern_guide)
    reviews = {page["id"]: page["record"].get("reviewed") for page in data["pages"]}

    assert (
        reviews["techniques/two-crutches"]
        == (pattern_guide.read("techniques/two-crutches")["reviewed"])
    )
    assert reviews["risks/a-fall"] is None
    assert {p["id"]: p["reviewed"] for p in data["pages"]} == {
        name: review is not None for name, review in reviews.items()
    }


def test_numbers_are_numbers(pattern_guide: Guide) -> None:
    text = json.dumps(read(pattern_guide))

    assert '"low": ' in text
    assert '"low": "' not in text
    assert '"events": "' not in text


@pytest.mark.parametrize(
    ("at", "bad"),
    [
        (("format",), 1),
        (("example",), "yes"),
        (("pages", 0, "kind"), "poem"),
        (("pages", 0, "record", "title"), ""),
        (("pages", 0, "record", "written"), "yesterday"),
        (("pages", 0, "record", "rumour"), "x"),
        (("sources", 0, "year"), "2010"),
        (("signs", 0, "tier"), "soon"),
    ],
)
def test_the_schema_refuses_what_is_not_so(
    pattern_guide: Guide, at: tuple[str | int, ...], bad: object
) -> None:
    data = read(pattern_guide)
    *way, last = at
    group = data
    for step in way:
        group = group[step]
    group[last] = bad

    assert faults(data)


def test_a_claim_needs_its_sureness(pattern_guide: Guide) -> None:
    data = read(pattern_guide)
    page = next(page for page in data["pages"] if page["claims"])
    del page["claims"][0]["evidence"]

    assert faults(data)
