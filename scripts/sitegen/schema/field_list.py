"""The list of all fields, for the people who edit the content.

Enters: the kinds of files. Leaves: the text of ``content/FIELDS.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.model.base import Model
from sitegen.model.pieces import Record
from sitegen.schema.kinds import FILE_KINDS, FileKind
from sitegen.schema.shape import Field, fields_of, first_line, groups_in, plain_name
from sitegen.schema.telling import may_be_left_out, what_it_takes

_HEAD = """\
<!-- Made by "python3 scripts/schema.py" from scripts/sitegen/model. Do not change it here. -->

# All fields

What may stand in the files of this folder, field by field. `schema/specimens/` shows the same as
files that you can copy. [PROBLEMS.md](PROBLEMS.md) explains what the check says.

A field that may be left out may also stand there with nothing after its colon.

## On this page
"""


def fields_text() -> str:
    """The list as a file."""
    kinds = [part for kind in FILE_KINDS for part in _kind(kind)]
    shared = [*_section("Every page", Record), *kinds]
    groups = [part for model in _groups() for part in _section(plain_name(model), model, "###")]
    lines = [_HEAD, *_contents(), "", *shared, "## Groups of fields", "", *groups]
    return "\n".join(lines).rstrip() + "\n"


def _groups() -> list[type[Model]]:
    """Every group inside a file, by name."""
    tops = {kind.model for kind in FILE_KINDS}
    found = {group for top in tops for group in groups_in(top)} - tops
    return sorted(found, key=plain_name)


def _contents() -> Iterator[str]:
    """The table of contents."""
    yield "- [Every page](#every-page): what all kinds of pages have"
    for kind in FILE_KINDS:
        yield f"- {_link(kind.title)}: {_files(kind)}"
    yield "- [Groups of fields](#groups-of-fields)"
    for model in _groups():
        yield f"  - {_link(plain_name(model))}"


def _kind(kind: FileKind) -> Iterator[str]:
    """The section of one kind of file."""
    is_page = issubclass(kind.model, Record)
    note = ["Besides these it has the fields of [every page](#every-page).", ""] if is_page else []
    inherited = set(Record.model_fields) if is_page else set()
    yield from _section(kind.title, kind.model, left_out=inherited)
    yield from [*note, f"Files: {_files(kind)}", ""]


def _section(
    heading: str, model: type[Model], level: str = "##", left_out: set[str] | None = None
) -> Iterator[str]:
    """A heading and a table of fields."""
    yield from (f"{level} {heading}", "", first_line(model), "")
    yield from ("| field | what it is | must it be there? | example |", "|---|---|---|---|")
    for field in fields_of(model):
        if field.name not in (left_out or ()):
            yield _row(field)
    yield ""


def _row(field: Field) -> str:
    mark = "" if field.title.endswith("?") else "."
    what = f"**{field.title}{mark}** {field.description}"
    takes = " ".join(part for part in (what_it_takes(field), _inside(field)) if part)
    needed = "yes" if may_be_left_out(field).startswith("Must") else "no"
    cells = (f"`{field.name}`", f"{what} {takes}".strip(), needed, _example(field))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _inside(field: Field) -> str:
    if field.group is None:
        return ""
    where = _link(plain_name(field.group))
    if field.named:
        return f"Free names, each with: {where}."
    return f"Each item: {where}." if field.many else f"Its fields: {where}."


def _example(field: Field) -> str:
    if field.group is not None:
        return ""
    values: Any = field.example
    if isinstance(values, dict):
        return "<br>".join(f"`{key}: {value}`" for key, value in values.items())
    if isinstance(values, list):
        return "<br>".join(f"`- {value}`" for value in values)
    return f"`{values}`"


def _files(kind: FileKind) -> str:
    return kind.where or ", ".join(f"`{name.removeprefix('content/')}`" for name in kind.files)


def _link(heading: str) -> str:
    return f"[{heading}](#{heading.lower().replace(' ', '-')})"
