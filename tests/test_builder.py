"""MkDocs builds what changed, and only that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from awful import AWFUL, fit
from conftest import REPO, Guide
from filling import fill_guide
from markdown import Markdown
from rendering import Shelf
from selectolax.lexbor import LexborHTMLParser

from sitegen import with_mkdocs
from sitegen.builder import build, html_path, lean
from sitegen.finish import asset_names, read_assets
from sitegen.memo import Memo
from sitegen.problem import Problem
from sitegen.shell import languages_of, shell
from sitegen.stages import make_plans, render_all
from sitegen.write import write

pytestmark = pytest.mark.heavy

TEAR = "conditions/foot-in-a-cast"


def _build(guide: Guide, texts: dict[str, str] | None = None) -> list[Problem]:
    """Build the sample's own language, with what earlier builds have kept."""
    plans = make_plans(guide.check())
    texts = texts or render_all(plans)[0]
    write(guide.root / "docs" / "en", texts, "docs/en")
    extra = shell(plans[0], asset_names(read_assets(guide.root)[0]), languages_of(plans[0], plans))
    with Memo(guide.root / ".cache" / "memo.sqlite") as memo:
        pages, problems = build(guide.root, "en", extra, texts, memo)
    assert problems or set(pages) == {*map(html_path, texts), "404.html"}

    return problems


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The pages that MkDocs was asked to build, a set for each run."""
    asked: list[frozenset[str]] = []
    real = with_mkdocs.run_mkdocs

    def run(config: Path, pages: frozenset[str]) -> list[str]:
        asked.append(pages)
        return real(config, pages)

    monkeypatch.setattr(with_mkdocs, "run_mkdocs", run)
    return asked


def test_a_second_build_does_not_run_mkdocs(sample: Guide, runs: list[frozenset[str]]) -> None:
    _build(sample)
    _build(sample)

    assert len(runs) == 1
    assert {"index.md", f"{TEAR}.md", "404.html"} < runs[0]


def test_only_pages_that_changed_are_built(sample: Guide, runs: list[frozenset[str]]) -> None:
    _build(sample)
    sample.edit(TEAR, "what_it_is.0", "It is quite another thing.")
    _build(sample)

    assert f"{TEAR}.md" in runs[1]
    assert runs[1] <= {
        f"{TEAR}.md",
        f"{TEAR}/short.md",
        "sources/a-z.md",
        "index.md",
        "search.md",
    }


def change_the_configuration(guide: Guide) -> None:
    path = guide.root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") + "\n# more\n", "utf-8")


def change_a_template(guide: Guide) -> None:
    path = guide.root / "docs" / ".overrides" / "partials" / "head.html"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


def change_the_style(guide: Guide) -> None:
    path = guide.root / "docs" / "assets" / "site.css"
    path.write_text(path.read_text("utf-8") + "\np { margin: 0 }\n", "utf-8")


def change_the_clinic(guide: Guide) -> None:
    guide.edit("site", "clinic.hours", "never")


@pytest.mark.parametrize(
    "change", [change_the_configuration, change_a_template, change_the_style, change_the_clinic]
)
def test_what_all_pages_rest_on_makes_all_of_them_new(
    sample: Guide, runs: list[frozenset[str]], change: Callable[[Guide], None]
) -> None:
    _build(sample)
    change(sample)
    _build(sample)

    assert runs[1] == runs[0]


def test_a_lost_cache_is_made_again(sample: Guide, runs: list[frozenset[str]]) -> None:
    _build(sample)
    (sample.root / ".cache" / "memo.sqlite").unlink()
    _build(sample)

    assert len(runs) == 2


HEAD = (
    "---\ntitle: A\ndescription: B\npage: {id: home, kind: home, crumbs: []}\n"
    "generated_from: content/site.yml\njson_ld: '{}'\n---\n\n"
)


def test_what_mkdocs_warns_of_stops_the_build(sample: Guide) -> None:
    """A link that leads nowhere, in a page that no template of ours would make."""
    [problem] = _build(sample, {"index.md": f"{HEAD}[x](nowhere.md)\n"})

    assert problem.code == "BLD01"
    assert "nowhere.md" in problem.message


def test_what_was_refused_is_refused_again(sample: Guide) -> None:
    for _ in range(2):
        assert _build(sample, {"index.md": f"{HEAD}[x](nowhere.md)\n"})


def test_no_run_leaves_its_folder(sample: Guide) -> None:
    _build(sample)

    assert list((sample.root / ".cache" / "build").iterdir()) == []


def test_the_shortcut_through_markdown_changes_nothing(pattern_guide: Guide) -> None:
    """Raw HTML that is set aside comes out as it does when Markdown looks at every tag of it."""
    extensions = ["attr_list", "toc"]
    for texts in render_all(make_plans(pattern_guide.check())):
        for name, text in texts.items():
            body = text.split("\n---\n", 1)[1]
            slow = Markdown(extensions=extensions).convert(body)
            quick = Markdown(extensions=[*extensions, with_mkdocs.RawBlocks()]).convert(body)
            assert _tree(quick) == _tree(slow), name


def _tree(html: str) -> str:
    """The page as a browser sees it, without empty lines between blocks."""
    shown = LexborHTMLParser(html).html or ""
    return "\n".join(line for line in shown.splitlines() if line.strip())


def test_what_a_reader_cannot_see_is_left_out() -> None:
    page = b'<ul id="a">\n\n<li><p><a href="&#46;./a/&#35;b">1 &#35;</a></p></li>\n</ul>\n'

    assert lean(page) == b"<ul id=a>\n<li><p><a href=../a/#b>1 &#35;</a>\n</ul>\n"


def test_browsers_see_the_same_page_without_it() -> None:
    """Of the real guide, and of one whose words are made of signs."""
    with Shelf() as shelf:
        awful = fill_guide(lambda slot: fit(AWFUL[len(slot.path) % len(AWFUL)], slot.kind))
        pages = [*shelf.of(Guide(REPO).catalog()), *shelf.of(awful)]
    assert len(pages) > 30

    for page in pages:
        assert _parts(lean(page.html.encode()).decode()) == _parts(page.html), page.id


def _parts(html: str) -> list[tuple[str, object, str]]:
    """Every element with what it says; spaces between blocks may stand elsewhere."""
    return [
        (str(node.tag), node.attributes, " ".join(node.text(deep=False).split()))
        for node in LexborHTMLParser(html).css("*")
    ]
