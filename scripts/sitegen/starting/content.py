"""The content of a new guide: pages to begin with, or this guide's own, with the clinic's contacts.

Enters: the folders of content to begin with, of the new guide, and ``Answers``. Leaves: the new
guide's ``content/``; and the lines in which the clinic of before still stands.

Nobody in the new clinic has checked a page, had one published or let a problem pass. So what says
so stays behind: sign-offs, ratings, the ledger, redirects and exceptions.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sitegen.files import write_if_changed
from sitegen.load.compose import compose
from sitegen.load.nodes import Fields, Scalar
from sitegen.new import make
from sitegen.starting.answers import Answers
from sitegen.starting.lines import Way, put, take_out

STAYS = ("ratings.yml", "published.yml", "redirects.yml", "exceptions.yml")
NOT_OURS = (
    ("security",),
    ("clinic", "address"),
    ("contacts", "doctor", "phone"),
    ("contacts", "maternity", "phone"),
)
HOURS = "Monday to Friday, 9 to 5"
BLANKS = (
    ("guide", "What it is"),
    ("technique", "A treatment"),
    ("condition", "A problem"),
    ("contraindication", "A reason to wait"),
    ("risk", "A risk"),
    ("aftercare", "The first days"),
)


def fill(source: Path, target: Path, answers: Answers, today: date) -> list[str]:
    """Make the content of the guide at ``target``; where the clinic of before is still named."""
    content = target / "content"
    shutil.copytree(source / "content", content, dirs_exist_ok=True, ignore=_left_out)
    file = content / "site.yml"
    before = _text(file)
    _write(file, with_contacts(before, answers))
    for path in sorted(content.rglob("*.yml")):
        if path.is_relative_to(content / "schema"):
            continue
        text = _text(path)
        after = take_out(text, ("reviewed",)) if "reviewed:" in text else text
        if path.name == "site.yml" and path != file:
            after = _in_another_language(after, answers)
        _write(path, after)
    if answers.content == "empty":
        for kind, name in BLANKS:
            make(target, kind, name, today)
        return []
    return list(_still_named(target, before, answers))


def with_contacts(text: str, answers: Answers) -> str:
    """``site.yml`` with the clinic's own name and contacts; an example until a person looked."""
    called = _value(text, ("name",))
    for way, value in _fields(answers).items():
        text = put(text, way, value)
    if _value(text, ("home", "title")) == called:
        text = put(text, ("home", "title"), answers.name)
    for way in (*NOT_OURS, ("colour",)):
        text = take_out(text, way)
    return put(text, ("colour",), answers.colour, after="example") if answers.colour else text


def _fields(answers: Answers) -> dict[Way, str]:
    return {
        ("name",): answers.name,
        ("address",): answers.address,
        ("example",): "yes",
        ("clinic", "name"): answers.clinic,
        ("clinic", "phone"): answers.phone,
        ("clinic", "hours"): HOURS,
        ("contacts", "emergency", "phone"): answers.emergency,
        ("owner", "publisher"): answers.clinic,
    }


def _in_another_language(text: str, answers: Answers) -> str:
    """Its ``site.yml`` without words of the clinic of before: the new ones stand there as typed."""
    for way in (*_fields(answers), *NOT_OURS, ("home", "title")):
        text = take_out(text, ("words", ".".join(way)))
    return text


def _still_named(root: Path, before: str, answers: Answers) -> Iterator[str]:
    """The places of words that name the clinic of before, its phone or its address."""
    ways = (("clinic", "name"), ("clinic", "phone"), ("clinic", "address"), ("address",))
    old = {_value(before, way).removeprefix("https://") for way in ways} - {""}
    for name in [name for name in old if any(name in value for value in answers)]:
        old.discard(name)
    shape = re.compile("|".join(map(re.escape, sorted(old))) or r"(?!)")
    for path in sorted((root / "content").rglob("*.yml")):
        for number, line in enumerate(_text(path).splitlines(), start=1):
            if "schema" not in path.parts and shape.search(line):
                yield f"{path.relative_to(root).as_posix()}:{number}"


def _value(text: str, way: Way) -> str:
    """The value of a field, or ""."""
    node = compose(text, "")[0]
    for step in way:
        node = node.children.get(step) if isinstance(node, Fields) else None
    return node.text if isinstance(node, Scalar) else ""


def _left_out(folder: str, names: list[str]) -> set[str]:
    """What is no content of a new guide: what only this one has, and files of the system."""
    return {name for name in names if name in STAYS or name.startswith(".") or name.endswith("~")}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _write(path: Path, text: str) -> None:
    write_if_changed(path, text.encode("utf-8"))
