"""The copy for a stick: what is in the file, and that nothing in it needs a host."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import Guide

from sitegen.usb import to_file


@pytest.fixture(scope="module")
def packed(built: Guide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a zip file."""
    path = tmp_path_factory.mktemp("packed") / "guide.zip"
    assert built.run("build", "--usb", str(path)) == 0
    return path


def test_it_holds_pages_looks_and_pictures_and_nothing_for_hosts(packed: Path) -> None:
    names = ZipFile(packed).namelist()
    endings = {name.rpartition(".")[2] for name in names}

    assert endings == {"html", "css", "js", "svg", "txt", "pdf"}
    assert names == sorted(names)
    assert "guide/es/conditions/foot-in-a-cast/index.html" in names
    assert [name for name in names if "offline" in name or "404" in name] == []
    assert [name for name in names if not name.startswith("guide/")] == ["READ-ME-FIRST.txt"]


def test_every_address_in_it_is_a_file_or_another_site(packed: Path) -> None:
    archive = ZipFile(packed)
    for name in archive.namelist():
        if name.endswith(".pdf"):
            continue
        text = archive.read(name).decode()
        assert not re.search(r'="[^"]*crutches\.example\.org', text), (
            name
        )  # on paper it may be told
        if name.endswith(".html"):
            for link in re.findall(r'\s(?:href|src)="([^"]*)"', text):
                assert re.match(r"#|[a-z]+:|.*\.(?:html|css|js|svg|pdf)(?:#.*)?$", link), link


def test_the_index_is_a_script_whose_addresses_are_files(packed: Path) -> None:
    archive = ZipFile(packed)
    [name] = [one for one in archive.namelist() if re.match(r"guide/search\.\w+\.js", one)]
    text = archive.read(name).decode()
    index = json.loads(text.removeprefix("globalThis.guideIndex=").removesuffix(";\n"))
    page = archive.read("guide/search/index.html").decode()

    assert all(re.search(r"index\.html(#|$)", entry["u"]) for entry in index["pages"])
    assert page.index(f'src="../{name.removeprefix("guide/")}"') < page.index("assets/search.")


def test_each_page_and_the_text_file_say_from_which_day_they_are(packed: Path) -> None:
    archive = ZipFile(packed)
    day = "Saved copy of 10 November 2026. There may be a newer one."

    assert day in archive.read("guide/index.html").decode()
    assert "Copia guardada el 10 de noviembre de 2026" in (
        archive.read("guide/es/index.html").decode()
    )
    read_me = archive.read("READ-ME-FIRST.txt").decode()
    assert day in read_me
    assert "Walking with crutches\r\nExample Clinic, 555-0100\r\n" in read_me


def test_the_same_guide_gives_the_same_bytes(packed: Path, built: Guide, tmp_path: Path) -> None:
    assert built.run("build", "--usb", str(tmp_path / "again.zip"), "--today", "2027-01-01") == 0

    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


def test_a_guide_with_mistakes_is_not_packed(sample: Guide, tmp_path: Path) -> None:
    sample.edit("conditions/sore-knee", "title", None)

    assert sample.run("build", "--usb", str(tmp_path / "guide.zip")) == 1
    assert list(tmp_path.glob("*.zip")) == []


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("./", "./index.html"),
        ("../../", "../../index.html"),
        ("..", "../index.html"),
        ("", "index.html"),
        ("../glossary/#joint", "../glossary/index.html#joint"),
        ("#main", "#main"),
        ("../leaflets/a.pdf", "../leaflets/a.pdf"),
        ("https://example.net/a/", "https://example.net/a/"),
        ("tel:911", "tel:911"),
    ],
)
def test_addresses_lead_to_files(address: str, file: str) -> None:
    assert to_file(address) == file
