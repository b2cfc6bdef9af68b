"""A new page, still blank: the fields it needs wait for words, the others stand by as remarks.

Enters: a kind, what is known of the page, and the ids that may be named. Leaves: the text of its
file.

Lines with ## explain. A field that may be left out has one # before each of its lines; without
those it reads as well as the others. A group of fields is explained where it is met first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from sitegen.load.gaps import TO_FILL_IN
from sitegen.model.base import Model
from sitegen.model.condition import TechniqueFit
from sitegen.model.figures import Estimate, Figure
from sitegen.model.guide import Section
from sitegen.model.kinds import RECORD_MODELS
from sitegen.model.pieces import Record, Step
from sitegen.model.risk import Timing
from sitegen.model.technique import Difference
from sitegen.model.terms import Kind
from sitegen.schema.example import wishes
from sitegen.schema.lines import as_item, item_lines, remark, value_lines
from sitegen.schema.shape import Field, fields_of
from sitegen.schema.telling import may_be_left_out, what_it_takes

Ids = Mapping[str, Collection[str]]

# Fields that a model lets be left out, but without which a check would complain of a new page
WANTED: dict[type[Model], tuple[str, ...]] = {
    Record: ("signs",),
    TechniqueFit: ("technique", "sources"),
    Difference: ("technique",),
    Figure: ("not_known",),
    Timing: ("not_known",),
    Estimate: ("events", "about", "sources"),
    Section: ("paragraphs",),
    Step: ("therapist", "you"),
}
DEEPEST = 2  # groups further down, and the many numbers of a claim, are only named
LISTED = ("technique", "risk", "image", "sign", "about", "method", "region", "phase", "group")
_HEAD = """\
How to fill in this page. Lines that start with ## explain; readers never see them.
1. Wherever it says {gap}, type your own words in its place, between the quotes.
2. Do not type the sign " within your words; type ' instead.
3. Leave the spaces at the start of a line as they are.
4. For one more item of a list, copy an item with its hyphen and all its lines.
5. Fields with one # in front may be left out. To use one, take the first # and the space after
it away from each of its lines, then fill it in.
6. To see what is left to do, type: python3 scripts/check.py
7. When all is there, take the line "status: draft" out. Until then the page is in previews only."""
_MAY = "You may stop here. Nothing below must be filled in."


def blank_text(kind: Kind, given: Mapping[str, str], ids: Ids) -> str:
    """The file of a new page. ``given``: values that are known already, by field."""
    writer = _Writer(ids, f"content/schema/specimens/{kind}.yml")
    parts = {True: [""], False: ["", f"## {_MAY}", ""]}
    model = RECORD_MODELS[kind]
    for field in _in_order(model, given):
        lines = writer.top(model, field, given.get(field.name))
        parts[field.name in given or _is_wanted(model, field)] += [*lines, ""]
    head = remark(_HEAD.format(gap=TO_FILL_IN), "", "##")
    return "\n".join([*head, *parts[True], *parts[False][1:-1]]) + "\n"


class _Spot(NamedTuple):
    """Where a field stands: its spaces, how deep it lies, and whether it is there or a remark."""

    indent: str = ""
    depth: int = 0
    live: bool = True

    def inside(self, *, many: bool) -> _Spot:
        """The place of the fields of a group, or of an item of a list of groups."""
        steps = 2 if many else 1
        return self._replace(indent=self.indent + "  " * steps, depth=self.depth + steps)


class _Writer:
    """Writes fields and remembers which groups it has explained; one use each."""

    def __init__(self, ids: Ids, specimen: str) -> None:
        self._ids = ids
        self._specimen = specimen
        self._told: dict[type[Model], tuple[str, bool]] = {}  # under which field; is it live?

    def top(self, model: type[Model], field: Field, given: str | None) -> Iterator[str]:
        """A field of the page itself, filled in where its value is known."""
        if given is None:
            yield from self._field(model, field, _Spot(), None)
            return
        yield from remark(_what(field), "", "##")
        yield from value_lines(field.name, given, "")

    def _field(self, model: type[Model], field: Field, spot: _Spot, wish: Any) -> Iterator[str]:
        """A field with its explanation; behind a # when it may be left out."""
        wanted = _is_wanted(model, field)
        spot = spot._replace(live=spot.live and wanted)
        if not wanted and _is_far(field, spot.depth):
            how = f'Called "{field.name}"; {self._specimen} shows how.'
            yield from remark(f"{_what(field)} May be left out. {how}", spot.indent, "##")
            return
        needed = "" if wanted or not spot.depth else may_be_left_out(field)
        parts = (_what(field), needed, self._help(field, spot, wish))
        yield from remark(" ".join(filter(None, parts)), spot.indent, "##")
        for line in self._value(field, spot, wish):
            yield line if wanted else f"{spot.indent}# {line[len(spot.indent) :]}"

    def _value(self, field: Field, spot: _Spot, wish: Any) -> Iterator[str]:
        if field.group is None or self._before(field, spot):
            yield from value_lines(field.name, _gap(field), spot.indent)
            return
        self._told[field.group] = field.name, spot.live
        yield f"{spot.indent}{field.name}:"
        first = wishes(field, wish)[0]
        group = self._group(field.group, spot.inside(many=field.many), first)
        yield from as_item(group, f"{spot.indent}  ") if field.many else group
        for _ in range(field.least - 1):
            yield from item_lines(_gaps(field.group), f"{spot.indent}  ")

    def _group(self, model: type[Model], spot: _Spot, wish: dict[str, Any]) -> Iterator[str]:
        for field in _in_order(model):
            yield from self._field(model, field, spot, wish.get(field.name))

    def _before(self, field: Field, spot: _Spot) -> str:
        """Where the fields of a group are explained already: for a live one in live lines."""
        name, live = self._told.get(field.group, ("", False)) if field.group else ("", False)
        return name if live or not spot.live else ""

    def _help(self, field: Field, spot: _Spot, wish: Any) -> str:
        """An example, the ids to choose from, or where the fields of a group are explained."""
        if field.group:
            before = self._before(field, spot)
            return f'Its fields are explained under "{before}".' if before else ""
        if field.points_to in LISTED and (known := self._ids.get(field.points_to)):
            return f"\nChoose from: {', '.join(sorted(known))}."
        if field.choices:
            return ""  # they are told already
        example = wish or field.example
        return f"\nExample: {example[0] if isinstance(example, list) else example}"


def _is_far(field: Field, depth: int) -> bool:
    """Whether a group lies too deep to be written out."""
    return field.group is not None and (depth > DEEPEST or (depth > 0 and field.group is Figure))


def _what(field: Field) -> str:
    title = field.title if field.title.endswith("?") else f"{field.title}."
    return " ".join(part for part in (title, field.description, what_it_takes(field)) if part)


def _in_order(model: type[Model], given: Collection[str] = ()) -> list[Field]:
    """What is wanted, or given already, comes first."""
    return sorted(
        fields_of(model), key=lambda field: not (field.name in given or _is_wanted(model, field))
    )


def _is_wanted(model: type[Model], field: Field) -> bool:
    named = (names for base, names in WANTED.items() if issubclass(model, base))
    return field.needed or any(field.name in names for names in named)


def _gap(field: Field) -> Any:
    """A field's value, still to fill in."""
    value = _gaps(field.group) if field.group else TO_FILL_IN
    return [value] * max(1, field.least) if field.many else value


def _gaps(model: type[Model]) -> dict[str, Any]:
    """The fields that a group needs, still to fill in."""
    return {field.name: _gap(field) for field in fields_of(model) if _is_wanted(model, field)}
