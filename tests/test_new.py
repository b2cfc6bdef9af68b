"""A new page: what is refused, what its file says, and that filling it in is all there is to do."""

from __future__ import annotations

import errno
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, Guide

from sitegen.files import create
from sitegen.load.compose import compose
from sitegen.load.gaps import TO_FILL_IN
from sitegen.load.nodes import Fields, Items, Node
from sitegen.load.validate import validate
from sitegen.model.base import Model
from sitegen.model.kinds import FOLDERS, RECORD_MODELS
from sitegen.model.terms import KINDS, Kind
from sitegen.new.words import name_of
from sitegen.schema.shape import Field, fields_of

Capture = pytest.CaptureFixture[str]
GAP = f'"{TO_FILL_IN}"'
BLOCK = re.compile(r"^( *)# (?=[a-z_]+:)")
# What somebody might type who knows the sample guide; the rest is told by the sort of field
TYPED = {
    "in_short": "It helps some people. It does not mend the leg.",
    "questions": "What will you do?",
    "evidence": "not-graded",
    "basis": "custom",
    "verdict": "little-or-none",
    "date": "2026-11-22",
    "next": "2027-11-22",
    "words": "3f9a-1c2b-7d40-88e1",
    "year": "2024",
    "events": "41",
    "out_of": "100",
    "size": "3.86",
    "times": "1.96",
    "noticeable_from": "3",
    "range": "17 to 68",
    "scale": "0 to 100",
    "more": "guides/what-crutches-are",
    "pages": "guides/what-crutches-are",
    "page": "guides/what-crutches-are",
    "group": "arms",
    "level": "adapt",
}
IDS = {
    "reference": "example-trial",
    "about": "two-crutches",
    "method": "both-arms",
    "region": "knee",
    "sign": "cold-toes",
    "technique": "two-crutches",
    "risk": "a-fall",
    "phase": "first-day",
    "image": "two-crutches",
}


def start(guide: Guide, kind: Kind) -> Path:
    """Make a new page; its file."""
    assert guide.run("new", kind, "A new page") == 0

    return guide.path(f"{FOLDERS[kind]}/a-new-page")


def fill_in(text: str, model: type[Model]) -> str:
    """The file with words in all its gaps."""
    lines = text.split("\n")
    node, problems = compose(text, "x.yml")
    assert isinstance(node, Fields), problems

    for line, words in typed(node, model):
        assert lines[line - 1].count(GAP) == 1
        lines[line - 1] = lines[line - 1].replace(GAP, f'"{words}"')
    return "\n".join(lines)


def typed(node: Fields, model: type[Model]) -> Iterator[tuple[int, str]]:
    """The lines with gaps, and what to type there."""
    known = {field.name: field for field in fields_of(model)}
    for name, value in node.children.items():
        yield from _typed(value, known[name])


def _typed(value: Node, field: Field) -> Iterator[tuple[int, str]]:
    if isinstance(value, Items):
        for item in value.children:
            yield from _typed(item, field)
    elif isinstance(value, Fields):
        assert field.group
        yield from typed(value, field.group)
    elif value.text == TO_FILL_IN:
        yield value.line, _words(field)


def _words(field: Field) -> str:
    if field.choices and TYPED.get(field.name) not in field.choices:
        return field.choices[0]
    if field.name in TYPED:
        return TYPED[field.name]
    return IDS[field.points_to] if field.points_to else "This is: it's all made up."


def blocks(text: str) -> list[tuple[int, int]]:
    """First and last line of every field that stands by as a remark."""
    lines = text.split("\n")
    found = []
    for first, line in enumerate(lines):
        if start := BLOCK.match(line):
            last = first
            while lines[last + 1].startswith(f"{start.group(1)}# "):
                last += 1
            found.append((first, last))
    return found


def use(text: str, block: tuple[int, int]) -> str:
    """Take the first # and its space away from every line of a field."""
    lines = text.split("\n")
    for number in range(block[0], block[1] + 1):
        lines[number] = re.sub("^( *)# ", r"\1", lines[number])
    return "\n".join(lines)


# What is made


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_page_lacks_nothing_but_words(kind: Kind, english: Guide) -> None:
    path = start(english, kind)

    problems = english.problems()

    assert {(problem.severity, problem.code) for problem in problems} == {("warning", "VAL24")}
    assert {problem.file for problem in problems} == {f"content/{FOLDERS[kind]}/{path.name}"}
    lines = path.read_text("utf-8").split("\n")
    for problem in problems:
        assert lines[problem.line - 1][problem.column - 1 :] == GAP
    assert max(Counter(problem.line for problem in problems).values()) == 1
    assert len(problems) <= 40  # a line each: about a screen


@pytest.mark.parametrize("kind", KINDS)
def test_with_words_in_every_gap_it_is_good(kind: Kind, english: Guide) -> None:
    path = start(english, kind)
    filled = fill_in(path.read_text("utf-8"), RECORD_MODELS[kind])
    path.write_text(filled, "utf-8")

    # To tell of it elsewhere; and a checked page that now shows this one is to be read again
    assert {problem.code for problem in english.problems()} <= {"CLM13", "REV05"}
    assert english.read(f"{FOLDERS[kind]}/{path.stem}")["written"] == TODAY.isoformat()


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_that_may_be_left_out_can_be_used(kind: Kind, english: Guide) -> None:
    text = start(english, kind).read_text("utf-8")
    waiting = [(text, block) for block in blocks(text)]
    used = 0
    for before, block in waiting:
        after = use(before, block)
        inside = [b for b in blocks(after) if block[0] <= b[0] <= block[1]]
        waiting += [(after, one) for one in inside]
        used += 1
        node, problems = compose(fill_in(after, RECORD_MODELS[kind]), "x.yml")
        assert node, problems
        assert problems == []
        assert validate(node, RECORD_MODELS[kind], "x.yml")[1] == [], after.split("\n")[block[0]]
    assert used >= 12


@pytest.mark.parametrize("kind", KINDS)
def test_with_all_its_fields_in_use_it_is_good(kind: Kind, english: Guide) -> None:
    """But for a name in place of a technique: there, only one of the two can stand.

    And but for the conditions, which have to tell of a new technique.
    """
    path = start(english, kind)
    text = path.read_text("utf-8")
    while found := blocks(text):
        text = use(text, found[0])
    path.write_text(fill_in(text, RECORD_MODELS[kind]), "utf-8")

    assert {problem.code for problem in english.problems()} <= {"CLM09", "CLM13", "REV05"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_page_is_there_with_its_explanation(kind: Kind, english: Guide) -> None:
    text = start(english, kind).read_text("utf-8")

    for field in fields_of(RECORD_MODELS[kind]):
        shape = rf"^## {re.escape(field.title)}[^\n]*\n(?:##[^\n]*\n)*(?:# )?{field.name}:"
        assert re.search(shape, text, re.MULTILINE), field.name


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_filled_in_is_not_explained_behind_a_remark(
    kind: Kind, english: Guide
) -> None:
    text = re.sub(r"\n *## ", " ", start(english, kind).read_text("utf-8"))

    for said in re.finditer(r'explained under "(\w+)"\.\n *(?!#)(\w+):', text):
        assert re.search(rf"^[ -]*{said.group(1)}:", text[: said.start()], re.MULTILINE), said


def test_what_can_be_chosen_comes_from_the_guide(english: Guide) -> None:
    text = start(english, "technique").read_text("utf-8")

    assert "## Choose from: both-arms, one-arm.\nmethods:" in text
    assert "## Choose from: foot, hand, knee.\n# regions:" in text


def test_an_unreadable_guide_does_not_stop_a_new_page(english: Guide) -> None:
    english.path("vocabulary").write_text("regions: [", "utf-8")

    assert TO_FILL_IN in start(english, "technique").read_text("utf-8")


def test_nobody_is_invented(english: Guide) -> None:
    text = start(english, "condition").read_text("utf-8")
    values = [line for line in text.split("\n") if line and not line.lstrip().startswith("#")]
    given = [line for line in values if not line.endswith((":", GAP))]

    assert given == ["status: draft", "title: A new page", "written: 2026-11-22"]


# What is said


def test_the_next_steps_are_told(english: Guide, capsys: Capture) -> None:
    assert english.run("new", "Conditions", "Café", "knee:", "a", "start") == 0

    said = capsys.readouterr().out
    file = "content/conditions/cafe-knee-a-start.yml"
    text = (english.root / file).read_text("utf-8")
    gaps = sum(line.endswith(GAP) and "# " not in line for line in text.split("\n"))
    assert f'Made {file} with the title "Café knee: a start".\n' in said
    assert 'the letters a to z, so "Café knee: a start" became "cafe-knee-a-start" there' in said
    assert f"There are {gaps} such places" in said
    assert f'python3 scripts/check.py --root "{english.root}"\n' in said
    assert 'title: "Café knee: a start"\n' in text


@pytest.mark.parametrize("words", [[], ["condition"], ["elephant"]])
def test_missing_words_are_explained(words: list[str], english: Guide, capsys: Capture) -> None:
    assert english.run("new", *words) == 2

    said = capsys.readouterr().err
    assert 'python3 scripts/new.py condition "Frozen shoulder"' in said
    assert "The kinds are: technique, condition," in said


@pytest.mark.parametrize("word", ["technique", "Techniques", "TECHNIQUE", " technique "])
def test_a_kind_is_known_in_all_its_forms(word: str, english: Guide) -> None:
    assert english.run("new", word, "Three crutches") == 0
    assert english.path("techniques/three-crutches").is_file()


@pytest.mark.parametrize(
    ("typed_name", "id_", "title"),
    [
        ("Frozen shoulder", "frozen-shoulder", "Frozen shoulder"),
        ("frozen-shoulder", "frozen-shoulder", "Frozen shoulder"),
        ("frozen shoulder", "frozen-shoulder", "Frozen shoulder"),
        ("frozen-shoulder.yml", "frozen-shoulder", "Frozen shoulder"),
        ("  Frozen\tshoulder ", "frozen-shoulder", "Frozen shoulder"),
        ("Tennis player's elbow", "tennis-players-elbow", "Tennis player's elbow"),
        ("TMJ (jaw) pain", "tmj-jaw-pain", "TMJ (jaw) pain"),
        ("Hip/knee pain", "hip-knee-pain", "Hip/knee pain"),
        ("Ménière's", "menieres", "Ménière's"),
        ("Straße", "strasse", "Straße"),
        ("Łódź – øre", "lodz-ore", "Łódź – øre"),
        ("2 crutches", "2-crutches", "2 crutches"),
    ],
)
def test_a_title_makes_a_name(typed_name: str, id_: str, title: str) -> None:
    found = name_of(typed_name)

    assert (found.id, found.title) == (id_, title)
    assert bool(found.note) != title.isascii()


# What is refused


REFUSED: list[tuple[list[str], str]] = [
    (["conditon", "Elbow"], 'Did you mean "condition"?'),
    (["elephant", "Elbow"], "The kinds are: technique"),
    (["glossary", "Elbow"], "open content/glossary.yml"),
    (["reference", "Elbow"], "open content/references.yml"),
    (["Elbow", "condition"], 'Type: condition "Elbow"'),
    (["guide", "index"], "is taken by the site itself"),
    (["guide", "Search"], "is taken by the site itself"),
    (["guide", "COM1"], "is taken by the site itself"),
    (["guide", "x" * 61], "61 letters, and the most is 60"),
    (["guide", "..."], "a name with letters in it"),
    (["guide", ""], "a name with letters in it"),
    (["guide", "Боль"], '"б" cannot stand in the address'),
    (["guide", "Sore\u200bknee"], "invisible character"),
    (["guide", "bad\udcff"], "invisible character"),
    (["guide", "guides/elbow"], "without a folder"),
    (["guide", "..\\elbow"], "without a folder"),
    (["condition", "Sore knee"], "Open content/conditions/sore-knee.yml"),
    (["guide", "Sore hands"], "content/risks/sore-hands.yml has the title"),
    (["risk", "Old"], "content/redirects.yml says that the page risks/old moved"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=lambda part: str(part)[-40:])
def test_what_cannot_be_is_refused(
    words: list[str], said: str, english: Guide, capsys: Capture
) -> None:
    english.write("redirects", {"redirects": [{"old": "risks/old", "new": "risks/a-fall"}]})
    before = tree(english.root)

    assert english.run("new", *words) == 2

    assert said in capsys.readouterr().err
    assert tree(english.root) == before


@pytest.mark.parametrize("other", ["Elbow.yml", "elbow.yaml", "ELBOW.YML", "elbow .yml"])
def test_a_name_that_differs_only_in_how_it_is_written(
    other: str, english: Guide, capsys: Capture
) -> None:
    path = english.root / "content" / "conditions" / other
    path.write_text("title: x\n", "utf-8")

    assert english.run("new", "condition", "Elbow") == 2

    assert f"content/conditions/{other} already" in capsys.readouterr().err
    assert not english.path("conditions/elbow").exists()


def test_a_folder_that_is_no_guide(tmp_path: Path, english: Guide, capsys: Capture) -> None:
    assert Guide(tmp_path).run("new", "guide", "Elbow") == 2

    assert "There is no folder called content" in capsys.readouterr().err
    assert not (tmp_path / "content").exists()


def tree(root: Path) -> dict[str, bytes]:
    """All files of a guide."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# How it is written


@pytest.fixture(params=[True, False], ids=["a disk with links", "a disk without links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Disks of USB sticks cannot give one file a second name."""

    def fail(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not request.param:
        monkeypatch.setattr(Path, "hardlink_to", fail)
    return request.param


@pytest.mark.usefixtures("disk")
def test_a_file_is_made_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    assert create(tmp_path / "a" / "b.yml", b"new")
    assert (tmp_path / "a" / "b.yml").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.yml"]


@pytest.mark.usefixtures("disk")
def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_bytes(b"old")

    assert not create(tmp_path / "b.yml", b"new")
    assert tree(tmp_path) == {str(tmp_path / "b.yml"): b"old"}


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, data: bytes) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space"):
        create(tmp_path / "b.yml", b"new")

    assert list(tmp_path.iterdir()) == []
