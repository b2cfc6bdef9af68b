"""Bad input, as the command meets it: each fault is told at its place, and all else is checked too.

A case is a good guide with one bad thing in it, and an unrelated fault in another file. The real
command must tell both, exactly, in plain words, and end with 1.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import SAMPLE, Guide

from sitegen.load.folder import MOST

Spoil = Callable[[Path], object]  # makes the content folder bad

FALL = "risks/a-fall.yml"
HANDS = "risks/sore-hands.yml"
WALK = "techniques/two-crutches.yml"
DRAWING = "images/two-crutches.svg"
ES = "translations/es"
GOOD = (SAMPLE / "content" / FALL).read_bytes()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JARGON = re.compile(r"Traceback|codec|\b(?:mapping|scalar|node|token|None|Errno|byte \d)\b")
PLACE = re.compile(r"^content\S*(?: \S+)*?:\d+:\d+: (?:error|warning) [A-Z]{3}\d\d(?=: )", re.M)
# What the sample always says, and the unrelated fault: one that only a check of all files finds
USUAL = f"{ES}/aftercare/first-day.yml:15:9 TRN02"
OTHER = "guides/what-crutches-are.yml:17:5 SHP01"


class Case(NamedTuple):
    """What is bad about a guide, and every problem that this must make."""

    name: str
    spoil: Spoil
    expected: tuple[str, ...]


def case(name: str, spoil: Spoil, *expected: str) -> Case:
    """A case; places are told from the content folder on."""
    return Case(name, spoil, expected)


# Ways to spoil a guide


def put(file: str, data: bytes) -> Spoil:
    """Write a file."""

    def spoil(content: Path) -> None:
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_bytes(data)

    return spoil


def swap(file: str, old: str, new: str) -> Spoil:
    """Replace words that stand in a file once."""

    def spoil(content: Path) -> None:
        data = (content / file).read_bytes()
        assert data.count(old.encode()) == 1, f"{old!r} must stand there once"

        (content / file).write_bytes(data.replace(old.encode(), new.encode()))

    return spoil


def move(file: str, to: str) -> Spoil:
    """Rename a file or a folder."""
    return lambda content: (content / file).rename(content / to)


def make(file: str, maker: Callable[[Path], object]) -> Spoil:
    """Put something in the place of a file or a folder."""

    def spoil(content: Path) -> None:
        path = content / file
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        maker(path)

    return spoil


def link(file: str, target: str) -> Spoil:
    """Put a symbolic link in the place of a file or a folder."""
    return make(file, lambda path: path.symlink_to(target))


def both(one: Spoil, other: Spoil) -> Spoil:
    """Two changes that are one slip."""
    return lambda content: (one(content), other(content))


def listen(path: Path) -> None:
    """Put a socket there, which has a name in the folder and nothing to read."""
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def drawn(inside: bytes) -> Spoil:
    """A drawing that holds this."""
    return put(DRAWING, SVG % inside)


BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "x">]>' + (SVG % b"<text>&a;</text>").decode()
HIDDEN = b'<?xml version="1.0" encoding="cp037"?>' + ENTITIES.encode("cp037")
REPEATS = b'<g id="a"><path d="M0 0"/></g>' + b"".join(
    b'<g id="%c"><use href="#%c"/><use href="#%c"/></g>' % (n + 1, n, n) for n in range(97, 121)
)
MARKERS = (
    b'<marker id="a"><path d="M0 0h9" marker-end="url(#a)"/></marker>'
    b'<path d="M0 0h9" marker-end="url(#a)"/>'
)
MERGE = b"<<<<<<< HEAD\ntitle: A fall\n=======\ntitle: Falls\n>>>>>>> words\n"
UNREAD_SIGNS = b"words: [\n"
WORK = """references:
  - {id: lone-work, kind: patient-info, authors: A, title: B, took: C., supports: D.}
"""

CASES = [
    # bytes
    case("empty", put(FALL, b""), f"{FALL}:1:1 TXT08"),
    case("only remarks", put(FALL, b"# later\n"), f"{FALL}:1:1 TXT08"),
    case("binary", put(FALL, PNG), f"{FALL}:1:1 TXT02"),
    case("zero bytes", put(FALL, bytes(900)), f"{FALL}:1:1 TXT02"),
    case("one zero byte", put(FALL, GOOD.replace(b"slip and fall", b"\0")), f"{FALL}:2:21 TXT03"),
    case("Latin-1", put(FALL, GOOD.replace(b"could slip", b"coul\xe9")), f"{FALL}:2:19 TXT02"),
    case("UTF-16", put(FALL, GOOD.decode().encode("utf-16")), f"{FALL}:1:1 TXT02"),
    case("UTF-16, no mark", put(FALL, GOOD.decode().encode("utf-16-le")), f"{FALL}:1:1 TXT02"),
    case("UTF-32", put(FALL, GOOD.decode().encode("utf-32")), f"{FALL}:1:1 TXT02"),
    case("a mark at the start", put(FALL, b"\xef\xbb\xbf" + GOOD)),
    case("a mark and a slip", put(FALL, b"\xef\xbb\xbfa: b\n" + GOOD), f"{FALL}:1:1 VAL02"),
    case("two marks", put(FALL, b"\xef\xbb\xbf" * 2 + GOOD), f"{FALL}:1:1 TXT03"),
    case("CRLF", put(FALL, GOOD.replace(b"\n", b"\r\n"))),
    case(
        "CRLF and a slip",
        put(FALL, GOOD.replace(b"2026-11-07", b"soon").replace(b"\n", b"\r\n")),
        f"{FALL}:18:10 VAL07",
    ),
    case("line ends of old Macs", put(FALL, GOOD.replace(b"\n", b"\r")), f"{FALL}:1:14 TXT04"),
    case("a tab before", swap(FALL, "  - Go slow", "\t- Go slow"), f"{FALL}:5:1 TXT05"),
    case("a tab within", swap(FALL, "Go slow.\n  - Look", "Go\tslow.\n  - Look"),
         f"{FALL}:5:7 TXT05"),
    case("10 MB", put(FALL, b"#" * 10_000_000), f"{FALL}:1:1 TXT01"),
    case("10 MB of drawing", drawn(b"<g/>" * 2_500_000), f"{DRAWING}:1:1 IMG04"),
    case("merge marks", put(FALL, GOOD.replace(b"title: A fall\n", MERGE)), f"{FALL}:1:1 TXT06"),
    case("one merge mark", put(FALL, GOOD + b">>>>>>> words\n"), f"{FALL}:43:1 TXT06"),
    # YAML
    case("100,000 brackets", put(FALL, b"title: " + b"[" * 100_000), f"{FALL}:1:27 YML03"),
    case("100,000 braces", put(FALL, b"title: " + b"{a: " * 100_000), f"{FALL}:1:81 YML03"),
    case("100,000 hyphens", put(FALL, b"- " * 100_000), f"{FALL}:1:41 YML03"),
    case("alias bomb", put(FALL, BOMB), f"{FALL}:1:4 YML04"),
    case("a field twice", put(FALL, GOOD + b"title: Falls\n"), f"{FALL}:43:1 YML02"),
    case("a field thrice", put(FALL, GOOD + b"title: x\ntitle: y\n"),
         f"{FALL}:43:1 YML02", f"{FALL}:44:1 YML02"),
    case("two documents", put(FALL, GOOD + b"---\ntitle: Falls\n"), f"{FALL}:43:1 YML05"),
    case("an end, then more", put(FALL, GOOD + b"...\ntitle: Falls\n"), f"{FALL}:44:1 YML05"),
    case("a colon in a sentence", swap(FALL, "You could slip", "Note: you slip"),
         f"{FALL}:2:15 YML07"),
    case("a # in a value", swap(FALL, "Stay on", "Rule #1: stay on"), f"{FALL}:41:16 YML06"),
    case("a # in a list", swap(FALL, "Go slow.\n  - Look", "Go #2 slow.\n  - Look"),
         f"{FALL}:5:8 YML06"),
    # fields
    case("unknown field", put(FALL, GOOD + b"titel: Falls\n"), f"{FALL}:43:1 VAL02"),
    case("words for a list", swap(FALL, "feels:\n  - You", "feels: You"), f"{FALL}:20:8 VAL20"),
    case("a list for words", swap(FALL, "title: A fall", "title: [A fall]"), f"{FALL}:1:8 VAL03"),
    case("fields for words", swap(FALL, "title: A fall", "title: {a: fall}"), f"{FALL}:1:8 VAL03"),
    case("words for fields", swap(FALL, "timing:\n  not_known:\n    - No one", "timing: No one"),
         f"{FALL}:37:9 VAL21"),
    case("NO for words", swap(FALL, "Stay on the floor for a moment.", "NO")),
    case("NO for a choice", swap(FALL, "seriousness: serious", "seriousness: NO"),
         f"{FALL}:19:14 VAL19"),
    case("010", swap(HANDS, "out_of: 1000", "out_of: 010"), f"{HANDS}:60:15 VAL11"),
    case("1:30", swap(HANDS, "out_of: 1000", "out_of: 1:30"), f"{HANDS}:60:15 VAL11"),
    case("1_000", swap(HANDS, "out_of: 1000", "out_of: 1_000"), f"{HANDS}:60:15 VAL11"),
    case("Arabic digits", swap(HANDS, "out_of: 1000", "out_of: ١٠٠٠"), f"{HANDS}:60:15 VAL11"),
    case("10^400", swap(HANDS, "out_of: 1000", "out_of: 1" + "0" * 400), f"{HANDS}:60:15 VAL11"),
    case("2026-13-01", swap(FALL, "2026-11-07", "2026-13-01"), f"{FALL}:18:10 VAL08"),
    case("0000-00-00", swap(FALL, "2026-11-07", "0000-00-00"), f"{FALL}:18:10 VAL08"),
    case("smart quotes in an id", swap(FALL, "- short-breath", "- “short-breath”"),
         f"{FALL}:10:5 VAL06"),
    case("null for words", swap(FALL, "Stay on the floor for a moment.", "null"),
         f"{FALL}:41:11 VAL04"),
    case("~ in a list", swap(FALL, "- Go slow.", "- ~"), f"{FALL}:5:5 VAL04"),
    case("null in quotes", swap(FALL, "Stay on the floor for a moment.", "'null'")),
    # names
    case("a space in a name", move(FALL, "risks/a fall.yml"), "risks/a fall.yml:1:1 FIL01"),
    case("a capital in a name", move(FALL, "risks/A-fall.yml"), "risks/A-fall.yml:1:1 FIL01"),
    case("an accent in a name", move(FALL, "risks/á-fall.yml"), "risks/á-fall.yml:1:1 FIL01"),
    case("a combined accent", move(FALL, "risks/a\u0301-fall.yml"),
         "risks/a\u0301-fall.yml:1:1 FIL01"),
    case("two names, one in capitals", put("risks/A-FALL.yml", GOOD),
         "risks/A-FALL.yml:1:1 FIL01"),
    case("a reserved name", put("risks/index.yml", GOOD), "risks/index.yml:1:1 FIL01"),
    case("a name of Windows", put("risks/com1.yml", GOOD), "risks/com1.yml:1:1 FIL01"),
    case("another ending", move(FALL, "risks/a-fall.yaml"), "risks/a-fall.yaml:1:1 FIL01"),
    case("two lines in a name", move(FALL, "risks/a\nfall.yml"), "risks/a�fall.yml:1:1 FIL01"),
    case("turned round", move(FALL, "risks/a\u202efall.yml"), "risks/a�fall.yml:1:1 FIL01"),
    case("no UTF-8 in a name", put(os.fsdecode(b"risks/f\xe9ll.yml"), GOOD),
         "risks/f�ll.yml:1:1 FIL01"),
    case("no UTF-8 at the top", put(os.fsdecode(b"\xff"), b""), "�:1:1 FIL02"),
    case("a folder for a file", make(FALL, Path.mkdir), f"{FALL}:1:1 FIL02"),
    case("a folder for a new file", put("risks/x.yml/y.yml", GOOD), "risks/x.yml:1:1 FIL02"),
    case("a folder for a drawing", make(DRAWING, Path.mkdir), f"{DRAWING}:1:1 FIL02"),
    case("a folder for an overlay", make(f"{ES}/{FALL}", Path.mkdir), f"{ES}/{FALL}:1:1 FIL02"),
    # files that are none
    case("out of the tree", link(FALL, "/etc/passwd"), f"{FALL}:1:1 FIL05"),
    case("into the tree", link("risks/b.yml", "a-fall.yml"), "risks/b.yml:1:1 FIL05"),
    case("to nothing", link(FALL, "nowhere"), f"{FALL}:1:1 FIL05"),
    case("to itself", link(FALL, "a-fall.yml"), f"{FALL}:1:1 FIL05"),
    case("to a device", link(FALL, "/dev/zero"), f"{FALL}:1:1 FIL05"),
    case("shared file", link("phrases.yml", "/etc/passwd"), "phrases.yml:1:1 FIL05"),
    case("overlay", link(f"{ES}/{FALL}", "/etc/passwd"), f"{ES}/{FALL}:1:1 FIL05"),
    case("drawing", link(DRAWING, "/etc/passwd"), f"{DRAWING}:1:1 FIL05"),
    case("new folder", link("more", "/etc"), "more:1:1 FIL05"),
    case("folder of overlays", link(f"{ES}/risks", "/etc"), f"{ES}/risks:1:1 FIL05"),
    case("language", link("translations/cy", "/etc"), "translations/cy:1:1 FIL05"),
    case("a pipe", make(FALL, os.mkfifo), f"{FALL}:1:1 FIL03"),
    case("a pipe for an overlay", make(f"{ES}/{FALL}", os.mkfifo), f"{ES}/{FALL}:1:1 FIL03"),
    case("a pipe for a drawing", make(DRAWING, os.mkfifo), f"{DRAWING}:1:1 FIL03"),
    case("a pipe at the top", make("pipe", os.mkfifo), "pipe:1:1 FIL02"),
    case("a socket", make(FALL, listen), f"{FALL}:1:1 FIL03"),
    # drawings
    case("script", drawn(b"<script>alert(1)</script>"), f"{DRAWING}:1:1 IMG03"),
    case("handler", drawn(b'<path d="M0 0" onload="alert(1)"/>'), f"{DRAWING}:1:1 IMG03"),
    case("foreignObject", drawn(b"<foreignObject/>"), f"{DRAWING}:1:1 IMG03"),
    case("style", drawn(b"<style>path{}</style>"), f"{DRAWING}:1:1 IMG03"),
    case("link", drawn(b'<a href="https://example.org"><path d="M0 0"/></a>'),
         f"{DRAWING}:1:1 IMG03"),
    case("outside address", drawn(b'<image href="https://example.org/x.png"/>'),
         f"{DRAWING}:1:1 IMG03"),
    case("outside colour", drawn(b'<path d="M0 0" fill="url(https://example.org#x)"/>'),
         f"{DRAWING}:1:1 IMG03"),
    case("escaped address", drawn(rb'<path d="M0 0" fill="\75rl(\2f\2f example.org)"/>'),
         f"{DRAWING}:1:1 IMG03"),
    case("entities", put(DRAWING, ENTITIES.encode()), f"{DRAWING}:1:1 IMG03"),
    case("entities in UTF-16", put(DRAWING, ENTITIES.encode("utf-16")), f"{DRAWING}:1:1 IMG03"),
    case("entities in a coding", put(DRAWING, HIDDEN), f"{DRAWING}:1:1 IMG03"),
    case("Latin-1 drawing", drawn(b"<text>\xe9</text>"), f"{DRAWING}:1:1 IMG03"),
    case("cut drawing", put(DRAWING, b"<svg><g>"), f"{DRAWING}:1:9 IMG03"),
    case("deep drawing", drawn(b"<g>" * 2400 + b"</g>" * 2400), f"{DRAWING}:1:1 IMG03"),
    case("drawing that grows", drawn(REPEATS), f"{DRAWING}:1:1 IMG03"),
    case("markers in markers", drawn(MARKERS), f"{DRAWING}:1:1 IMG03"),
    case("PNG named svg", put(DRAWING, PNG), f"{DRAWING}:1:1 IMG03"),
    case("text named svg", put(DRAWING, b"a drawing"), f"{DRAWING}:1:1 IMG03"),
    case("HTML named svg", put(DRAWING, b"<html><body/></html>"), f"{DRAWING}:1:1 IMG03"),
    case("SVG named png", move(DRAWING, "images/two-crutches.png"),
         "images/two-crutches.png:1:1 FIL01"),
    case("SVG named yml", put(FALL, SVG % b""), f"{FALL}:1:1 VAL21"),
    case("drawing with a capital", move(DRAWING, "images/Two-crutches.svg"),
         "images/Two-crutches.svg:1:1 FIL01"),
    # one mistake, told once
    case("misspelt citation", both(
         swap("references.yml", "references:\n", WORK),
         swap(FALL, "falls at home.\n", "falls at home.\n  - Who falls? [@lone-wrok]\n")),
         f"{FALL}:13:5 REF01"),
    case("misspelt picture", swap(WALK, "picture: two-crutches", "picture: two-cruthces"),
         f"{WALK}:18:10 REF01"),
    case("misspelt label", swap(f"{ES}/vocabulary.yml", "id: very-low", "id: vrey-low"),
         f"{ES}/vocabulary.yml:364:7 VOC03"),
    case("misspelt language", both(swap("site.yml", "- es\n", "- es\n- fra\n"),
         put("translations/fre/x.yml", b"")), "translations/fre:1:1 TRN05"),
    case("unreadable signs", put(f"{ES}/signs.yml", UNREAD_SIGNS), f"{ES}/signs.yml:1:8 YML14"),
]  # fmt: skip


@pytest.fixture
def spoilt(sample: Guide) -> Guide:
    """A good guide but for one fault, which is in no file that the cases touch."""
    sample.replace("guides/what-crutches-are", "- Which size do I need?", "- Which size")
    return sample


def told(said: str) -> list[str]:
    """The place and the code of every problem, from the content folder on."""
    found = PLACE.findall(said)
    return [re.sub(r": (?:error|warning) ", " ", line).removeprefix("content/") for line in found]


@pytest.mark.skipif(sys.platform != "linux", reason="makes files that only Linux can hold")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input_is_told_and_all_else_is_checked(
    spoilt: Guide, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    case.spoil(spoilt.root / "content")

    code = spoilt.run("check")
    said = capsys.readouterr()

    assert code == 1
    assert said.err == ""
    assert not JARGON.search(said.out), said.out
    assert sorted([*case.expected, OTHER, USUAL]) == sorted(told(said.out))


# Without these two files the checks of the whole guide have nothing to go by; files are checked.
NEEDED = [
    case("site.yml is empty", put("site.yml", b""), "site.yml:1:1 TXT08"),
    case("NO for yes or no", swap("site.yml", "example: 'yes'", "example: NO"),
         "site.yml:7:10 VAL15"),
    case("site.yml leads away", link("site.yml", "/etc/passwd"), "site.yml:1:1 FIL05"),
    case("site.yml is a pipe", make("site.yml", os.mkfifo), "site.yml:1:1 FIL03"),
    case("no site.yml", make("site.yml", lambda path: None), "site.yml:1:1 FIL04"),
    case("vocabulary.yml is binary", put("vocabulary.yml", PNG), "vocabulary.yml:1:1 TXT02"),
    case("vocabulary.yml has a capital", move("vocabulary.yml", "Vocabulary.yml"),
         "Vocabulary.yml:1:1 FIL02", "vocabulary.yml:1:1 FIL04"),
]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="makes files that only Linux can hold")
@pytest.mark.parametrize("case", NEEDED, ids=lambda case: case.name)
def test_without_a_file_that_all_need_every_other_file_is_checked(
    sample: Guide, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.replace("risks/a-fall", "title: A fall", "titel: A fall")
    case.spoil(sample.root / "content")

    code = sample.run("check")

    assert code == 1
    assert sorted([*case.expected, f"{FALL}:1:1 VAL02"]) == sorted(told(capsys.readouterr().out))


@contextmanager
def as_somebody(guide: Guide) -> Iterator[Guide]:
    """The guide as people see it who may not read all files; no lock stops an administrator."""
    if os.geteuid() != 0:
        yield guide
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(guide.root, Path(folder) / "guide")
        try:
            os.seteuid(65534)  # nobody
            yield Guide(Path(folder) / "guide")
        finally:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other locks")
@pytest.mark.parametrize(
    ("locked", "expected"),
    [
        (FALL, [f"{FALL}:1:1 FIL03"]),
        (DRAWING, [f"{DRAWING}:1:1 FIL03"]),
        (f"{ES}/{FALL}", [f"{ES}/{FALL}:1:1 FIL03"]),
        (f"{ES}/risks", [f"{ES}/risks:1:1 FIL03"]),
        (ES, [f"{ES}:1:1 FIL03"]),
        ("phrases.yml", ["phrases.yml:1:1 FIL03"]),
    ],
)
def test_what_nobody_may_read_is_told(
    spoilt: Guide, locked: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt.run("check")  # all is imported before we are somebody else
    capsys.readouterr()
    (spoilt.root / "content" / locked).chmod(0)
    try:
        with as_somebody(spoilt) as guide:
            code = guide.run("check")
    finally:
        (spoilt.root / "content" / locked).chmod(0o755)

    usual = [] if locked == ES else [USUAL]
    assert code == 1
    assert sorted([*expected, OTHER, *usual]) == sorted(told(capsys.readouterr().out))


def test_the_better_name_is_not_that_of_another_file(
    english: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who renamed the one would lose the other."""
    put("risks/a fall.yml", GOOD)(english.root / "content")

    english.run("check")

    assert 'there is a "a-fall.yml" already: keep one of the two' in capsys.readouterr().out


def test_a_file_of_something_else_does_not_fill_the_screen(
    english: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    put(FALL, b"x: y\n" * 1000)(english.root / "content")

    english.run("check")
    said = capsys.readouterr().out

    assert said.count(f"content/{FALL}:") == MOST
    assert "in this file)" in said
