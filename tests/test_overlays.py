"""The translations folder: which languages there are, and which files belong to them."""

from __future__ import annotations

import pytest
from conftest import Guide

from sitegen.load.overlays import load_languages


def test_the_sample_has_one_language(sample: Guide) -> None:
    [spanish], problems = load_languages(sample.root, ("es",))

    assert problems == []
    assert spanish.code == "es"
    assert spanish.vocabulary is not None
    assert {"signs", "site", "conditions/foot-in-a-cast", "images/two-crutches"} <= set(
        spanish.overlays
    )


def test_a_guide_without_translations_needs_no_folder(sample: Guide) -> None:
    assert load_languages(sample.root / "docs", ()) == ([], [])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("es/notes.txt", "FIL02"),
        ("es/zebra.yml", "FIL02"),
        ("es/conditions/deep/x.yml", "FIL02"),
        ("es/references.yml", "FIL02"),
        ("cy/vocabulary.yml", "TRN05"),
    ],
)
def test_a_file_that_does_not_belong_is_named(sample: Guide, name: str, code: str) -> None:
    path = sample.root / "content" / "translations" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("words: {}\n", "utf-8")

    _, problems = load_languages(sample.root, ("es",))

    assert {code} == {problem.code for problem in problems}


def test_a_language_starts_with_its_vocabulary(sample: Guide) -> None:
    sample.path("translations/es/vocabulary").unlink()

    [spanish], problems = load_languages(sample.root, ("es",))

    assert spanish.vocabulary is None
    assert [(problem.code, problem.file) for problem in problems] == [
        ("FIL04", "content/translations/es/vocabulary.yml")
    ]


def test_a_folder_that_site_yml_does_not_name_gets_a_suggestion(sample: Guide) -> None:
    (sample.root / "content" / "translations" / "ess").mkdir()

    _, [problem] = load_languages(sample.root, ("es",))

    assert (problem.code, problem.hint) == ("TRN05", 'did you mean "es"?')


def test_a_language_that_is_a_link_to_another_place_is_told(sample: Guide) -> None:
    folder = sample.root / "content" / "translations"
    (folder / "cy").symlink_to(folder / "es")

    _, [problem] = load_languages(sample.root, ("es", "cy"))

    assert (problem.code, problem.file) == ("FIL05", "content/translations/cy")
