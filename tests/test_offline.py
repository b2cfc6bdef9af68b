"""What the build makes for devices that keep the guide: the list, the worker, and its end."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Guide

from sitegen.offline import stop
from sitegen.terse import terse


@pytest.fixture
def site(built: Guide) -> Path:
    return built.root / "site"


def list_of(site: Path) -> tuple[str, dict[str, dict[str, str]]]:
    """The list that the worker names, and its name."""
    found = re.match(r'const LIST = "([^"]+)"', (site / "sw.js").read_text("utf-8"))
    assert found
    listed: dict[str, Any] = json.loads((site / found[1]).read_text("utf-8"))
    return found[1], listed


def file_at(site: Path, address: str) -> Path:
    return site / (f"{address}index.html" if address.endswith("/") else address)


def test_every_mark_is_that_of_the_file(site: Path) -> None:
    name, listed = list_of(site)
    marks = {path: mark for group in listed.values() for path, mark in group.items()}
    marks[name] = name.split(".")[1]

    for path, mark in marks.items():
        data = file_at(site, path).read_bytes()
        assert hashlib.sha256(data).hexdigest().startswith(mark), path
        assert len(mark) == 10


def test_every_page_is_listed_in_its_language_and_the_help_page_is_first(site: Path) -> None:
    listed = list_of(site)[1]
    pages = {
        path.relative_to(site).as_posix().removesuffix("index.html") or "./"
        for path in site.rglob("*.html")
        if b"refresh" not in path.read_bytes()
    }

    assert {path for group in listed.values() for path in group if path.endswith("/")} | {"./"} == (
        pages - {"404.html"}
    )
    assert "404.html" in listed[""]
    assert all(path.startswith(("es/", "assets/")) for path in listed["es"])
    assert [next(iter(listed[tree])) for tree in ("en", "es")] == [
        "guides/when-to-get-help/",
        "es/guides/when-to-get-help/",
    ]


def test_looks_drawings_and_searches_are_listed_and_nothing_for_programs(site: Path) -> None:
    listed = list_of(site)[1]
    english, spanish = (list(listed[tree]) for tree in ("en", "es"))

    assert {"css", "js", "html"} == {path.rpartition(".")[2] for path in listed[""]}
    assert [path for path in spanish if path.startswith("es/search.")]
    assert [path for path in english if "two-crutches.light" in path]
    assert english[-1].endswith(".svg")  # words come first
    assert [path for path in english if "content" in path] == []


def test_the_words_of_each_language_have_blanks_for_a_day(site: Path) -> None:
    found = re.search(r"^const WORDS = (.*);$", (site / "sw.js").read_text("utf-8"), re.MULTILINE)
    assert found
    words = json.loads(found[1])

    assert words["en"]["saved"].startswith("Saved copy of {day} {month} {year}.")
    assert words["es"]["saved"] == (
        "Copia guardada el {day} de {month} de {year}. Puede haber una más nueva."
    )
    assert all(len(words[language]["months"]) == 12 for language in ("en", "es"))


def test_the_worker_comes_last_and_changes_with_any_page(sample: Guide) -> None:
    assert sample.run("build") == 0
    before = (sample.root / "site" / "sw.js").read_bytes()
    sample.replace("conditions/sore-knee", "title: A sore knee", "title: A knee that hurts")
    assert sample.run("build") == 0

    assert (sample.root / "site" / "sw.js").read_bytes() != before
    assert len(list((sample.root / "site").glob("offline.*.json"))) == 1


def test_a_guide_that_is_not_to_be_kept_has_a_worker_that_ends_it(sample: Guide) -> None:
    sample.edit("site", "offline", "no")
    assert sample.run("build") == 0
    site = sample.root / "site"

    assert (site / "sw.js").read_bytes() == stop()
    assert b"unregister" in stop()
    assert list(site.glob("offline.*")) == []
    assert [page for page in site.rglob("*.html") if b"/offline." in page.read_bytes()] == []


def test_both_workers_name_the_same_cache(site: Path) -> None:
    name = "`guide ${registration.scope}`"

    assert name in stop().decode()
    assert name.replace("registration.scope", "HOME") in (site / "sw.js").read_text("utf-8")


def test_scripts_lose_their_remarks_and_nothing_else() -> None:
    script = b'// one\nconst a = "https://a.b/"; // two\n  // three\n  if (a) {\n    b(a);\n  }\n'

    assert terse(script) == b'const a = "https://a.b/";\nif (a) {\nb(a);\n}\n'


def test_the_manifest_of_each_language_names_pictures_that_are_there(site: Path) -> None:
    for tree in ("", "es/"):
        told = json.loads((site / tree / "manifest.webmanifest").read_text("utf-8"))
        icons = [(site / tree / icon["src"]).resolve() for icon in told["icons"]]

        assert told["lang"] == (tree.strip("/") or "en")
        assert (site / tree / told["start_url"] / "index.html").is_file()
        assert (site / tree / told["scope"]).resolve() == site.resolve()
        assert [icon["sizes"] for icon in told["icons"]] == ["192x192", "512x512", "any"]
        for icon, size in zip(icons, (192, 512), strict=False):
            assert int.from_bytes(icon.read_bytes()[16:20], "big") == size
        assert icons[2].is_file()
    assert b"href=./manifest.webmanifest" in (site / "index.html").read_bytes()
    assert (site / "apple-touch-icon.png").is_file()


def test_the_worker_is_asked_for_each_time(site: Path) -> None:
    assert "/sw.js\n  Cache-Control: no-cache\n" in (site / "_headers").read_text("utf-8")
    assert '<Files "sw.js">\n    Header set Cache-Control "no-cache"' in (
        (site / ".htaccess").read_text("utf-8")
    )
