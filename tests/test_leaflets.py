"""Leaflets: what a page says stands on paper too, for every reader, and words stay words."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from conftest import Guide
from selectolax.lexbor import LexborHTMLParser

from sitegen.inline import visible
from sitegen.leaflet import press
from sitegen.leaflet.press import UNKNOWN, can_set, job
from sitegen.plan.pages import FORMATS
from sitegen.tools import FONTS

pytestmark = pytest.mark.heavy

PAGES = {
    "aftercare/first-day",
    "conditions/foot-in-a-cast",
    "conditions/sore-knee",
    "guides/what-crutches-are",
    "guides/when-to-get-help",
    "techniques/one-crutch",
    "techniques/two-crutches",
}
KNEE = "conditions/sore-knee"
# TAG-002: to it, the foot of a leaflet of one page is words of the text. TBL-014: it takes bands
# for a grid. ORD-001: the order of painting, which nobody follows where there are tags.
OUTLOUD = ("outloud", "--fail-on", "warning", "--skip", "TAG-002,TBL-014,ORD-001")
SHEET: dict[str, Any] = {
    "id": "conditions/x",
    "language": "en",
    "title": "Knee",
    "lead": [],
    "short": [],
    "cards": [],
    "blocks": [],
    "stamp": [],
    "address": "https://example.org/conditions/x/",
    "qr": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "words": dict.fromkeys(
        ("clinic", "phone", "hours", "example", "online", "short", "page", "purpose"), "w"
    ),
}


@pytest.fixture(scope="module")
def on_paper(tmp_path_factory: pytest.TempPathFactory, pattern_guide: Guide) -> dict[str, Path]:
    """The leaflets of the sample guide as they are printed, by their path in the site."""
    root = tmp_path_factory.mktemp("paper") / "guide"
    shutil.copytree(pattern_guide.root, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sitegen.leaflet.made.press", press.press)
        assert Guide(root).run("build") == 0
    site = root / "site"
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.pdf"))}


def words_of(path: Path) -> str:
    """All words of a PDF, in the order of reading."""
    with pymupdf.open(path) as document:
        return squeezed(" ".join(page.get_text() for page in document))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def tags(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure, in the order of reading."""
    waiting: list[Any] = [document.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            yield element
        kids: Any = element.get("/K", [])
        waiting += reversed([*kids] if isinstance(kids, pikepdf.Array) else [kids])


def test_each_page_of_four_kinds_has_its_leaflets(on_paper: dict[str, Path]) -> None:
    english = {f"leaflets/{page}.{form.ending}" for page in PAGES for form in FORMATS}

    assert {name for name in on_paper if not name.startswith("es/")} == english
    assert "es/leaflets/conditions/foot-in-a-cast.a4.pdf" in on_paper


def test_a_pdf_says_what_it_is(on_paper: dict[str, Path]) -> None:
    for name, path in on_paper.items():
        with pikepdf.open(path) as document, document.open_metadata() as said:
            assert str(document.Root.Lang) == ("es" if name.startswith("es/") else "en"), name
            assert bool(document.Root.MarkInfo.Marked), name
            assert bool(document.Root.ViewerPreferences.DisplayDocTitle), name
            assert said["pdfuaid:part"] == "1", name
            assert said["dc:title"], name


def test_no_letters_but_those_whose_licence_is_told(on_paper: dict[str, Path]) -> None:
    for name, path in on_paper.items():
        with pikepdf.open(path) as document:
            things = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
            fonts = {str(one.FontName).split("+")[-1] for one in things if "/FontName" in one}
        families = {font.removeprefix("/").split("-")[0] for font in fonts}
        assert families == {font.replace(" ", "") for font in FONTS}, name


def test_paper_is_as_its_name_says(on_paper: dict[str, Path]) -> None:
    widths = {"a4": 595, "letter": 612}
    for name, path in on_paper.items():
        with pikepdf.open(path) as document:
            width = round(float(document.pages[0].mediabox[2]))
        assert width == widths[name.split(".")[1]], name


def test_pictures_have_words(on_paper: dict[str, Path]) -> None:
    count = 0
    for name, path in on_paper.items():
        with pikepdf.open(path) as document:
            pictures = [tag for tag in tags(document) if tag.S == "/Figure"]
            count += len(pictures)
            assert all(str(tag.get("/Alt", "")) for tag in pictures), name
    assert count > len(on_paper)  # a code on each, and drawings


def test_headings_go_down_a_step_at_a_time(on_paper: dict[str, Path]) -> None:
    for name, path in on_paper.items():
        with pikepdf.open(path) as document:
            found = [str(tag.S) for tag in tags(document) if re.fullmatch(r"/H\d", str(tag.S))]
        levels = [int(sign[2]) for sign in found]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), name


def test_words_of_the_page_are_on_paper(on_paper: dict[str, Path], built: Guide) -> None:
    """Each sign, finding and number: everything in the article but what leads around the site."""
    for page in PAGES:
        article = LexborHTMLParser((built.root / f"site/{page}/index.html").read_text("utf-8"))
        said = words_of(on_paper[f"leaflets/{page}.a4.large.pdf"])
        for line in article.css("article li, article dd, article .num, article h2, article h3"):
            if line.css("ul, ol, p, div, .cite, .screen, .sure") or around(line):
                continue
            assert squeezed(line.text()) in said, (page, line.text())


def around(line: Any) -> bool:
    """Whether a line is in something that no paper needs."""
    while line is not None:
        names = (line.attributes.get("class") or "").split()
        before = line.prev
        while before is not None and before.tag == "-text":
            before = before.prev
        pictured = line.tag == "details" and before is not None and before.tag == "figure"
        if line.tag == "nav" or pictured or {"links", "phases"} & set(names):
            return True
        line = line.parent
    return False


def test_signs_that_the_page_leads_to_are_told(on_paper: dict[str, Path], built: Guide) -> None:
    signs = built.catalog().signs
    for page in PAGES:
        record = built.catalog().record(page)
        assert record is not None
        said = words_of(on_paper[f"leaflets/{page}.letter.pdf"])
        for name in record.signs:
            for sign in signs[name].signs:
                assert squeezed(visible(sign)) in said, (page, sign)
            for worse in signs[name].worse_if:
                assert all(squeezed(visible(sign)) in said for sign in worse.signs), (page, name)


def test_who_gives_it_and_which_version(on_paper: dict[str, Path], built: Guide) -> None:
    page = LexborHTMLParser((built.root / f"site/{KNEE}/index.html").read_text("utf-8"))
    said = words_of(on_paper[f"leaflets/{KNEE}.a4.pdf"])
    site = built.catalog().site

    for line in page.css(".stamp span"):
        assert squeezed(line.text()) in said
    assert squeezed(site.clinic.name) in said
    assert site.clinic.phone in said
    assert f"{site.address.removeprefix('https://')}/{KNEE}/" in said


def test_large_print_is_large_and_starts_with_the_short_version(
    on_paper: dict[str, Path], built: Guide
) -> None:
    record = built.catalog().record(KNEE)
    assert record is not None
    said = words_of(on_paper[f"leaflets/{KNEE}.a4.large.pdf"])
    with pymupdf.open(on_paper[f"leaflets/{KNEE}.a4.large.pdf"]) as document:
        spans = [
            span
            for page in document
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
            if span["bbox"][3] < 780  # not the foot
        ]
    small = [span["text"] for span in spans if span["size"] < 17.9 and len(span["text"]) > 3]

    assert small == []
    assert not any("Italic" in span["font"] for span in spans)
    signs = built.catalog().signs[record.signs[0]].title
    assert said.index(squeezed(record.short_version[0])) < said.index(squeezed(signs))


def test_no_word_is_markup() -> None:
    for hostile in (
        "#panic()",
        "$x^2$",
        '#read("/etc/passwd")',
        "*not strong* _not slanted_ `code` <label> @cite // gone /* gone */ = No heading",
        '\\u{41} #import "x" ~ -- \\ %',
        '","blocks":[],"x":"',
    ):
        runs = [{"s": hostile}]
        blocks = [
            {"t": "p", "style": "", "runs": runs},
            {"t": "h", "level": 2, "runs": runs},
            {"t": "ul", "items": [[{"t": "p", "style": "k", "runs": runs}]]},
        ]
        data = job({**SHEET, "title": hostile, "blocks": blocks}, FORMATS[0])
        with pymupdf.open(stream=press.press(data)) as document:
            said = squeezed("".join(page.get_text() for page in document))
        assert said.count(squeezed(hostile)) == 4, hostile


def test_the_same_job_gives_the_same_bytes() -> None:
    data = job(SHEET, FORMATS[0])

    assert press.press(data) == press.press(data)


def test_a_sign_that_no_font_has_is_seen_to_be_missing() -> None:
    blocks = [{"t": "p", "style": "", "runs": [{"s": "Call 😀 now"}]}]
    with pymupdf.open(stream=press.press(job({**SHEET, "blocks": blocks}, FORMATS[0]))) as made:
        assert f"Call{UNKNOWN}now" in squeezed(made[0].get_text())


def test_languages_that_the_fonts_can_write() -> None:
    assert can_set("Ελληνικά, ру́сский, ŵŷ, Tiếng Việt, ½ ≥ €")
    assert not can_set("你好")


def test_every_page_leads_to_its_leaflets(built: Guide) -> None:
    site = built.root / "site"
    for page in PAGES:
        html = (site / page / "index.html").read_text("utf-8")
        link = re.search(r'href="?(\S*leaflets/#[\w/-]+)', html)
        assert link, page
        assert link[1].endswith(f"leaflets/#{page}")
    listed = (site / "leaflets/index.html").read_text("utf-8")
    for page in PAGES:
        assert re.search(rf'id="?{page}\b', listed), page
    assert "leaflets/#" not in (site / "risks/a-fall/index.html").read_text("utf-8")


def test_a_long_list_is_cut_into_a_page_for_each_kind(
    sample: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.plan.pages.ROWS_A_PAGE", 2)
    assert sample.run("build") == 0  # which follows every link
    site = sample.root / "site"

    assert "conditions/" in (site / "leaflets/index.html").read_text("utf-8")
    listed = (site / "leaflets/conditions/index.html").read_text("utf-8")
    assert f"../{KNEE}.a4.large.pdf" in listed
    assert "techniques/" not in listed.partition("<article")[2].partition("</article")[0]
    assert f"leaflets/conditions/#{KNEE}" in (site / KNEE / "index.html").read_text("utf-8")


def test_only_what_changed_is_made_again(sample: Guide) -> None:
    assert sample.run("build") == 0
    store = sample.root / ".cache" / "leaflets"
    first = {path.name: path.stat().st_mtime_ns for path in store.iterdir()}
    sample.edit(KNEE, "what_it_is.0", "It hurts in the knee, and a bit below.")
    assert sample.run("build") == 0
    second = {path.name: path.stat().st_mtime_ns for path in store.iterdir()}

    assert len(first.keys() - second.keys()) in (4, 8)  # in Spanish too while it shows English
    assert all(first[name] == second[name] for name in first.keys() & second.keys())


def test_a_leaflet_that_was_harmed_in_the_site_is_put_right(sample: Guide) -> None:
    assert sample.run("build") == 0
    path = sample.root / "site" / "leaflets" / f"{KNEE}.a4.pdf"
    good = path.read_bytes()
    path.write_bytes(b"x")
    assert sample.run("build") == 0

    assert path.read_bytes() == good


@pytest.mark.slow
@pytest.mark.parametrize("checker", [OUTLOUD, ("pdfua", "check")])
def test_checkers_find_nothing(on_paper: dict[str, Path], checker: tuple[str, ...]) -> None:
    """What two programs for accessible PDF can tell; neither is a whole test of PDF/UA."""
    program = Path(sys.executable).with_name(checker[0])
    done = subprocess.run(
        [program, *checker[1:], *on_paper.values()], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout
