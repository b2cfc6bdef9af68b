"""What libyaml could not read, told in plain words, at the place where the editor can mend it.

Enters: libyaml's error and what was read before it. Leaves: a problem.

libyaml's words are stable and name what it looked for; what an editor did is told by the lines
and by the last thing that could be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from sitegen.load import complaints
from sitegen.load.sayings import BEHIND, BELOW_HYPHENS, QUOTE, TABLE
from sitegen.problem import Place, Problem, error

_CURLY = re.compile(r" *(?:- +)?(?:[A-Za-z_][\w-]*: +)?(?=[“”„‘’])")
_NO_SPACE = re.compile(r" *(?:- +)?[A-Za-z_][\w-]*:(?=[^\s/])")
_NO_COLON = re.compile(r" *(?:- +)?([a-z][a-z_]*)(?=\s*$| [^\sa-z])")
_ITEM = re.compile(r" *-(?: |$)")
_FIELD = re.compile(r" *[A-Za-z_][\w-]*:(?: |$)")
_BULLETS = tuple("•·▪◦‣–—")
QUOTED = ("'", '"')
_INNER = {
    "'": "put \"...\" round the whole text in place of '...'",
    '"': "inside the text type ' in place of \", or put '...' round the whole text",
}


@dataclass(slots=True)
class Seen:
    """The lines of the file, and what was read before the error."""

    lines: list[str]
    event: Any = None  # the last one
    open: list[Place] = field(default_factory=list)  # brackets that are not closed yet
    closed: Place | None = None  # where the bracket that closed last was opened


class Spot(NamedTuple):
    """Line and column from 1."""

    line: int
    column: int


def explain(failure: yaml.MarkedYAMLError, seen: Seen, file: str) -> Problem:
    """The problem behind libyaml's error."""
    said = f"{failure.context or ''} {failure.problem or ''}"
    row = next(row for row in TABLE if row.words in said)
    start = _spot(failure.context_mark, seen)
    end = _spot(failure.problem_mark, seen) or start or Spot(1, 1)
    spot = (start if row.at_start else None) or end
    if row.code == "YML04":
        return _special(start or end, seen, file)
    if row.code == "YML09" and (found := _after_end(end, seen, file)):
        return found
    if row.code == "YML07" and (found := _curly(spot, seen, file)):
        return found
    if row.code == "YML11" and (found := _no_hyphen(spot, seen, file)):
        return found
    if row.code in ("YML07", "YML11") and (found := _run_on(row.code, spot, seen, file)):
        return found
    if row.code == "YML16":
        spot = Spot(end.line, max(1, seen.lines[end.line - 1].rfind("\\", 0, end.column - 1) + 1))
    if row.code == "YML14" and seen.open:
        spot = Spot(seen.open[-1].line, seen.open[-1].column)
    if row.code == "YML10":
        return _bad_start(Place(file, *spot))
    return error(Place(file, *spot), row.code, row.message, row.hint)


def _special(spot: Spot, seen: Seen, file: str) -> Problem:
    sign = seen.lines[spot.line - 1][spot.column - 1 : spot.column]
    return complaints.special(Place(file, *spot), sign)


def _bad_start(place: Place) -> Problem:
    return error(place, "YML10", "text cannot start with this character", QUOTE)


def _after_end(end: Spot, seen: Seen, file: str) -> Problem | None:
    """Text that goes on after what ends it: a quote, a bracket or a remark."""
    if any(line.rstrip() == "..." for line in seen.lines[: end.line - 1]):
        return complaints.second(Place(file, *end))
    if found := _after_closing(end, seen, file):
        return found
    line, above = seen.lines[end.line - 1], seen.lines[max(0, end.line - 2)]
    is_remark = above.lstrip(" ").startswith("#")
    if _ITEM.match(line):
        return _item(Place(file, *end), BEHIND if is_remark else BELOW_HYPHENS)
    if is_remark and isinstance(seen.event, yaml.ScalarEvent) and not _FIELD.match(line):
        return _remark(Place(file, end.line - 1, above.index("#") + 1))
    return None


def _after_closing(end: Spot, seen: Seen, file: str) -> Problem | None:
    last: Any = seen.event
    closed = _spot(last.end_mark, seen) if last else None
    if closed is None or closed.line != end.line or last.start_mark.index == last.end_mark.index:
        return None
    if isinstance(last, yaml.ScalarEvent) and last.style in QUOTED:
        return _quote(_spot(last.start_mark, seen) or end, end, last.style, file)
    if isinstance(last, yaml.CollectionEndEvent) and seen.closed:
        return _bad_start(seen.closed)
    return None


def _item(place: Place, hint: str) -> Problem:
    return error(place, "YML09", "this item does not go with the lines above", hint)


def _remark(place: Place) -> Problem:
    return error(
        place,
        "YML09",
        "this remark stands between the lines of a text, and ends it",
        "move the remark above the text, or put the text on one line",
    )


def _curly(spot: Spot, seen: Seen, file: str) -> Problem | None:
    """Quotes that a word processor has bent: they are words like any others."""
    if not (found := _CURLY.match(seen.lines[spot.line - 1])):
        return None
    return error(
        Place(file, spot.line, found.end() + 1),
        "YML07",
        "these quotes are curly, and only straight ones count",
        'type " in place of the curly quotes at both ends of the text',
    )


def _quote(opened: Spot, end: Spot, style: str, file: str) -> Problem:
    if opened.line < end.line:
        return error(
            Place(file, *opened),
            "YML08",
            f"a quote opens here and closes only on line {end.line}",
            "close it with the same kind of quote where the text ends",
        )
    return error(
        Place(file, *end),
        "YML13",
        "the text goes on here after its closing quote",
        _INNER[style],
    )


def _no_hyphen(spot: Spot, seen: Seen, file: str) -> Problem | None:
    """An item of a list that starts with something else than a hyphen and a space."""
    line = seen.lines[spot.line - 1]
    at, text = _indent(line), line.strip()
    place = Place(file, spot.line, at + 1)
    if text[:1] == "-":
        return complaints.no_space_after_hyphen(Place(file, spot.line, at + 2))
    if text[:1] in _BULLETS:
        what = "this sign does not start an item of a list"
        return error(place, "YML11", what, "type a hyphen and a space in its place")
    above = seen.lines[spot.line - 2] if spot.line > 1 else ""
    if _ITEM.match(above) and _indent(above) == at:
        what = "this line stands among the items of a list, but has no hyphen"
        return error(place, "YML11", what, "type a hyphen and a space before its words")
    return _no_colon(spot.line, line, file)


def _no_colon(number: int, line: str, file: str) -> Problem | None:
    """A line that starts as a field does, with a word and its text or nothing behind it."""
    if not (found := _NO_COLON.match(line)):
        return None
    name = found[1]
    return error(
        Place(file, number, found.end() + 1),
        "YML11",
        f'a colon is missing after "{name}"',
        f'type "{name}:" if it is a field; if it goes on with the text above, start further right',
    )


def _run_on(code: str, spot: Spot, seen: Seen, file: str) -> Problem | None:
    """A field without a space after its colon, or one that stands too far right."""
    first = spot.line
    if code == "YML07" and isinstance(seen.event, yaml.ScalarEvent):
        first = (_spot(seen.event.start_mark, seen) or spot).line
    if found := _NO_SPACE.match(seen.lines[first - 1]):
        place = Place(file, first, found.end() + 1)
        return error(place, "YML15", "a space is missing after the colon", "type a space here")
    if first == spot.line:
        return None
    if _indent(seen.lines[first - 1]) == _indent(seen.lines[spot.line - 1]):
        return _no_colon(first, seen.lines[first - 1], file) or error(
            Place(file, first, _indent(seen.lines[first - 1]) + 1),
            "YML11",
            "there is no colon on this line, so it is no field",
            'a field is a name, a colon and a space, such as "title: Neck pain"',
        )
    return error(
        Place(file, *spot),
        "YML07",
        "there is a colon here, but this line counts as part of the text above",
        f"if it is a field, start it exactly below the fields above; if not, {QUOTE}",
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spot(mark: Any, seen: Seen) -> Spot | None:
    """The place of a mark, kept inside the file (libyaml may point past its end)."""
    if mark is None:
        return None
    last = len(seen.lines)
    while last > 1 and not seen.lines[last - 1].strip():
        last -= 1
    if mark.line >= last:
        return Spot(last, 1)
    return Spot(mark.line + 1, min(mark.column, len(seen.lines[mark.line])) + 1)
