"""Journeys of blind patients by the keys of a screen reader, and what every page must say to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import making
from browser.serving import Site
from screen_reader import Heard, file_of, listen

if TYPE_CHECKING:
    from conftest import Guide

pytestmark = pytest.mark.slow

HOME = "index.html"
HELP = "guides/when-to-get-help/index.html"
TECHNIQUE = "techniques/two-crutches/index.html"
CONDITION = "conditions/foot-in-a-cast/index.html"
LEVELS = "contraindications/weak-arms/index.html"
GUIDE = "guides/what-crutches-are/index.html"
CHECK = "safety-check/index.html"
SEARCH = "search/index.html"
WALKED = [HOME, HELP, TECHNIQUE, CONDITION, LEVELS, GUIDE, CHECK, SEARCH]
NEED_NAMES = (
    *("link", "button", "heading", "image", "img", "graphic", "table", "dialog", "region"),
    *("navigation", "complementary", "checkbox", "radio", "textbox", "searchbox", "combobox"),
)
NAMELESS = re.compile(rf"({'|'.join(NEED_NAMES)})(, not checked|, level \d)?")
CARD = "heading, Call 911 now if, level 2"


@pytest.fixture(scope="module")
def pages(built: Guide) -> dict[str, Heard]:
    """Main pages of the sample, in English."""
    return listen(built.root / "site", WALKED)


@pytest.fixture(scope="module", params=["guide", "sample"])
def kinds(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, built: Guide
) -> dict[str, Heard]:
    """One page of each kind: of the real guide, and of the sample in its second language."""
    if request.param == "guide":
        site = Site(making.shared_guide(tmp_path_factory), "")
    else:
        site = Site(built.root / "site", "", walked="es")
    files = [file_of(address) for address in site.kinds.values()]
    heard = listen(site.folder, files)
    assert len(heard) == len(files) > 15

    return heard


def leads(page: Heard, words: str) -> str:
    """The file that the link with these words leads to."""
    href = dict(page.links)[f"link, {words}"].partition("#")[0]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), href))
    return posixpath.normpath(posixpath.join(path, "index.html"))


def faults(page: Heard) -> Iterator[str]:
    """What a listener would stumble over."""
    for said in page.said:
        if NAMELESS.fullmatch(said):
            yield f"has no name: {said}"
    landmarks = [said for said, _ in page.landmarks if said != "figure"]
    yield from (f"told twice: {said}" for said in set(landmarks) if landmarks.count(said) > 1)
    if landmarks[:1] + landmarks[-1:] != ["banner", "contentinfo"] or "main" not in landmarks:
        yield f"landmarks: {landmarks}"
    levels = [int(said.rpartition(" ")[2]) for said, _ in page.headings]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings start: {levels}"
    yield from (
        f"a level is left out before: {said}"
        for (said, _), one, two in zip(page.headings[1:], levels, levels[1:], strict=False)
        if two > one + 1
    )


def test_every_kind_of_page_can_be_found_through(kinds: dict[str, Heard]) -> None:
    """What needs a name has one; landmarks are there and differ; headings leave no level out."""
    wrong = [f"{file}: {fault}" for file, page in kinds.items() for fault in faults(page)]

    assert not wrong, "\n".join(wrong)


def test_help_is_the_third_link_of_every_page(kinds: dict[str, Heard]) -> None:
    """The same three first: past the menu, home, help."""
    far = []
    for file, page in kinds.items():
        to, _, help_now = page.links[:3]
        if to[1] != "#main" or "when-to-get-help" not in help_now[1]:
            far.append(f"{file}: {page.links[:3]}")

    assert not far, "\n".join(far)


def test_from_home_to_the_emergency_number(pages: dict[str, Heard]) -> None:
    """By the key for links to help, by the key for headings to the card, and on to the call."""
    home, there = pages[HOME], pages[HELP]

    assert home.keys(home.links, "link, Get help") == 3
    assert leads(home, "Get help") == leads(home, "I need help now") == HELP
    assert there.keys(there.headings, CARD) == 2
    assert "link, Call 911" in there.after(CARD)
    assert dict(there.links)["link, Call 911"] == "tel:911"


def test_from_home_to_what_helps_a_foot_in_a_cast(pages: dict[str, Heard]) -> None:
    """By the list of problems to the page, its danger signs first, and to how sure we are."""
    home, there = pages[HOME], pages[CONDITION]
    headings = [said for said, _ in there.headings]
    row = "Two crutches May help. Fairly sure"

    assert leads(home, "Cast") == CONDITION
    assert headings[:2] == ["heading, A foot in a cast, level 1", CARD]
    assert row in there.after("heading, Which treatment, and how sure are we?, level 3")
    assert leads(there, "Walking with two crutches") == TECHNIQUE
    assert headings.index("heading, Can it hurt me?, level 2") < headings.index(
        "heading, Sources, level 2"
    )


def test_a_picture_is_told_once_and_then_in_words(pages: dict[str, Heard]) -> None:
    picture = "image, Two long sticks stand on the floor. A foot in a cast hangs between them."
    page = pages[TECHNIQUE]

    assert page.said.count(picture) == 1
    assert page.after(picture)[:3] == ["caption", "Two sticks and a foot", "end of caption"]
    assert "The picture in words" in page.after(picture)


def test_cells_of_a_table_have_heads(pages: dict[str, Heard]) -> None:
    """A row starts with its head; what stands in columns has a head for each."""
    rows = {}
    for page in (pages[GUIDE], pages[LEVELS]):
        starts = [at for at, said in enumerate(page.said) if said.startswith("table")]
        for start in starts:
            end = page.said.index(f"end of {page.said[start]}", start)
            cells = [said.partition(", ")[0] for said in page.said[start:end]]
            told = [cell for cell in cells if cell in ("row", "columnheader", "rowheader", "cell")]
            rows[page.said[start], start] = " ".join(told).removeprefix("row ").split(" row ")

    assert len(rows) > 4
    for table, told in rows.items():
        columns = told[0].count("columnheader")
        body = told[1:] if columns else told
        assert table[0].startswith("table, "), "a table has a caption"
        assert told[0] == " ".join(["cell", *["columnheader"] * columns]) or not columns
        assert set(body) == {" ".join(["rowheader", *["cell"] * (columns or 1)])}, table


def test_the_safety_check_is_told_question_by_question(pages: dict[str, Heard]) -> None:
    """Each box says its question and that it is not ticked, in a group that says what to do."""
    said = pages[CHECK].said
    boxes = [at for at, one in enumerate(said) if one.startswith("checkbox, ")]
    groups = [at for at, one in enumerate(said) if one.startswith("group, ")]

    assert len(boxes) > 2
    assert all(said[at].endswith(", not checked") for at in boxes)
    assert said[groups[0]].startswith("group, Call 911 now if")
    assert groups[0] < boxes[0]


def test_the_search_box_says_what_it_is_for(pages: dict[str, Heard]) -> None:
    box = next(said for said in pages[SEARCH].said if said.startswith("searchbox"))

    assert "What are you looking for?" in box
    assert "Your words stay on this device." in box


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<a href=x></a>", "has no name: link"),
        ("<a href=x><img src=x alt=''></a>", "has no name: link"),
        ("<img src=x.png>", "has no name: im"),
        ("<input type=checkbox>", "has no name: checkbox"),
        ("<input type=search>", "has no name: searchbox"),
        ("<nav>x</nav>", "has no name: navigation"),
        ("<nav aria-label=a>x</nav><nav aria-label=a>y</nav>", "told twice: navigation, a"),
        ("<table><tr><td>x</table>", "has no name: table"),
        ("<h3>x</h3>", "a level is left out before: heading, x, level 3"),
        ("<h1>x</h1>", "headings start: [1, 1]"),
        ("<style>footer {display: none}</style>", "landmarks: ['banner', 'main']"),
    ],
)
def test_it_hears_faults(tmp_path: Path, body: str, fault: str) -> None:
    page = f"<header>a</header><main><h1>b</h1>{body}</main><footer>c</footer>"
    (tmp_path / HOME).write_text(f"<!doctype html><title>x</title>{page}", "utf-8")
    told = list(faults(listen(tmp_path, [HOME])[HOME]))

    assert any(one.startswith(fault) for one in told), told
