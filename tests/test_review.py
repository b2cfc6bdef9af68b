"""A clinician's check as a clinic does it: a sheet to read, then a sign-off in the page's file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SAMPLE, Guide, copy, lend_words
from selectolax.lexbor import LexborHTMLParser

from sitegen.inline import visible
from sitegen.model.pieces import Advice, Claim
from sitegen.model.walk import groups
from sitegen.signed import Signer

FALL, TWO, KNEE = "risks/a-fall", "techniques/two-crutches", "conditions/sore-knee"
WHO = ("--name", "Example Reader", "--role", "Example role", "--body", "Example board: no. 1")
WHEN = ("--date", "2026-11-20", "--next", "2027-11-20")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """The sample in its own lines."""
    copy(SAMPLE / "content", tmp_path / "content")
    lend_words(tmp_path)
    return Guide(tmp_path)


def code(guide: Guide, page: str) -> str:
    """The code of a page's words."""
    return Signer(guide.catalog()).words_of(page)


def states(guide: Guide) -> dict[str, str]:
    """How it stands with the pages that were signed."""
    return dict(guide.catalog().standings)


def test_without_names_it_shows_what_would_be_signed(guide: Guide, capsys: Capture) -> None:
    before = guide.path(FALL).read_bytes()

    assert guide.run("sign", "a-fall") == 0
    said = capsys.readouterr().out
    assert said.startswith(f"A fall ({FALL})\n")
    assert f"code            {code(guide, FALL)}\n" in said
    assert "checked         not yet\n" in said
    assert (
        f"reviewed:\n  name: NAME\n  role: PROFESSION\n  body: {'WHO GAVE THE LICENCE'}\n" in said
    )
    assert guide.path(FALL).read_bytes() == before


def test_a_sign_off_goes_to_the_end_of_the_file_and_every_other_byte_stays(guide: Guide) -> None:
    before = guide.path(FALL).read_bytes()

    assert guide.run("sign", FALL, *WHO, *WHEN) == 0
    assert (
        guide.path(FALL).read_bytes()
        == before
        + (
            "reviewed:\n  name: Example Reader\n  role: Example role\n"
            '  body: "Example board: no. 1"\n  date: 2026-11-20\n  next: 2027-11-20\n'
            f"  words: {code(guide, FALL)}\n"
        ).encode()
    )
    assert states(guide)[FALL] == "checked"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_sign_off_takes_the_place_of_the_one_before(guide: Guide, end: str) -> None:
    path = guide.path(TWO)
    text = path.read_text("utf-8").replace("in_a_line:", "\n# how it is done\nin_a_line:")
    path.write_text(text, "utf-8", newline=end)
    first, rest = re.split(rb"reviewed:(?:\r?\n  .*)+\r?\n", path.read_bytes())

    assert guide.run("sign", TWO, *WHO, *WHEN) == 0
    after = path.read_bytes()
    assert after.startswith(first + b"reviewed:" + end.encode() + b"  name: Example Reader")
    assert after.endswith(rest)
    assert after.count(b"\n") == after.count(end.encode())
    assert guide.read(TWO)["reviewed"]["words"] == code(guide, TWO)


def test_a_file_without_a_last_line_end_gets_one(guide: Guide) -> None:
    path = guide.path(FALL)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))

    assert guide.run("sign", FALL, *WHO, *WHEN) == 0
    assert states(guide)[FALL] == "checked"


def test_signing_again_mends_a_page_that_changed(guide: Guide) -> None:
    guide.edit(TWO, "steps.0.title", "Now stand")
    assert states(guide) == {TWO: "changed"}
    assert "REV05" in guide.codes()

    assert guide.run("sign", TWO, *WHO, *WHEN) == 0
    assert states(guide) == {TWO: "checked"}
    assert "REV05" not in guide.codes()


def test_signing_twice_changes_nothing_more(guide: Guide) -> None:
    guide.run("sign", FALL, *WHO, *WHEN)
    before = guide.path(FALL).read_bytes()

    assert guide.run("sign", FALL, *WHO, *WHEN) == 0
    assert guide.path(FALL).read_bytes() == before


def test_a_guide_that_refuses_unchecked_pages_can_be_signed(guide: Guide) -> None:
    guide.edit("site", "publish", "refuse")
    assert guide.run("sign", FALL, *WHO, *WHEN) == 0
    found = {(one.code, one.file) for one in guide.problems() if one.severity == "error"}
    assert ("REV04", f"content/{FALL}.yml") not in found

    guide.edit(FALL, "feels.0", "You go down.")
    found = {(one.code, one.file) for one in guide.problems() if one.severity == "error"}
    assert ("REV05", f"content/{FALL}.yml") in found


REFUSED = {
    "no such page": (("a-fal", *WHO, *WHEN), 'There is no page called "a-fal". Did you mean'),
    "not all is said": ((FALL, *WHO), "Please say also: --next (the day it must be read again)."),
    "another code": (
        (FALL, *WHO, *WHEN, "--words", "0000-0000-0000-0000"),
        "The page changed since this sheet was printed: the sheet says 0000-0000-0000-0000",
    ),
    "in the future": (
        (FALL, *WHO, "--date", "2026-11-23", "--next", "2027-11-20"),
        "--date 2026-11-23 cannot be",
    ),
    "before it was written": (
        (FALL, *WHO, "--date", "2026-11-06", "--next", "2027-11-20"),
        "--date 2026-11-06 cannot be",
    ),
    "the next before this": (
        (FALL, *WHO, "--date", "2026-11-20", "--next", "2026-11-20"),
        "--next 2026-11-20 must come after --date 2026-11-20.",
    ),
    "no day": ((FALL, *WHO, "--next", "20/11/2027"), '--next "20/11/2027" is no day'),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(
    guide: Guide, case: str, capsys: Capture
) -> None:
    words, told = REFUSED[case]
    before = guide.path(FALL).read_bytes()

    assert guide.run("sign", *words) == 2
    assert told.lower() in capsys.readouterr().err.lower()
    assert guide.path(FALL).read_bytes() == before


def test_a_guide_with_mistakes_is_not_signed(guide: Guide, capsys: Capture) -> None:
    guide.replace(KNEE, "title:", "tittle:")
    before = guide.path(FALL).read_bytes()

    assert guide.run("sign", FALL, *WHO, *WHEN) == 2
    assert "First mend what check.py tells" in capsys.readouterr().err
    assert guide.path(FALL).read_bytes() == before


def test_an_older_check_of_the_same_words_does_not_replace_a_newer_one(guide: Guide) -> None:
    guide.run("sign", FALL, *WHO, *WHEN)

    assert guide.run("sign", FALL, *WHO, "--date", "2026-11-19", "--next", "2027-11-19") == 2


@pytest.mark.parametrize(
    "name", ["Ann: #1", "yes", 'O\'Neil "Bo"', "[x]", "  ", "Zoë Müller", "1e3"]
)
def test_any_name_is_written_as_it_was_typed_or_refused(guide: Guide, name: str) -> None:
    before = guide.path(FALL).read_bytes()
    ended = guide.run("sign", FALL, *WHO, *WHEN, "--name", name)

    if ended == 0:
        assert guide.read(FALL)["reviewed"]["name"] == name
        assert states(guide)[FALL] == "checked"
    else:
        assert not name.strip()
        assert guide.path(FALL).read_bytes() == before


def test_a_disk_that_is_full_leaves_the_file_as_it_was(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = guide.path(FALL).read_bytes()

    def full(path: Path, data: bytes) -> int:
        if path.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        raise AssertionError(path)

    monkeypatch.setattr(Path, "write_bytes", full)

    assert guide.run("sign", FALL, *WHO, *WHEN) == 2
    assert guide.path(FALL).read_bytes() == before


# the sheet


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory, pattern_guide: Guide) -> Path:
    """The sheets of all pages."""
    folder = tmp_path_factory.mktemp("sheets")
    assert pattern_guide.run("review_sheet", "--all", str(folder)) == 0
    return folder


def text_of(sheets: Path, page: str) -> str:
    """All that a sheet says."""
    body = LexborHTMLParser((sheets / f"{page.replace('/', '.')}.html").read_bytes()).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def test_each_page_has_a_sheet_with_its_code(sheets: Path, pattern_guide: Guide) -> None:
    for page, _, _ in pattern_guide.catalog().pages():
        assert text_of(sheets, page).count(code(pattern_guide, page)) >= 2


def test_every_claim_stands_beside_its_source_and_every_advice_beside_its_basis(
    sheets: Path, pattern_guide: Guide
) -> None:
    catalog = pattern_guide.catalog()
    for page, _, entry in catalog.pages():
        said = text_of(sheets, page)
        for _, group in groups(entry.model):
            if isinstance(group, Claim | Advice):
                assert group.text.replace("**", "").partition(" [")[0].partition("[")[0] in said
            for name in getattr(group, "sources", ()):
                work = catalog.references[name]
                assert f"{work.authors} ({work.year or 'no year'}). {work.title}" in said, page
                assert work.supports in said
                assert (work.caution or "") in said


def test_every_row_can_be_ticked_and_noted(sheets: Path) -> None:
    for file in sheets.iterdir():
        page = LexborHTMLParser(file.read_bytes())
        rows = page.css("tbody")
        assert rows
        for row in rows:
            labels = [" ".join(label.text().split()) for label in row.css("label")]
            assert labels == ["right", "wrong", "change to, or note:"]
            assert len(row.css("textarea[aria-label]")) == 1
            assert [row.css("th[scope=row]")[0].text()] == row.css("legend")[0].text().split()[-1:]
        names = [one.attributes["id"] for one in page.css("[id]")]
        assert len(set(names)) == len(names)
        assert not page.css("script, link, img, [src], [href]"), "it stands alone"


def test_danger_signs_tell_how_soon_and_whom(sheets: Path, pattern_guide: Guide) -> None:
    said = text_of(sheets, TWO)
    for name in pattern_guide.read(TWO)["signs"]:
        group = pattern_guide.catalog().signs[name]
        assert group.title in said
        assert all(visible(sign) in said for sign in group.signs)


def test_words_of_a_page_cannot_become_marks_of_the_sheet(guide: Guide, tmp_path: Path) -> None:
    guide.edit(FALL, "feels.0", "<b>You</b> & it.")
    out = tmp_path / "sheet.html"

    assert guide.run("review_sheet", FALL, "--out", str(out)) == 0
    assert "&lt;b&gt;You&lt;/b&gt; &amp; it." in out.read_text("utf-8")


def test_a_sheet_of_nothing_is_not_made(guide: Guide, tmp_path: Path, capsys: Capture) -> None:
    assert guide.run("review_sheet") == 2
    assert guide.run("review_sheet", "gone", "--out", str(tmp_path / "x.html")) == 2
    assert 'There is no page called "gone".' in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()
