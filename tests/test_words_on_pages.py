"""Whatever is typed into any field comes out as text: every field of every kind, on every page.

A guide is made in which every field is filled (``filling``), and every page of it as browsers get
it (``rendering``). Then pages with awful words are compared with pages with harmless ones.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from awful import AWFUL, fit
from cleaning import refused
from conftest import Guide, copy, say_nothing
from filling import DRAWING, NAMES, TURNS, Slot, fill_files, fill_guide
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rendering import Shelf, Shown, collapse

from sitegen.assemble import assemble
from sitegen.catalog import Catalog
from sitegen.inline import Link, Strong, Text, parse, visible
from sitegen.model.kinds import FOLDERS
from sitegen.needed_words import NEEDED_WORDS
from sitegen.plan.pages import plan
from sitegen.plan.search import search_index

FAST = settings(
    max_examples=6,
    phases=(Phase.explicit, Phase.generate),  # to shrink a whole guide takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LONG = settings(FAST, max_examples=400, derandomize=False, phases=tuple(Phase))
RECORDS = set(FOLDERS.values())


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    with Shelf() as made:
        yield made


# no field is forgotten

# Names that people use: they stand in the lists that lead to a page, not on the page itself.
ELSEWHERE = {"menu_title", "also_called", "search_words"}
# Words for editors and for the search index; and for machines that look at the whole site.
NOT_ON_PAGES = {
    "site.contacts.emergency.label",  # stands only where there is no number
    "signs.signs.*.search_words.*",
    "site.description",
    "vocabulary.kinds.*.label",
}
# Words with a use that this guide has no case for: many authors, several phases of aftercare, a
# treatment that only one of two problems tells of.
RARE_WORDS = {"and_others", "h_timeline", "licence_none", "no_words_yet"}
# Words of copies alone: tests/test_usb.py and tests/browser/test_offline.py look for them.
RARE_WORDS |= {"saved_copy", "not_saved", "usb_how"}
# Words of previews alone: tests/test_drafts.py looks for them.
RARE_WORDS |= {"preview_banner", "draft_banner", "draft_left"}
# Words that follow from a number alone: tests/test_figures.py counts them out.
RARE_WORDS |= {"about_count", "about_others_people", "about_others_visits", "several_counts"}
RARE_WORDS |= {"common", "uncommon", "rare", "very_rare", "just_over"}
RARE_WORDS |= {"means_fewer", "means_from_to"}
RARE_WORDS |= {"gap_more", "gap_fewer", "noticeable_less", "noticeable_more", "noticeable_unknown"}
# Words of a check that does not hold: tests/test_signed.py looks for them.
RARE_WORDS |= {"changed_since_review", "original_reviewed"}
# Words of leaflets alone: tests/test_leaflets.py looks for them on paper.
# Words in the script of its buttons: tests/browser/test_read_aloud.py looks for them there.
SPOKEN_WORDS = {"listen", "read_aloud", "read_slowly", "stop_reading"}
PAPER_WORDS = {name for name in NEEDED_WORDS if name.startswith("pack_")} | {
    "page_number",
    "page_online",
    "short_version",
}


class Marked(NamedTuple):
    """A guide in which every field holds a marker of its own, and where each was found."""

    where: dict[str, Slot]
    found: dict[str, set[str]]  # marker -> pages


@pytest.fixture(scope="module")
def marked(shelf: Shelf) -> list[Marked]:
    return [_mark(shelf, turn) for turn in range(TURNS)]


def _mark(shelf: Shelf, turn: int) -> Marked:
    where: dict[str, Slot] = {}

    def say(slot: Slot) -> str:
        where[f"zq{len(where)}x"] = slot
        return f"zq{len(where) - 1}x"

    found: dict[str, set[str]] = defaultdict(set)
    for page in shelf.of(fill_guide(say, turn)):
        for marker in set(re.findall(r"zq\d+x", page.text)):
            found[marker].add(page.id)
    return Marked(where, found)


def home_of(slot: Slot) -> str:
    """The page that shows a field of a record: its own, or that of its short version."""
    return f"{slot.file}/short" if slot.path[0] == "short_version" else slot.file


def test_every_field_of_a_record_shows_on_its_page(marked: list[Marked]) -> None:
    assert len(marked[0].where) > 1500

    hidden = {
        slot.field
        for made in marked
        for marker, slot in made.where.items()
        if slot.file.split("/")[0] in RECORDS and slot.path[0] not in ELSEWHERE
        if home_of(slot) not in made.found[marker]
    }

    assert hidden == set()


def test_the_other_names_of_a_record_show_in_the_lists(marked: list[Marked]) -> None:
    hidden = {
        slot.field
        for made in marked
        for marker, slot in made.where.items()
        if slot.file.split("/")[0] in RECORDS and slot.path[0] in ELSEWHERE
        if not made.found[marker]
    }

    assert hidden == set()


def test_every_field_of_the_shared_files_shows_somewhere(marked: list[Marked]) -> None:
    shown: dict[str, bool] = defaultdict(bool)
    for made in marked:
        for marker, slot in made.where.items():
            if slot.file.split("/")[0] not in RECORDS | {"phrases"} and slot.kind != "word":
                name = slot.field if slot.path[0] != "calls" else "vocabulary.calls.*.action"
                shown[name] |= bool(made.found[marker])

    hidden = {field for field, seen in shown.items() if not seen}

    assert hidden - NOT_ON_PAGES == set()


def test_every_word_of_the_site_shows_somewhere(marked: list[Marked]) -> None:
    seen = {
        str(slot.path[1])
        for made in marked
        for marker, slot in made.where.items()
        if slot.kind == "word" and slot.path[0] == "words" and made.found[marker]
    }

    assert seen == NEEDED_WORDS - RARE_WORDS - PAPER_WORDS - SPOKEN_WORDS


# awful words

SIGNS = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|~=:&;\"'@$%^/? 0123456789"),
        st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")),
    ),
    min_size=1,
    max_size=12,
)
CORES = st.lists(st.one_of(st.sampled_from(AWFUL), SIGNS), min_size=1, max_size=3).map(" ".join)


class Recipe(NamedTuple):
    """What to type into a field: awful words, where a word of its own stands, and a mark."""

    core: str
    place: int  # of the field's own word: before, after, or none
    mark: int  # strong, a link, a citation after it, or none


RECIPES = st.lists(
    st.builds(Recipe, CORES, st.integers(0, 4), st.integers(0, 6)), min_size=20, max_size=60
)


def _typed(recipe: Recipe, slot: Slot, core: str, number: int) -> str:
    """What stands in a field, before its mark."""
    words = fit(core, slot.kind)
    own = f"q{number}z"
    term = slot.file == "glossary" and slot.path[0] == "terms"  # must not stand in other fields
    place = 2 if term and recipe.place == 0 else recipe.place
    return {0: words, 1: f"{own} {words}", 2: f"{words}{own}"}.get(place, f"{words} {own}")


def _mark_for(words: str, mark: int, kind: str) -> str:
    """How to mark the words up, where field and words allow it: as a pattern."""
    if kind in ("text", "prose"):
        if mark == 0 and parse(f"**{words}**")[0] == (Strong(words),):
            return "**{}**"
        if mark == 1 and parse(f"[{words}](guides/one)")[0] == (Link(words, "guides/one"),):
            return "[{}](guides/one)"
    return "{} [@one]" if mark == 2 and kind == "prose" else "{}"


class Told(NamedTuple):
    """A guide with what was typed into each field, and its pages."""

    typed: dict[Slot, str]
    marks: dict[Slot, str]
    catalog: Catalog
    pages: list[Shown]


def _tell(
    shelf: Shelf, recipes: list[Recipe], turn: int, cores: list[str], marks: dict[Slot, str]
) -> Told:
    """A guide with these words. It gets the given marks, so that two guides have the same."""
    typed: dict[Slot, str] = {}
    used: dict[Slot, str] = {}

    def say(slot: Slot) -> str:
        number = len(typed)
        index = number % len(recipes)
        words = _typed(recipes[index], slot, cores[index], number)
        used[slot] = marks.get(slot) or _mark_for(words, recipes[index].mark, slot.kind)
        typed[slot] = used[slot].replace("{}", words, 1)
        return typed[slot]

    catalog = fill_guide(say, turn)
    return Told(typed, used, catalog, shelf.of(catalog))


def _check(shelf: Shelf, recipes: list[Recipe], turn: int) -> None:
    cores = [collapse(recipe.core) for recipe in recipes]
    harmless = [f"words{cores.index(core)}" for core in cores]  # the same where the same was typed
    awful = _tell(shelf, recipes, turn, [recipe.core for recipe in recipes], {})
    calm = _tell(shelf, recipes, turn, harmless, awful.marks)
    _same_skeletons(awful, calm)
    _words_as_typed(awful)
    _heads_as_typed(awful)
    _search_as_typed(awful)
    _nothing_to_clean(awful)


def _same_skeletons(awful: Told, calm: Told) -> None:
    """No element, no attribute and no id that the same page with harmless words does not have."""
    assert len(awful.pages) == len(calm.pages)
    for page, other in zip(awful.pages, calm.pages, strict=True):
        if page.kind != "a-to-z":  # its letters are those of the words
            assert page.skeleton == other.skeleton, page.id
        assert {key[0] for key in page.skeleton} == {key[0] for key in other.skeleton}


def _words_as_typed(told: Told) -> None:
    pages = {page.id: page.text for page in told.pages}
    everything = "\n".join(pages.values())
    for slot, words in told.typed.items():
        own = slot.file.split("/")[0] in RECORDS and slot.path[0] not in ELSEWHERE
        if own or (slot.file == "site" and slot.path[0] in ("home", "menu")):
            shown = _shown(words, slot.kind)
            assert shown in (pages[home_of(slot)] if own else everything), slot


def _shown(words: str, kind: str) -> str:
    """The words as a page shows them: marks are gone, all else is there."""
    if kind in ("text", "prose"):
        pieces, faults = parse(words)
        assert faults == []
        words = "".join(piece.text for piece in pieces if isinstance(piece, Text | Strong | Link))
    return collapse(words)


def _heads_as_typed(told: Told) -> None:
    site = told.catalog.site
    for page in told.pages:
        if page.id.split("/")[0] in RECORDS and page.id.count("/") == 1:
            record = told.catalog.record(page.id)
            assert record is not None
            short = visible(record.in_short)
            assert page.one("title").text() == f"{record.title} · {site.name}"
            assert page.one("h1").text() == record.title
            assert page.one("meta[name=description]").attributes["content"] == short
            assert page.json_ld()["name"] == record.title
        for link in page.tree.css("nav.toc a"):
            heading = page.one(str(link.attributes["href"]))
            assert collapse(link.text()) == collapse(heading.text())
        labels = [str(link.label) for part in site.menu for link in part.links]
        menu = [node.text() for node in page.tree.css("header details li a")]
        assert menu == labels


def _search_as_typed(told: Told) -> None:
    index = json.loads(search_index(plan(told.catalog, "en")))
    entries = {entry["u"]: entry for entry in index["pages"]}
    for page, _, entry in told.catalog.pages():
        found = entries[f"{page}/"]
        assert found["t"] == entry.model.title
        assert found["n"] == [*entry.model.also_called, *entry.model.search_words]
        assert found["s"]
        assert visible(entry.model.in_short).startswith(found["s"])


def _nothing_to_clean(told: Told) -> None:
    for page in told.pages:
        assert refused(page.html) == [], page.id


@pytest.mark.heavy
@FAST
@given(recipes=RECIPES, turn=st.integers(0, TURNS - 1))
def test_awful_words_come_out_as_text(shelf: Shelf, recipes: list[Recipe], turn: int) -> None:
    _check(shelf, recipes, turn)


@pytest.mark.long
@LONG
@given(recipes=RECIPES, turn=st.integers(0, TURNS - 1))
def test_any_words_come_out_as_text(shelf: Shelf, recipes: list[Recipe], turn: int) -> None:
    _check(shelf, recipes, turn)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_awful_word_alone(shelf: Shelf, place: int) -> None:
    """Each stands at the start, at the end, or fills a field by itself."""
    _check(shelf, [Recipe(core, place, 6) for core in AWFUL], place)


def test_a_guide_of_awful_words_builds_from_its_files(pattern_guide: Guide, tmp_path: Path) -> None:
    """Through the loader, MkDocs and the check of the built site: nothing is wrong with it."""
    recipes = [Recipe(core, 2, 6) for core in AWFUL]
    cores = [recipe.core for recipe in recipes]
    numbers = count()

    def say(slot: Slot) -> str:
        number = next(numbers)
        if slot.path[0] in ("reviewed", "clinic") or slot.kind == "word":
            return f"words{number}"  # the shell writes these; the check takes their signs for ours
        index = number % len(recipes)
        return _typed(recipes[index], slot, cores[index], number)

    for name in ("docs", "mkdocs.yml"):
        copy(pattern_guide.root / name, tmp_path / name)
    guide = Guide(tmp_path)
    for name, data in fill_files(say).items():
        guide.write(name, data)
    for name in NAMES:
        (tmp_path / "content" / "images" / f"{name}.svg").write_bytes(DRAWING)
    checked = guide.check()
    assert [p for p in checked.problems if p.code.startswith(("TXT", "YML", "VAL", "INL"))] == []

    outcome = assemble(tmp_path, tmp_path / "site", checked, say_nothing)

    assert [p.text() for p in outcome.problems] == []
    assert (tmp_path / "site" / "index.html").is_file()
