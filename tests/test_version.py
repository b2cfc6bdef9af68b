"""The version of a page, which a clinic writes in the chart: it follows the words and them only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Guide

from sitegen.plan.pages import plan
from sitegen.render.as_text import as_text
from sitegen.render.environment import environment, render
from sitegen.render.version import version_in

KNEE, CRUTCHES, FALL = "conditions/sore-knee", "techniques/two-crutches", "risks/a-fall"
Change = Callable[[Guide], None]


def versions(guide: Guide) -> dict[str, str]:
    """The version of every page that has one."""
    made = plan(guide.catalog(), "en")
    found = {page.id: version_in(render(page, made.book)) for page in made.pages}
    return {page: version for page, version in found.items() if version}


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


@pytest.mark.parametrize(
    ("page", "change"),
    [
        pytest.param(KNEE, edit(KNEE, "title", "A knee that aches"), id="title"),
        pytest.param(KNEE, edit(KNEE, "in_short", "It aches. It heals. Walk on."), id="in short"),
        pytest.param(KNEE, edit(KNEE, "short_version.0", "Your knee aches."), id="short version"),
        pytest.param(FALL, swap("signs", "all at once", "in a moment"), id="sign"),
        pytest.param(KNEE, edit("site", "clinic.phone", "555-0199"), id="contact"),
        pytest.param(CRUTCHES, redraw, id="picture"),
    ],
)
def test_other_words_are_another_version(sample: Guide, page: str, change: Change) -> None:
    before = versions(sample)[page]
    change(sample)

    assert versions(sample)[page] != before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(edit(FALL, "unknown.0", "How far one can fall."), id="another page"),
        pytest.param(edit(FALL, "menu_title", "Falling"), id="another page's short name"),
        pytest.param(edit(KNEE, "search_words", ["achy knee"]), id="words for the search"),
        pytest.param(
            edit("site", "menu.0.links.0.label", "Knees"),
            id="menu",
        ),
    ],
)
def test_what_the_page_does_not_say_keeps_its_version(sample: Guide, change: Change) -> None:
    before = versions(sample)[KNEE]
    change(sample)

    assert versions(sample)[KNEE] == before


def test_another_layout_keeps_every_version(sample: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    before = versions(sample)
    loader = environment().loader
    assert loader is not None
    real = type(loader).get_source

    def other(self: object, env: object, name: str) -> tuple[str, str | None, object]:
        text, path, fresh = real(self, env, name)  # type: ignore[arg-type]
        text = text.replace("<ul>", '<ul class="new">').replace("\n## ", "\n### ")
        return text.replace('<p class="lead">', '<div>\n<p class="first">'), path, fresh

    environment.cache_clear()
    monkeypatch.setattr(type(loader), "get_source", other)
    after = versions(sample)
    environment.cache_clear()

    assert after == before


def test_lists_have_no_version(sample: Guide) -> None:
    pages = {page.id for page in plan(sample.catalog(), "en").pages}

    assert pages - set(versions(sample)) >= {"home", "conditions", "a-to-z", "search"}


def test_text_is_what_a_reader_sees() -> None:
    body = (
        '<p class="lead">A &#42;word&#42;<a class="cite" href="#s">1</a>.</p>\n\n<!-- meta -->\n\n'
        "## Head {: #head }\n\n- one\n- two\n\n"
        '<ul>\n<li>three <b>four</b></li>\n</ul>\n<img src="a.svg" alt="A knee.">'
    )

    assert as_text(body).splitlines() == [
        "A *word*.",
        "# Head",
        "- one",
        "- two",
        "- three four",
        "A knee.",
    ]


def test_who_reads_a_page_without_a_version_is_told_none() -> None:
    assert version_in("---\ntitle: 'version: 0123456789'\n---\n\n  version: 0123456789\n") == ""
