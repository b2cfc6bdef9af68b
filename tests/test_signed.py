"""The words that a clinician signs, as a hash: it follows what patients are told, and only that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from conftest import TODAY, Guide, write_yaml
from filling import RECORD, TURNS, fill_guide

from sitegen.assemble import assemble
from sitegen.model.walk import Path, words
from sitegen.signed import Signer

KNEE, CAST, TWO = "conditions/sore-knee", "conditions/foot-in-a-cast", "techniques/two-crutches"
FALL, HANDS, ONE = "risks/a-fall", "risks/sore-hands", "techniques/one-crutch"
# What patients do not read, or what cannot change what they are told of their health
ASIDE = {"reviewed", "search_words"}
MANY = {
    "estimates": [{"what": "any", "events": "3", "out_of": "100", "sources": ["example-cohort"]}]
}
Change = Callable[[Guide], None]


def words_of(guide: Guide, page: str) -> str:
    """The hash of a page's words."""
    return Signer(guide.catalog()).words_of(page)


def edit(name: str, field: str, value: object) -> Change:
    """A change of one field."""
    return lambda guide: guide.edit(name, field, value)


def swap(name: str, old: str, new: str) -> Change:
    """A change of words that stand in a file once."""
    return lambda guide: guide.replace(name, old, new)


def redraw(guide: Guide) -> None:
    """The same picture with another line."""
    path = guide.root / "content" / "images" / "two-crutches.svg"
    drawing = path.read_text("utf-8")
    path.write_text(drawing.replace('<path d="M', '<path d="M1 1', 1), "utf-8")
    assert path.read_text("utf-8") != drawing


def _with(value: Any, path: Path, said: str) -> Any:
    """A record with other words at one place."""
    if not path:
        return said
    step, *rest = path
    if isinstance(step, int):
        return (*value[:step], _with(value[step], tuple(rest), said), *value[step + 1 :])
    return value.model_copy(update={step: _with(getattr(value, step), tuple(rest), said)})


@pytest.mark.heavy
@pytest.mark.parametrize("turn", range(TURNS))
def test_any_other_word_of_a_record_is_another_hash(turn: int) -> None:
    """Each place of each kind that holds words, one after the other."""
    catalog = fill_guide(lambda slot: f"words of {slot.field}", turn)
    for page, kind, entry in list(catalog.pages()):
        before = Signer(catalog).words_of(page)
        for path, _, _ in words(entry.model):
            changed = _with(entry.model, path, "other words")
            catalog.entries[kind][RECORD] = replace(entry, model=changed)
            after = Signer(catalog).words_of(page)
            assert (after == before) == bool(ASIDE & {*path}), (page, path)
        catalog.entries[kind][RECORD] = entry


@pytest.mark.parametrize(
    ("page", "change"),
    [
        pytest.param(KNEE, edit(KNEE, "in_short", "It aches. It heals. Walk on."), id="words"),
        pytest.param(CAST, edit(CAST, "techniques.0.verdict", "too-little"), id="verdict"),
        pytest.param(TWO, edit(TWO, "may_help.0.evidence", "very-low"), id="how sure"),
        pytest.param(TWO, edit(TWO, "may_help.0.sources", ["example-cohort"]), id="source"),
        pytest.param(
            TWO, edit(TWO, "unknown.0", "No one knows how many days are best."), id="cite"
        ),
        pytest.param(HANDS, edit(HANDS, "how_often.estimates.0.events", "16"), id="number"),
        pytest.param(HANDS, edit(HANDS, "how_often.estimates.0.range", "10 to 18"), id="range"),
        pytest.param(FALL, swap("signs", "all at once", "in a moment"), id="danger sign"),
        pytest.param(FALL, edit("signs", "signs.0.tier", "same-day"), id="tier"),
        pytest.param(TWO, edit("references", "references.0.took", "Much."), id="finding"),
        pytest.param(TWO, edit("references", "references.0.year", "2001"), id="year"),
        pytest.param(TWO, edit("images/two-crutches", "alt", "Two sticks."), id="alt text"),
        pytest.param(TWO, redraw, id="picture"),
        pytest.param(TWO, edit(CAST, "techniques.0.verdict", "too-little"), id="another page's"),
    ],
)
def test_what_the_page_tells_counts(english: Guide, page: str, change: Change) -> None:
    before = words_of(english, page)
    change(english)

    assert words_of(english, page) != before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(edit("site", "clinic.phone", "555-0199"), id="phone"),
        pytest.param(edit("site", "clinic.hours", "Never"), id="hours"),
        pytest.param(edit("vocabulary", "words.h_harm", "Harm"), id="heading"),
        pytest.param(edit("vocabulary", "evidence.0.label", "Sure"), id="label"),
        pytest.param(edit(TWO, "search_words", ["two sticks"]), id="search words"),
        pytest.param(edit(TWO, "more", [ONE]), id="read next"),
        pytest.param(edit(TWO, "written", "2026-11-02"), id="day"),
        pytest.param(edit(TWO, "reviewed.name", "Another Example"), id="who signed"),
        pytest.param(swap(TWO, "**good leg**", "good leg"), id="mark"),
        pytest.param(edit("references", "references.0.supports", "Much."), id="for editors"),
        pytest.param(edit("glossary", "terms.0.meaning", "A stick."), id="glossary"),
        pytest.param(edit(FALL, "unknown.0", "How far one can fall."), id="another page's words"),
    ],
)
def test_what_a_patient_is_not_told_does_not_count(english: Guide, change: Change) -> None:
    before = words_of(english, TWO)
    change(english)

    assert words_of(english, TWO) == before


def test_the_numbers_of_a_techniques_first_risk_count_where_it_shows_them(english: Guide) -> None:
    english.edit(TWO, "facts.who_moves", "both")
    before = words_of(english, TWO)
    english.edit(english.read(TWO)["risks"][0].join(("risks/", "")), "how_often", MANY)

    assert words_of(english, TWO) != before


def test_layout_does_not_count(english: Guide) -> None:
    before = words_of(english, TWO)
    data = english.read(TWO)
    path = english.path(TWO)
    write_yaml(path, dict(reversed(data.items())))
    text = path.read_text("utf-8").replace("Wear flat shoes.", '"Wear flat\n      shoes."  # flat')
    path.write_text(f"# a remark\n{text}", "utf-8", newline="\r\n")

    assert words_of(english, TWO) == before


def test_a_new_name_does_not_count(english: Guide) -> None:
    before = words_of(english, TWO)
    for old, new in (("references/example-leaflet", "a-leaflet"), ("signs/cold-toes", "cold-foot")):
        assert english.run("rename", old, new) == 0

    assert words_of(english, TWO) == before


def test_the_hash_of_the_same_words_is_the_same_for_ever(english: Guide) -> None:
    """When this fails, the tool hashes otherwise: every page would lose its sign-off."""
    assert words_of(english, TWO) == english.read(TWO)["reviewed"]["words"]


def test_when_the_words_change_every_page_says_so(sample: Guide) -> None:
    sample.replace(TWO, "You hold two sticks.", "You hold both sticks.")
    site = sample.root / "site"
    outcome = assemble(sample.root, site, sample.check(TODAY), lambda stage, said: None)
    assert outcome.problems == []
    pages = [f"{TWO}/", f"{TWO}/short/"]
    said = "changed since it was checked on 10 November 2026 by Example Reviewer"

    for page in pages:
        html = (site / page / "index.html").read_text("utf-8")
        assert said in html
        assert "checked by Example Reviewer" not in html
        assert "reviewedBy" not in html
        assert "lastReviewed" not in html
    content = (site / "content.json").read_text("utf-8")
    assert '"reviewed":false,"review":"changed"' in content
    assert '"pages_reviewed": 0' in content


def test_a_translation_of_a_checked_page_is_not_checked(built: Guide) -> None:
    site = built.root / "site"
    html = (site / "es" / TWO / "index.html").read_text("utf-8")

    assert "traducción aún sin revisar" in html
    assert "reviewedBy" not in html
    assert '"review":"original"' in (site / "es" / "content.json").read_text("utf-8")


def test_a_page_falls_back_and_returns_without_the_memory_of_a_build(sample: Guide) -> None:
    """What an earlier build worked out for the page is not shown when only a sign changed."""
    page = sample.root / "site" / TWO / "index.html"
    assert sample.run("build") == 0
    assert "checked by Example Reviewer" in page.read_text("utf-8")
    before = sample.path(CAST).read_bytes()
    sample.edit(CAST, "techniques.0.verdict", "too-little")
    assert sample.run("build") == 0
    assert "changed since it was checked" in page.read_text("utf-8")
    sample.path(CAST).write_bytes(before)
    assert sample.run("build") == 0
    assert "checked by Example Reviewer" in page.read_text("utf-8")
