"""A second build is quick and gives the same bytes as a first one, whatever was changed between."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import TODAY, Guide, say_nothing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.memo import Memo
from sitegen.parallel import in_one_process
from sitegen.plan.book import Book, Question
from sitegen.plan.pages import Page
from sitegen.problem import Problem
from sitegen.render.environment import render
from sitegen.stages import load_and_check, make_plans, render_all

CAST = "conditions/foot-in-a-cast"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def cold(guide: Guide, folder: Path, *words: str) -> dict[str, bytes]:
    """The site that a first build makes of the same content."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("content", "docs/.overrides", "docs/assets"):
        shutil.copytree(guide.root / name, folder / name)
    shutil.copyfile(guide.root / "mkdocs.yml", folder / "mkdocs.yml")
    assert Guide(folder).run("build", "--site", str(folder / "site"), *words) == 0

    return contents(folder / "site")


# One change each. Some change nothing but bytes that nobody reads.


def words_of_a_page(guide: Guide, number: int) -> None:
    guide.edit(CAST, "what_it_is.0", f"It is a shell around a foot. It is shell {number}.")


def title_of_a_page(guide: Guide, number: int) -> None:
    guide.edit("aftercare/first-day", "title", f"Day {number}")


def first_words_of_a_page(guide: Guide, number: int) -> None:
    guide.edit("risks/a-fall", "in_short", f"You may fall. It is fall {number}.")


def seriousness_of_a_risk(guide: Guide, number: int) -> None:
    guide.edit("risks/a-fall", "seriousness", ("serious", "short-lived")[number % 2])


def a_word_of_the_glossary(guide: Guide, number: int) -> None:
    guide.edit("glossary", "terms.0.meaning", f"A hard thing. It is thing {number}.")


def a_new_name_of_a_word(guide: Guide, number: int) -> None:
    guide.edit("glossary", "terms.0.also", [("shell", "foot", "stick")[number % 3]])


def a_word_of_the_site(guide: Guide, number: int) -> None:
    guide.edit("vocabulary", "words.sources", f"Sources {number}")


def a_danger_sign(guide: Guide, number: int) -> None:
    guide.edit("signs", "signs.0.signs.0", f"Your toes are blue. All {number} of them.")


def the_clinic(guide: Guide, number: int) -> None:
    guide.edit("site", "clinic.hours", f"Monday, 9 to {number}")


def a_translated_word(guide: Guide, number: int) -> None:
    name = f"translations/es/{CAST}"
    data = guide.read(name)
    data["words"]["title"]["text"] = f"Un pie con yeso {number}"
    guide.write(name, data)


def a_page_with_no_translation(guide: Guide, number: int) -> None:
    path = guide.path("translations/es/contraindications/weak-arms")
    if path.exists():
        path.replace(guide.root / "put-away.yml")
    else:
        (guide.root / "put-away.yml").replace(path)


def a_new_page(guide: Guide, number: int) -> None:
    data = guide.read("risks/a-fall") | {"title": f"Slip {number}"}
    guide.write(f"risks/slip-{number % 2}", data)


def a_page_less(guide: Guide, number: int) -> None:
    guide.path(f"risks/slip-{number % 2}").unlink(missing_ok=True)


def a_page_renamed(guide: Guide, number: int) -> None:
    old, new = guide.path("risks/slip-0"), guide.path("risks/slip-9")
    if new.exists():
        old, new = new, old
    if old.exists():
        old.replace(new)


def a_page_moved(guide: Guide, number: int) -> None:
    data = guide.read("redirects")
    data["redirects"] = [*data["redirects"][:1], {"old": f"risks/trip-{number}", "new": CAST}]
    guide.write("redirects", data)


def a_template(guide: Guide, number: int) -> None:
    path = guide.root / "docs" / ".overrides" / "partials" / "footer.html"
    first, _, rest = path.read_text("utf-8").partition("</footer>")
    path.write_text(f"{first.split('<!--')[0]}<!-- {number} --></footer>{rest}", "utf-8")


def the_style(guide: Guide, number: int) -> None:
    path = guide.root / "docs" / "assets" / "site.css"
    first, _, _ = path.read_text("utf-8").partition("\n.made-up")
    path.write_text(f"{first}\n.made-up {{ margin: {number}px }}\n", "utf-8")


def the_configuration(guide: Guide, number: int) -> None:
    path = guide.root / "mkdocs.yml"
    first, _, _ = path.read_text("utf-8").partition("\n# made up")
    path.write_text(f"{first}\n# made up {number}\n", "utf-8")


def a_drawing(guide: Guide, number: int) -> None:
    for path in sorted((guide.root / "content" / "images").glob("*.svg"))[:1]:
        first, _, rest = path.read_text("utf-8").rpartition("</svg>")
        first = first.split("<g/>")[0] + "<g/>" * (number % 3)
        path.write_text(f"{first}</svg>{rest}", "utf-8")


def a_page_of_the_site_is_lost(guide: Guide, number: int) -> None:
    pages = sorted((guide.root / "site").rglob("index.html"))
    pages[number % len(pages)].unlink()


def a_page_of_the_docs_is_lost(guide: Guide, number: int) -> None:
    pages = sorted((guide.root / "docs" / "en").rglob("*.md"))
    pages[number % len(pages)].unlink()


def nothing(guide: Guide, number: int) -> None:
    pass


# Each group ends with a comparison, before a change that makes every page new could hide a fault.
GROUPS = (
    (words_of_a_page, title_of_a_page, first_words_of_a_page, seriousness_of_a_risk),
    (a_page_with_no_translation,),
    (a_new_page, a_page_renamed, a_page_moved, a_translated_word, a_page_of_the_site_is_lost),
    (a_page_less, a_page_of_the_docs_is_lost, nothing, a_new_name_of_a_word, a_drawing),
    (a_danger_sign, a_word_of_the_glossary, a_word_of_the_site, the_clinic),
    (a_template, the_style, the_configuration),
)
CHANGES = [change for group in GROUPS for change in group]
Change = Callable[[Guide, int], None]


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rebuild")


@pytest.mark.heavy
def test_all_changes_one_after_the_other(pattern_guide: Guide, room: Path) -> None:
    guide = fresh(pattern_guide, room / "guide")
    for group in GROUPS:
        for number, change in enumerate(group):
            change(guide, number)
            assert guide.run("build") == 0, change.__name__
        assert contents(guide.root / "site") == cold(guide, room / "cold"), group


@pytest.mark.slow
@given(
    changes=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 9)), min_size=1, max_size=6)
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_changes_in_any_order(
    changes: list[tuple[Change, int]], pattern_guide: Guide, room: Path
) -> None:
    check_changes(changes, pattern_guide, room)


def fresh(pattern: Guide, root: Path) -> Guide:
    """A copy of the sample guide, built."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(pattern.root, root)
    assert Guide(root).run("build") == 0

    return Guide(root)


def check_changes(changes: list[tuple[Change, int]], pattern: Guide, room: Path) -> None:
    """After each change, a second build and a first one make the same site."""
    guide = fresh(pattern, room / "guide")
    for change, number in changes:
        change(guide, number)
        if guide.run("build") == 0:
            assert contents(guide.root / "site") == cold(guide, room / "cold"), change.__name__


# Faults that a check must find although the file they are told in did not change.


def signs_are_needed(guide: Guide) -> None:
    guide.edit("site", "needs_signs", ["guide", "aftercare", "risk"])


def a_phrase_is_to_be_avoided(guide: Guide) -> None:
    guide.edit("phrases", "phrases.0.avoid", "crutch*")


def a_work_is_weak(guide: Guide) -> None:
    data = guide.read("references")
    for work in data["references"]:
        work["weak"] = "opinion"
    guide.write("references", data)


def words_must_be_easier(guide: Guide) -> None:
    guide.edit("site", "reading.sentence_words", "5")


def a_linked_page_is_gone(guide: Guide) -> None:
    guide.path("risks/a-fall").unlink()


def a_label_is_gone(guide: Guide) -> None:
    data = guide.read("vocabulary")
    guide.write("vocabulary", data | {"regions": data["regions"][:1]})


@pytest.mark.parametrize(
    "change",
    [
        signs_are_needed,
        a_phrase_is_to_be_avoided,
        a_work_is_weak,
        words_must_be_easier,
        a_linked_page_is_gone,
        a_label_is_gone,
    ],
)
def test_a_second_check_finds_what_a_first_one_does(
    sample: Guide, change: Callable[[Guide], None]
) -> None:
    before = _problems(sample, TODAY)
    change(sample)

    assert _problems(sample, TODAY) == sample.problems() != before


def test_a_second_check_looks_at_the_day(sample: Guide) -> None:
    later = date(2199, 1, 1)

    assert _problems(sample, TODAY) != _problems(sample, later) == sample.problems(later)


def _problems(guide: Guide, today: date) -> list[Problem]:
    """What a check with what it kept from the last one says."""
    with Memo(guide.root / ".cache" / "memo.sqlite") as memo:
        return load_and_check(guide.root, today, say_nothing, memo).problems


def test_only_pages_that_show_what_changed_are_rendered_again(
    sample: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []

    def noted(page: Page, book: Book, asked: dict[Question, object]) -> str:
        rendered.append(f"{book.language} {page.id}")
        return render(page, book, asked)

    monkeypatch.setattr("sitegen.render.again.render", noted)
    for words in ("Nobody counts falls.", "Nobody counts all falls."):
        sample.edit("risks/a-fall", "unknown.0", words)
        rendered.clear()
        with in_one_process(), Memo(sample.root / ".cache" / "memo.sqlite") as memo:
            render_all(make_plans(sample.check(), memo), memo)

    assert {"en risks/a-fall", "es risks/a-fall"} <= set(rendered)
    assert not {"en risks/sore-hands", "en a-to-z", "es a-to-z"} & set(rendered)  # they link to it
