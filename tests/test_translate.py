"""A guide in another language: translated words, the others marked, no stale danger sign."""

from __future__ import annotations

import pytest
from conftest import Guide

from sitegen.load.overlays import load_languages
from sitegen.model.translation import stamp
from sitegen.plan.book import Original
from sitegen.problem import Problem
from sitegen.translate import Translation, translate

CAST, DAY = "conditions/foot-in-a-cast", "aftercare/first-day"
ES = "translations/es/"


def _spanish(guide: Guide) -> tuple[Translation | None, list[Problem]]:
    [language], problems = load_languages(guide.root, ("es",))
    assert problems == []

    return translate(guide.catalog(), language)


def _made(guide: Guide) -> Translation:
    made, _ = _spanish(guide)
    assert made is not None

    return made


def _codes(guide: Guide) -> list[str]:
    return sorted(problem.code for problem in _spanish(guide)[1])


def test_translated_words_take_the_place_of_the_original(sample: Guide) -> None:
    record = _made(sample).catalog.record(CAST)
    assert record is not None

    assert record.title == "Un pie con yeso"
    assert record.short_version[1] == "El hueso necesita tiempo."
    assert not isinstance(record.title, Original)


def test_words_without_a_translation_stay_and_are_marked(sample: Guide) -> None:
    record = _made(sample).catalog.record(CAST)
    assert record is not None

    assert record.say_it_back == "In your own words: what do you do if your toes turn blue?"
    assert isinstance(record.say_it_back, Original)
    assert isinstance(record.unknown[0], Original)


def test_ids_numbers_and_dates_are_not_words(sample: Guide) -> None:
    made = _made(sample)
    original = sample.catalog().record(CAST)
    record = made.catalog.record(CAST)
    assert original is not None
    assert record is not None

    assert (original.written, original.signs) == (record.written, record.signs)
    assert made.catalog.references == sample.catalog().references


def test_the_other_catalog_is_untouched(sample: Guide) -> None:
    [language], _ = load_languages(sample.root, ("es",))
    catalog = sample.catalog()

    translate(catalog, language)

    assert catalog.site.name == "Walking with crutches"
    assert catalog.signs["cold-toes"].title == "Cold, blue or numb toes"


def test_links_both_ways_hold_the_translated_words(sample: Guide) -> None:
    catalog = _made(sample).catalog

    assert [str(fit.row.text) for fit in catalog.fits["two-crutches"]] == [
        "Las personas tuvieron menos dolor.",
        "Two are for those who may not stand on the leg.",
    ]


def test_pages_without_an_overlay_are_missing(sample: Guide) -> None:
    assert _made(sample).missing == {"conditions/sore-knee"}


def test_words_that_changed_fall_back_with_a_warning(sample: Guide) -> None:
    [problem] = _spanish(sample)[1]
    record = _made(sample).catalog.record(DAY)
    assert record is not None

    assert (problem.code, problem.severity) == ("TRN02", "warning")
    assert problem.file == "content/translations/es/aftercare/first-day.yml"
    assert stamp(record.in_short) in problem.hint
    assert isinstance(record.in_short, Original)


def test_a_stamp_does_not_mind_white_space_but_minds_words() -> None:
    assert stamp("one two") == stamp(" one\n  two ")
    assert stamp("one two") != stamp("one  too")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("signs.1.signs.0", "Your toes are cold, blue, numb or white."),
        ("signs.1.worse_if.0.signs.0", "You cannot move one toe."),
        ("signs.1.meanwhile.0", "Put your leg on a chair."),
        ("signs.0.title", "Short breath"),
        ("signs.0.who", "If your leg is in a cast or a splint"),
        ("signs.1.signs.2", "Your foot looks grey."),
    ],
)
def test_a_danger_sign_that_changed_stops_the_language(
    sample: Guide, field: str, value: str
) -> None:
    sample.edit("signs", field, value)

    made, problems = _spanish(sample)

    assert made is None
    stopped = [problem for problem in problems if problem.code == "TRN03"]
    assert [problem.severity for problem in stopped] == ["warning"]
    assert value in stopped[0].hint


def test_a_danger_sign_without_a_translation_stops_the_language(sample: Guide) -> None:
    overlay = sample.read(ES + "signs")
    del overlay["words"]["signs.2.signs.1"]
    sample.write(ES + "signs", overlay)

    made, problems = _spanish(sample)

    assert made is None
    assert "TRN03" in [problem.code for problem in problems]


def test_without_any_danger_signs_the_language_is_left_out(sample: Guide) -> None:
    sample.path(ES + "signs").unlink()

    made, problems = _spanish(sample)

    assert made is None
    assert {problem.file for problem in problems if problem.code == "TRN03"} == {
        "content/translations/es/signs.yml"
    }


def test_a_language_without_its_vocabulary_is_left_out(sample: Guide) -> None:
    sample.path(ES + "vocabulary").unlink()

    checked = sample.check()

    assert checked.translations == {}
    assert not checked.fine


@pytest.mark.parametrize("name", ["about", "methods", "regions", "phases", "groups", "calls"])
def test_a_vocabulary_lacks_no_label_of_the_guide(sample: Guide, name: str) -> None:
    labels = sample.read(ES + "vocabulary")[name]
    sample.edit(ES + "vocabulary", name, labels[:-1] or [labels[0] | {"id": "x"}])

    assert "VOC02" in _codes(sample)


def test_words_of_the_site_must_all_be_there(sample: Guide) -> None:
    sample.edit(ES + "vocabulary", "words.menu", None)

    assert "VOC01" in _codes(sample)


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("titel", "x", "TRN01"),
        ("short_version.9", "x", "TRN01"),
        ("written", "x", "TRN01"),
        ("techniques.1.technique", "x", "TRN01"),
        ("what_it_is.1", "Es **duro.", "INL01"),
        ("what_it_is.1", "Vea [esto](conditions/nada).", "REF01"),
        ("what_it_is.1", "Es duro. [@nadie]", "REF01"),
        ("title", "x" * 161, "VAL05"),
    ],
)
def test_mistakes_in_an_overlay_are_errors_at_their_place(
    sample: Guide, key: str, text: str, code: str
) -> None:
    overlay = sample.read(ES + CAST)
    overlay["words"][key] = {"of": overlay["words"].get(key, {}).get("of", "x"), "text": text}
    sample.write(ES + CAST, overlay)

    found = [problem for problem in _spanish(sample)[1] if problem.code == code]

    assert [(p.severity, p.file) for p in found] == [
        ("error", f"content/{ES}{CAST}.yml"),
    ]
    assert found[0].line > 1


@pytest.mark.parametrize("name", ["conditions/gone", "images/gone"])
def test_an_overlay_of_nothing_is_told(sample: Guide, name: str) -> None:
    sample.write(ES + name, {"words": {"title": {"of": "x", "text": "y"}}})

    assert "TRN04" in _codes(sample)


@pytest.mark.parametrize("name", [CAST, "images/two-crutches", "glossary"])
def test_an_original_that_cannot_be_read_is_still_there(sample: Guide, name: str) -> None:
    """Its overlay is not called a stray."""
    sample.path(name).write_text("x: y: z\n", "utf-8")

    assert "TRN04" not in sample.codes()
