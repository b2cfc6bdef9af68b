"""Broken content: for every code an example, with the exact places of all its problems.

An example is a file in ``broken/``: small changes to the guide in ``broken/base/``, and what the
check must then say. Its name starts with the code that it is about. The form::

    --- content/risks/burn.yml        the file that is changed (or made)
    -title: Burn                      lines that stand there ("-*": all of them)
    +title: Burn: what now            lines in their place
    ===
    content/risks/burn.yml:1:12: error YML07: every problem, as a person reads it
        hint: and in the order of the report
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import REPO, TODAY, say_nothing

from sitegen import builder, finish, write
from sitegen.check import vocabulary
from sitegen.check.base import Check
from sitegen.check.registry import check
from sitegen.codes import CODES, GROUPS
from sitegen.load.compose import compose
from sitegen.load.decode import LARGEST
from sitegen.problem import Problem
from sitegen.stages import load_and_check

BROKEN = Path(__file__).parent / "broken"
EXAMPLES = sorted(BROKEN.glob("*.txt"))
_PARTS = re.split(r"^--- (.*)\n", (BROKEN.parent / "bytes.txt").read_text("utf-8"), flags=re.M)
WORDS = dict(zip(_PARTS[1::2], _PARTS[2::2], strict=True))  # what is told of cases with no example
BURN = "content/risks/burn.yml"
JARGON = re.compile(r"\b(?:mappings?|scalars?|nodes?|tokens?|None|str|regex|dict|tuples?|null)\b")
TOLD = re.compile(r"^\S.*?:\d+:\d+: \w+ (\w+):", re.MULTILINE)
CODE = re.compile(r'"((?!VER)[A-Z]{3}\d\d)"')


class Change(NamedTuple):
    """Lines of a file and what stands in their place. Without old lines the file is new."""

    file: str
    old: str
    new: str


class Example(NamedTuple):
    """Changes to the good guide, and the problems that they make."""

    changes: list[Change]
    expected: str


def read_example(path: Path) -> Example:
    """An example from its file."""
    changes, expected = re.split(r"^===\n", path.read_text("utf-8"), flags=re.MULTILINE)
    parts = re.split(r"^--- (.*)\n", changes, flags=re.MULTILINE)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return Example([change for file, lines in pairs for change in _changes(file, lines)], expected)


def _changes(file: str, lines: str) -> Iterator[Change]:
    for old, new in re.findall(r"((?:^-.*\n)*)((?:^\+.*\n)*)", lines, flags=re.MULTILINE):
        if old or new:
            yield Change(file, *(re.sub(r"^[-+]", "", part, flags=re.M) for part in (old, new)))


def apply(change: Change, root: Path) -> None:
    """Change one file of a guide."""
    path = root / change.file
    text = path.read_text("utf-8") if path.is_file() else ""
    if change.old == "*\n":
        text = change.new
    elif change.old:
        assert ("\n" + text).count("\n" + change.old) == 1, f"{change.old!r} must stand there once"

        text = ("\n" + text).replace("\n" + change.old, "\n" + change.new)[1:]
    else:
        text += change.new
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the good guide, which needs two words of the site only."""
    monkeypatch.setattr(vocabulary, "NEEDED_WORDS", frozenset({"menu", "minutes"}))
    monkeypatch.setattr(vocabulary, "PLACEHOLDERS", {"minutes": frozenset({"minutes"})})
    shutil.copytree(BROKEN / "base", tmp_path, dirs_exist_ok=True)
    content = tmp_path / "content"
    shutil.copy(content / "vocabulary.yml", content / "translations" / "es")
    return tmp_path


def problems_of(root: Path) -> list[Problem]:
    """What is wrong with a guide; the words must be for people who are no programmers."""
    problems = load_and_check(root, TODAY, say_nothing).problems
    for problem in problems:
        assert not JARGON.search(f"{problem.message} {problem.hint}"), problem.text()
        assert "\n" not in problem.message + problem.hint

    return problems


def shown(problems: list[Problem]) -> list[str]:
    """Problems as examples write them."""
    return [f"{found.file}:{found.line}:{found.column} {found.code}" for found in problems]


def told(problems: list[Problem]) -> str:
    """Problems as a person reads them."""
    return "".join(f"{found.text()}\n" for found in problems)


def test_the_good_guide_is_good(guide: Path) -> None:
    assert problems_of(guide) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_problem_is_told_at_its_place(path: Path, guide: Path) -> None:
    example = read_example(path)
    for change in example.changes:
        apply(change, guide)

    found = problems_of(guide)

    assert example.expected == told(found)
    assert path.name[:5] in {problem.code for problem in found}


class Bytes(NamedTuple):
    """A file that an example could not hold."""

    name: str
    file: str
    data: bytes


GOOD = (BROKEN / "base" / BURN).read_bytes()
DEEP = b"title: " + b"[" * 100_000
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g/>" * 6000 + b"</svg>"
HAND = "content/images/hand.svg"
SPECIAL = [
    Bytes("nothing", BURN, b""),
    Bytes("10-MB", BURN, b"#" * 10_000_000),
    Bytes("almost-too-large", BURN, b"\x01" * LARGEST),
    Bytes("latin-1", BURN, GOOD.replace(b"red", b"d\xe9")),
    Bytes("bom-and-latin-1", BURN, b"\xef\xbb\xbf" + GOOD.replace(b"red", b"d\xe9")),
    Bytes("utf-16", BURN, GOOD.decode().encode("utf-16")),
    Bytes("utf-16-without-a-mark", BURN, GOOD.decode().encode("utf-16-be")),
    Bytes("zero-byte", BURN, GOOD.replace(b"Burn", b"Bu\0rn", 1)),
    Bytes("old-mac", BURN, GOOD.replace(b"\n", b"\r")),
    Bytes("brackets", BURN, DEEP),
    Bytes("windows", BURN, GOOD.replace(b"\n", b"\r\n")),
    Bytes("byte-order-mark", BURN, b"\xef\xbb\xbf" + GOOD),
    Bytes("large-drawing", HAND, DRAWING),
    Bytes("windows-made-it", "content/images/Thumbs.db", b"\0"),
]


@pytest.mark.parametrize("case", SPECIAL, ids=lambda case: case.name)
def test_bytes_that_no_editor_meant(case: Bytes, guide: Path) -> None:
    (guide / case.file).write_bytes(case.data)

    assert WORDS[case.name] == told(problems_of(guide))


def test_the_first_hundred_problems_of_a_file_tell_of_the_others(guide: Path) -> None:
    (guide / BURN).write_bytes(GOOD + b"".join(b"wrong%d: x\n" % number for number in range(102)))

    *_, last = found = problems_of(guide)

    assert len(found) == 100
    assert last.hint.endswith(", do (2 more in this file)")


def _folder_for_a_file(root: Path) -> None:
    (root / BURN).unlink()
    (root / BURN).mkdir()


def _folder_for_site(root: Path) -> None:
    (root / "content" / "site.yml").unlink()
    (root / "content" / "site.yml").mkdir()


def _file_for_a_folder(root: Path) -> None:
    shutil.rmtree(root / "content" / "translations")
    (root / "content" / "translations").write_text("es\n", "utf-8")


def _leads_away(root: Path) -> None:
    (root / BURN).unlink()
    (root / BURN).symlink_to("../conditions/sore-hand.yml")


def _pipe_for_a_file(root: Path) -> None:
    (root / BURN).unlink()
    os.mkfifo(root / BURN)


def _no_site(root: Path) -> None:
    (root / "content" / "site.yml").unlink()


def _misnamed_site(root: Path) -> None:
    (root / "content" / "site.yml").rename(root / "content" / "site.yaml")


def _no_content(root: Path) -> None:
    shutil.rmtree(root / "content")


SITES: list[Callable[[Path], None]] = [
    _folder_for_a_file,
    _folder_for_site,
    _file_for_a_folder,
    _leads_away,
    _pipe_for_a_file,
    _no_site,
    _misnamed_site,
    _no_content,
]


@pytest.mark.parametrize("change", SITES)
def test_files_and_folders_in_each_others_place(
    change: Callable[[Path], None], guide: Path
) -> None:
    change(guide)

    assert WORDS[change.__name__] == told(problems_of(guide))


# Codes of the stages after the checks


def _written_by_hand(root: Path) -> list[Problem]:
    (root / "docs" / "en").mkdir(parents=True)
    (root / "docs" / "en" / "index.md").write_text("# Mine\n", "utf-8")
    return write.write(root / "docs" / "en", {}, "docs/en")[1]


def _not_our_site(root: Path) -> list[Problem]:
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("<p>Mine\n", "utf-8")
    return finish.publish({}, root / "site")[1]


def _preview_over_the_site(root: Path) -> list[Problem]:
    finish.publish({"index.html": b""}, root / "site")
    return finish.publish({finish.PREVIEW: b""}, root / "site")[1]


def _no_style_sheet(root: Path) -> list[Problem]:
    (root / "docs" / "assets").mkdir(parents=True)
    (root / "docs" / "assets" / "site.css").write_text("p { color: red; ]}\n", "utf-8")
    return finish.read_assets(root)[1]


def _mkdocs_refuses(root: Path) -> list[Problem]:
    (root / "docs" / "en").mkdir(parents=True)
    (root / "docs" / "en" / "index.md").write_text("[Home](not-there.md)\n", "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins: []\n", "utf-8"
    )
    (root / "docs" / ".overrides").mkdir()
    for name in ("main.html", "404.html"):
        (root / "docs" / ".overrides" / name).write_text("", "utf-8")
    site = {"site": {"name": "x", "address": "https://warm.invalid"}}
    return builder.build(root, "en", site, {"index.md": "[Home](not-there.md)\n"})[1]


def _check_breaks_down(root: Path) -> list[Problem]:
    def broken(*_: object) -> list[Problem]:
        raise ZeroDivisionError("far too hot")

    return check(None, None, (Check("heat", (), broken),))  # type: ignore[arg-type]


LATER: list[tuple[str, Callable[[Path], list[Problem]], list[str]]] = [
    ("WRT01", _written_by_hand, ["docs/en/index.md:1:1 WRT01"]),
    ("WRT02", _not_our_site, ["site:1:1 WRT02"]),
    ("WRT03", _preview_over_the_site, ["site:1:1 WRT03"]),
    ("AST01", _no_style_sheet, ["docs/assets/site.css:1:1 AST01"]),
    ("BLD01", _mkdocs_refuses, ["docs:1:1 BLD01"]),
    ("BUG01", _check_breaks_down, ["content:1:1 BUG01"]),
]


@pytest.mark.parametrize(("code", "run", "expected"), LATER, ids=[code for code, *_ in LATER])
def test_problems_of_the_later_stages(
    code: str, run: Callable[[Path], list[Problem]], expected: list[str], guide: Path
) -> None:
    problems = run(guide)

    assert expected == sorted(set(shown(problems)))  # MkDocs adds a line of its own
    assert not any(JARGON.search(found.message + found.hint) for found in problems)


@pytest.mark.parametrize(
    ("run", "message", "hint"),
    [
        (
            _written_by_hand,
            "this file was written by hand, in a folder that is generated",
            "move it out of this folder; content belongs into content/",
        ),
        (
            _not_our_site,
            "this folder holds files that were not made by this tool",
            "choose an empty folder with --site, or empty this one",
        ),
        (
            _no_style_sheet,
            "this style sheet cannot be read (Parsing stylesheet failed: "
            "Unexpected end of input at site.css:0:18)",
            "undo the last change to it; the words before tell what is wrong",
        ),
        (
            _check_breaks_down,
            'the check "heat" broke down (ZeroDivisionError: far too hot)',
            "this is our mistake, not yours; please report it",
        ),
        (
            _mkdocs_refuses,
            "MkDocs refuses to build: Doc file 'index.md' contains a link 'not-there.md', but the "
            "target is not found among documentation files.",
            "this is our mistake if the content passed its checks; please report it",
        ),
    ],
)
def test_the_later_stages_tell_it_in_these_words(
    run: Callable[[Path], list[Problem]], message: str, hint: str, guide: Path
) -> None:
    (found, *_) = run(guide)

    assert (found.message, found.hint) == (message, hint)


# The list of codes


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    words = [*(read_example(path).expected for path in EXAMPLES), *WORDS.values()]
    codes = {code for told in words for code in TOLD.findall(told)}

    assert len(EXAMPLES) > 100
    assert set(CODES) == codes | {code for code, *_ in LATER}


def test_every_code_in_the_source_is_told() -> None:
    sources = [
        path for path in (REPO / "scripts" / "sitegen").rglob("*.py") if "codes" not in path.parts
    ]
    used = {code for path in sources for code in CODE.findall(path.read_text("utf-8"))}

    assert set(CODES) == used


def test_every_group_of_codes_has_a_heading() -> None:
    assert {code[:3] for code in CODES} | {"VER"} == set(GROUPS)


@pytest.mark.parametrize("code", CODES)
def test_codes_are_told_in_plain_words(code: str) -> None:
    told = CODES[code]
    words = f"{told.title} {told.meaning} {told.mend}"

    assert told.title
    assert told.meaning.endswith(".")
    assert told.mend.endswith(".")
    assert not JARGON.search(words), words


@pytest.mark.parametrize(
    "code", [code for code in CODES if code.startswith("YML") and CODES[code].wrong]
)
def test_the_lines_shown_for_a_code_are_wrong_and_right(code: str) -> None:
    wrong, right = (f"{lines}\nmore: x\n" for lines in (CODES[code].wrong, CODES[code].right))

    assert [code] == [found.code for found in compose(wrong, "x.yml")[1]]
    assert compose(right, "x.yml")[1] == []
