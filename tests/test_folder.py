"""The content folder: every file is read, and nothing is skipped in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Guide

from sitegen.load.folder import load


def _found(guide: Guide) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in load(guide.root).problems]


def test_the_sample_is_read_without_a_problem(english: Guide) -> None:
    loaded = load(english.root)

    assert loaded.problems == []
    assert set() == loaded.broken
    assert list(loaded.records["risk"]) == ["a-fall", "sore-hands"]
    assert list(loaded.images) == ["two-crutches"]


def test_entries_know_their_file_and_their_places(english: Guide) -> None:
    entry = load(english.root).records["risk"]["a-fall"]

    assert (entry.file, entry.id) == ("content/risks/a-fall.yml", "a-fall")
    assert entry.place(("title",)) == ("content/risks/a-fall.yml", 1, 8)
    assert entry.place(("title",), key=True) == ("content/risks/a-fall.yml", 1, 1)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("risks/A Fall.yml", "FIL01"),
        ("risks/a_fall.yml", "FIL01"),
        ("risks/fall.yaml", "FIL01"),
        ("risks/fall.txt", "FIL01"),
        ("risks/index.yml", "FIL01"),
        ("risks/con.yml", "FIL01"),
        ("risks/more/fall.yml", "FIL02"),
        ("risk/fall.yml", "FIL02"),
        ("sighns.yml", "FIL02"),
        ("site.yaml", "FIL02"),
        ("notes.txt", "FIL02"),
        ("images/photo.png", "FIL01"),
    ],
)
def test_a_file_that_does_not_belong_is_named(english: Guide, name: str, code: str) -> None:
    path = english.root / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("title: x\n", "utf-8")

    assert code in [problem for problem, _ in _found(english)]


def test_a_misspelt_name_gets_a_suggestion(english: Guide) -> None:
    english.path("signs").rename(english.path("sings"))

    [problem] = load(english.root).problems

    assert (problem.file, problem.hint) == ("content/sings.yml", 'did you mean "signs.yml"?')


def test_files_of_editors_and_systems_are_passed_over(english: Guide) -> None:
    for name in (".DS_Store", "risks/.a-fall.yml.swp", "README.md", "schema/x.json"):
        path = english.root / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")

    assert _found(english) == []


def test_a_file_that_cannot_be_understood_is_still_there(english: Guide) -> None:
    """Links to it are no mistakes of their own."""
    english.path("risks/a-fall").write_text("title: a: b\n", "utf-8")

    loaded = load(english.root)

    assert {"risk/a-fall"} == loaded.broken
    assert [problem.file for problem in loaded.problems] == ["content/risks/a-fall.yml"]


@pytest.mark.parametrize("name", ["site", "vocabulary"])
def test_the_two_files_that_every_page_needs_must_be_there(english: Guide, name: str) -> None:
    english.path(name).unlink()

    assert [("FIL04", f"content/{name}.yml")] == _found(english)


def test_a_folder_without_content_is_told(tmp_path: Path) -> None:
    assert [(p.code, p.file) for p in load(tmp_path).problems] == [("FIL04", "content")]


def test_a_link_to_another_place_is_told(english: Guide) -> None:
    english.path("risks/a-fall").unlink()
    english.path("risks/a-fall").symlink_to(english.root / "nowhere")

    assert _found(english) == [("FIL05", "content/risks/a-fall.yml")]
