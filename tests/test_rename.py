"""Another name for a page: everything that points to it follows, and nothing else changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import SAMPLE, TODAY, Guide, lend_words

from sitegen.model.translation import stamp
from sitegen.rename import RefusedError, give_name

OLD, NEW = "guides/what-crutches-are", "guides/about-crutches"


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """The sample in its own lines, with remarks and quotes of every kind."""
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    lend_words(tmp_path)
    site = tmp_path / "content/site.yml"
    text = site.read_text("utf-8").replace(f"page: {OLD}", f'page:   "{OLD}"   # the first page', 1)
    site.write_text(text, "utf-8", newline="\r\n")
    return Guide(tmp_path)


def files(guide: Guide) -> dict[str, bytes]:
    """Every file of the content."""
    content = guide.root / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*")
        if path.is_file()
    }


def name(guide: Guide, old: str, new: str) -> None:
    """Rename as the command does, in a guide that is good before and after."""
    before = sorted(guide.codes())
    give_name(guide.root, old, new, TODAY)

    assert sorted(guide.codes()) == before


@pytest.mark.parametrize("full", [True, False])
def test_a_page_and_all_links_to_it_get_the_new_name(guide: Guide, full: bool) -> None:
    before = files(guide)
    name(guide, OLD if full else OLD.split("/")[1], NEW if full else NEW.split("/")[1])
    after = files(guide)
    redirects = after.pop("redirects.yml").decode()

    assert redirects.endswith(f"  - old: {OLD}\n    new: {NEW}\n")
    assert redirects.startswith(before.pop("redirects.yml").decode())
    assert f"{NEW}.yml" in after
    assert f"translations/es/{NEW}.yml" in after
    for file, data in before.items():
        told = stamp_free(data).replace(OLD.encode(), NEW.encode())
        assert stamp_free(after.pop(file.replace(OLD, NEW))) == told, file
    assert after == {}


def stamp_free(data: bytes) -> bytes:
    """A file without the marks that tell which words were translated."""
    return b"\n".join(line for line in data.split(b"\n") if b" of: " not in line)


def test_remarks_quotes_and_line_ends_stay(guide: Guide) -> None:
    name(guide, OLD, NEW)

    assert f'page:   "{NEW}"   # the first page\r\n'.encode() in files(guide)["site.yml"]


def test_translations_of_words_with_a_link_stay_good(guide: Guide) -> None:
    words = guide.read("site")["clinic"]["when_closed"]
    assert "(guides/when-to-get-help)" in words

    name(guide, "when-to-get-help", "get-help")
    changed = words.replace("guides/when-to-get-help", "guides/get-help")

    assert stamp(words) != stamp(changed)
    assert f"of: {stamp(changed)}".encode() in files(guide)["translations/es/site.yml"]


@pytest.mark.parametrize(
    ("old", "new", "file", "words"),
    [
        ("images/two-crutches", "images/sticks", "techniques/two-crutches.yml", "picture: sticks"),
        ("signs/cold-toes", "signs/blue-toes", "signs.yml", "id: blue-toes"),
        ("signs/cold-toes", "signs/blue-toes", "conditions/sore-knee.yml", "- blue-toes"),
        ("example-cohort", "new-cohort", "references.yml", "id: new-cohort"),
        ("example-cohort", "new-cohort", "techniques/two-crutches.yml", "best. [@new-cohort]"),
    ],
)
def test_drawings_signs_and_works_get_new_names_too(
    guide: Guide, old: str, new: str, file: str, words: str
) -> None:
    name(guide, old, new)
    told = files(guide)

    assert words.encode() in told[file]
    assert "old: images" not in told["redirects.yml"].decode()
    if old.startswith("images"):
        assert "images/sticks.svg" in told
        assert "images/two-crutches.svg" not in told


def test_back_again_is_as_it_was(guide: Guide) -> None:
    before = files(guide)
    name(guide, OLD, NEW)
    name(guide, NEW, OLD)
    after = files(guide)

    last = f"  - old: {NEW}\n    new: {OLD}\n".encode()
    assert after["redirects.yml"] == before.pop("redirects.yml") + last
    assert {file: after[file] for file in before} == before


def test_a_page_that_moved_twice_is_found_in_one_step(guide: Guide) -> None:
    name(guide, "foot-in-a-cast", "a-cast")

    assert "old: conditions/broken-foot\n    new: conditions/a-cast\n" in (
        files(guide)["redirects.yml"].decode()
    )


def test_without_a_file_of_moves_there_is_one_afterwards(guide: Guide) -> None:
    guide.path("redirects").unlink()
    guide.path("published").unlink()
    name(guide, OLD, NEW)

    assert files(guide)["redirects.yml"].decode() == f"redirects:\n  - old: {OLD}\n    new: {NEW}\n"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("what-crutchs-are", "x", 'There is nothing called "what-crutchs-are". did you mean'),
        ("two-crutches", "x", "More than one thing is called"),
        (OLD, "guides/when-to-get-help", "The name guides/when-to-get-help is taken"),
        (OLD, "risks/crutches", "A rename stays in its folder"),
        (OLD, "About Crutches", '"About Crutches" cannot stand in an address.'),
        (OLD, "index", "is taken"),
        (OLD, "", "name"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    guide: Guide, old: str, new: str, words: str
) -> None:
    before = files(guide)
    with pytest.raises(RefusedError) as refused:
        give_name(guide.root, old, new, TODAY)

    assert words.casefold() in str(refused.value).casefold()
    assert files(guide) == before


def test_a_guide_with_mistakes_is_left_alone(guide: Guide) -> None:
    guide.replace("risks/a-fall", "seriousness: serious", "seriousness: yes")
    before = files(guide)
    with pytest.raises(RefusedError, match=r"risks/a-fall.yml:19:14"):
        give_name(guide.root, OLD, NEW, TODAY)

    assert files(guide) == before
