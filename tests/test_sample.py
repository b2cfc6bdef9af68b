"""The sample guide: a second subject, a second language, and the same bytes every time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import REPO, SAMPLE, STARTER, Guide, read_yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitegen.check.vocabulary import placeholders
from sitegen.model.base import Model
from sitegen.model.kinds import IMAGE_MODEL, RECORD_MODELS, SHARED_MODELS
from sitegen.model.walk import groups
from sitegen.wording import Wording

CAST, KNEE = "conditions/foot-in-a-cast", "conditions/sore-knee"


class Site:
    """The built sample, page by page."""

    def __init__(self, root: Path) -> None:
        """Keep the folder."""
        self.root = root

    def page(self, name: str) -> LexborHTMLParser:
        """A page by its address."""
        return LexborHTMLParser((self.root / name / "index.html").read_text("utf-8"))

    def has(self, name: str) -> bool:
        """Whether there is a page."""
        return (self.root / name / "index.html").is_file()


@pytest.fixture
def site(built: Guide) -> Site:
    return Site(built.root / "site")


def text(node: LexborNode | LexborHTMLParser | None) -> str:
    """What an element says."""
    assert node is not None

    return " ".join((node.text() or "").split())


# the sample itself


def test_the_sample_is_about_something_else() -> None:
    words = "\n".join(path.read_text("utf-8") for path in sorted(SAMPLE.rglob("*.yml")))

    assert not [w for w in ("spine", "Maitland", "mobili", "manipulat", "thrust") if w in words]


def test_every_field_of_every_model_is_used(sample: Guide) -> None:
    """So every field goes all the way from a file to a page at least once."""
    entries = [entry for _, entry in sample.catalog().everything()]
    found = [group for entry in entries for _, group in groups(entry.model)]
    known = {_field(type(group), name) for group in found for name in type(group).model_fields}
    used = {
        _field(type(group), name)
        for group in found
        for name in type(group).model_fields
        if getattr(group, name) not in (None, (), {})
    }

    assert {*RECORD_MODELS.values(), *SHARED_MODELS.values(), IMAGE_MODEL} <= {
        type(group) for group in found
    }
    assert known - used == {"Record.status"}  # a draft never gets to a page of the site


def _field(model: type[Model], name: str) -> str:
    """A field by the model that has it first."""
    first = [base for base in model.__mro__ if name in getattr(base, "model_fields", {})][-1]
    return f"{first.__name__}.{name}"


def test_the_spanish_words_of_the_site_are_all_there() -> None:
    """Add the words that guides have got since, or take out what they no longer have."""
    real = read_yaml(STARTER / "content" / "vocabulary.yml")
    spanish = read_yaml(SAMPLE / "content" / "translations" / "es" / "vocabulary.yml")

    assert {key: placeholders(words) for key, words in spanish["words"].items()} == {
        key: placeholders(words) for key, words in real["words"].items()
    }


def test_a_fit_is_told_the_same_on_both_pages(site: Site, built: Guide) -> None:
    """A condition says how a technique fits it; the technique's page says the very same."""
    wording = Wording(built.catalog().vocabulary)
    fit, sure = wording.label("may-help", "fits").label, wording.label("moderate", "evidence").label
    condition = site.page(CAST).css("details.row")
    technique = site.page("techniques/two-crutches").css("#fits ~ ul li")

    [there] = [text(node.css_first("summary")) for node in condition if "Two" in text(node)]
    [here] = [text(node) for node in technique if "Cast" in text(node)]
    assert there == f"Two crutches {fit}. {sure}"
    assert here == f"Cast {fit}. {sure}"


# the second language


def test_every_page_has_its_tree(site: Site, built: Guide) -> None:
    pages = [page for page, _, _ in built.catalog().pages()]

    assert all(site.has(page) for page in pages)
    assert [page for page in pages if not site.has(f"es/{page}")] == [KNEE]
    assert all(site.has(f"es/{page}") for page in ("", "compare", "glossary", "search", "a-to-z"))


@pytest.mark.parametrize(("name", "language"), [("", "en"), ("es", "es"), (f"es/{CAST}", "es")])
def test_a_page_says_its_language(site: Site, name: str, language: str) -> None:
    assert site.page(name).css_first("html").attributes["lang"] == language  # type: ignore[union-attr]


def test_the_page_is_in_spanish(site: Site) -> None:
    page = site.page(f"es/{CAST}")

    assert text(page.css_first("title")) == "Un pie con yeso · Andar con muletas"
    assert text(page.css_first("h1")) == "Un pie con yeso"
    assert "¿Qué puedo hacer hoy?" in [text(node) for node in page.css("h2")]
    assert "Escrito el 3 de noviembre de 2026" in text(page.body)


def test_numbers_are_written_the_spanish_way(site: Site) -> None:
    page = site.page("es/techniques/two-crutches")

    assert "3,86 (casi 4) puntos menos de dolor que con una muleta." in text(page.body)


def test_the_menu_is_in_spanish(site: Site) -> None:
    header = site.page(f"es/{CAST}").css_first("header")
    labels = [text(node) for node in header.css("a")]  # type: ignore[union-attr]

    assert {"Pedir ayuda", "Cuándo pedir ayuda", "Maneras de andar"} <= set(labels)


def test_the_search_index_is_in_spanish(site: Site) -> None:
    [index] = (site.root / "es").glob("search.*.json")
    data: list[dict[str, Any]] = json.loads(index.read_bytes())["pages"]
    entries = {entry["u"]: entry for entry in data}

    assert entries[f"{CAST}/"]["t"] == "Un pie con yeso"
    assert entries[f"{CAST}/"]["k"] == "Problema"
    assert entries["glossary/#crutch"]["t"] == "muleta"
    assert f"{KNEE}/" not in entries


def test_words_explained_are_linked_in_spanish(site: Site) -> None:
    page = site.page("es/guides/what-crutches-are")
    links = {
        text(node): node.attributes["href"] for node in page.css('article a[href*="glossary/"]')
    }

    assert links["muletas"] == "../../glossary/#crutch"


def test_the_danger_signs_are_in_spanish(site: Site) -> None:
    page = site.page("es/guides/when-to-get-help")

    assert "Llame ya al 911 si" in [text(node) for node in page.css("h2")]
    assert "No puede mover los dedos del pie." in text(page.body)


def originals(page: LexborHTMLParser) -> list[str]:
    """What a page says in the guide's own language, marked as such."""
    return [text(node) for node in page.css('article [lang="en"]')]


def test_words_without_a_translation_are_marked(site: Site) -> None:
    found = originals(site.page(f"es/{CAST}"))

    assert "A scan shows if the bone is whole." in [words.rstrip(" 0123456789") for words in found]
    assert not [words for words in found if "yeso" in words]


def test_words_that_changed_since_are_marked(site: Site) -> None:
    [first, *_] = originals(site.page("es/aftercare/first-day"))

    assert first.startswith("You may be tired and sore.")


def test_no_word_of_the_original_is_marked_in_the_original(site: Site) -> None:
    assert site.page(CAST).css("article [lang]") == []


def _links_to_knee(site: Site, selector: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Every link of every Spanish page to the page that is not translated."""
    for path in sorted((site.root / "es").rglob("index.html")):
        for node in LexborHTMLParser(path.read_bytes()).css(selector):
            if (node.attributes["href"] or "").split("#")[0].endswith(f"{KNEE}/"):
                yield path.relative_to(site.root).as_posix(), dict(node.attributes)


def test_a_page_that_is_not_translated_is_linked_in_the_original(site: Site) -> None:
    found = list(_links_to_knee(site, "a"))

    assert len(found) > 20
    for name, link in found:
        there = (link["href"] or "").removeprefix("./").split("#")[0]
        assert there == "../" * name.count("/") + f"{KNEE}/", name


def test_the_menu_says_in_which_language_such_a_page_is(site: Site) -> None:
    """So that readers and the voices that read to them know what comes."""
    found = list(_links_to_knee(site, "header a"))

    assert len(found) > 15
    assert {(link.get("lang"), link.get("hreflang")) for _, link in found} == {("en", "en")}


def test_lists_say_in_which_language_such_a_page_is(site: Site) -> None:
    """So does every list of pages: compare, A to Z, home, the other techniques, the sources."""
    found = [link for _, link in _links_to_knee(site, "article li a, article dd a, .on a")]

    assert len(found) > 5
    assert {link.get("hreflang") for link in found} == {"en"}


def test_pages_name_their_other_languages(site: Site) -> None:
    for name in (CAST, f"es/{CAST}"):
        found = {
            node.attributes["hreflang"]: node.attributes["href"]
            for node in site.page(name).css('link[rel="alternate"]')
        }
        assert found == {
            "en": f"https://crutches.example.org/{CAST}/",
            "es": f"https://crutches.example.org/es/{CAST}/",
        }
    assert site.page(KNEE).css('link[rel="alternate"]') == []


def test_machines_are_told_the_address_of_this_very_page(site: Site) -> None:
    for name in (CAST, f"es/{CAST}"):
        page = site.page(name)
        told = json.loads(text(page.css_first('script[type="application/ld+json"]')))
        canonical = page.css_first('link[rel="canonical"]')
        assert canonical is not None
        assert told["url"] == canonical.attributes["href"]
        assert told["inLanguage"] == ("es" if name.startswith("es") else "en")


def test_every_page_leads_to_the_other_language(site: Site) -> None:
    links = {
        node.attributes["hreflang"]: (text(node), node.attributes["href"])
        for node in site.page(f"es/{CAST}").css("footer a[hreflang]")
    }

    assert links == {"en": ("English", "../../../"), "es": ("Español", "../../../es/")}


def test_a_changed_danger_sign_takes_the_language_down(built: Guide, tmp_path: Path) -> None:
    """The guide itself goes on, with the new sign; no old sign stays up in Spanish."""
    root = tmp_path / "guide"
    shutil.copytree(built.root, root)
    guide = Guide(root)
    guide.edit("signs", "signs.1.signs.0", "Your toes are cold, blue, white or numb.")

    assert guide.run("build") == 0

    assert not (root / "site" / "es").exists()
    page = Site(root / "site").page("guides/when-to-get-help")
    assert "Your toes are cold, blue, white or numb." in text(page.body)
    assert page.css('[hreflang="es"]') == []


# the same bytes twice


def _environment(home: Path, **changes: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(REPO / "scripts"), **changes}


BUILDS = (
    {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


@pytest.mark.heavy
def test_two_builds_give_the_same_bytes(pattern_guide: Guide, tmp_path: Path) -> None:
    """Elsewhere, with another clock, language, hash seed, mask and day."""
    running = []
    for number, changes in enumerate(BUILDS):
        root = tmp_path / f"folder {number}" / ("deeper" * number) / "guide"
        shutil.copytree(pattern_guide.root, root)
        day = f"203{number}-0{number + 1}-01"
        words = ["build", "--root", str(root), "--today", day]
        process = subprocess.Popen(
            [sys.executable, "-m", "sitegen", *words],
            env=_environment(tmp_path, **changes),
            umask=(0o022, 0o077)[number],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append((root, process))
    outcomes = [(process.communicate(timeout=120)[0], process.returncode) for _, process in running]
    assert [code for _, code in outcomes] == [0, 0], outcomes

    first, second = (dict(_files(root / "site")) for root, _ in running)
    assert len(first) > 40
    assert set(first) == set(second)
    assert [name for name, data in first.items() if data != second[name]] == []
