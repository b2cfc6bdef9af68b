"""Strict parsers for the text that an editor typed, and the field types made of them.

Enters: the text of one YAML value, exactly as typed. Leaves: a clean value, or a
``PydanticCustomError`` whose type is the problem code and whose message is plain English.

Nothing here guesses: ``010`` is no number, ``2026-13-01`` no date, ``NO`` stays the word "NO".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, LiteralString, NamedTuple

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

WordKind = Literal["line", "text", "prose"]

# What an editor's YAML reader (it knows YAML 1.2) may make of plain words, such as 2024 or true.
# Patterns hold for words only, so a value is good with quotes and without.
PLAIN = ["string", "number", "boolean"]


@dataclass(frozen=True)
class Words:
    """Marks a field that holds words for readers.

    line   plain words, no marks (titles, labels)
    text   plain words with **strong** and [links](conditions/neck-pain)
    prose  the same, and citations such as [@carnes-2010]
    """

    kind: WordKind


@dataclass(frozen=True)
class RefTo:
    """Marks a field that holds the id of something defined elsewhere, such as a risk."""

    kind: str


class Range(NamedTuple):
    """Two numbers with the smaller first, as in "17 to 68"."""

    low: Decimal
    high: Decimal


def refuse(code: LiteralString, message: str, hint: str = "") -> PydanticCustomError:
    """An error that the loader turns into a placed problem with this code."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


_LIST = (
    "words were expected here, but a list was found",
    "does the text start with a bracket? Put quotes round the whole text",
)
_GROUP = (
    "there is a colon or a bracket in this text, so it looks like a field with a name",
    "put quotes round the whole text",
)


def as_text(value: object) -> str:
    """The value with runs of white space as one space; refuses lists, groups and nothing."""
    if not isinstance(value, str):
        raise refuse("VAL03", *(_LIST if isinstance(value, list) else _GROUP))
    text = " ".join(value.split())
    if not text:
        raise refuse("VAL04", "this field is there but empty", "fill it in or delete the line")
    return text


def words(longest: int) -> Callable[[object], str]:
    """A parser for words of at most ``longest`` characters."""

    def parse(value: object) -> str:
        text = as_text(value)
        if len(text) > longest:
            raise refuse(
                "VAL05",
                f"this is {len(text)} characters long; the most that fits is {longest}",
                "make it shorter, or split it in two",
            )
        return text

    return parse


def _first(text: str, code: str) -> str:
    """What to do before all else, when signs stand in the text that no such value has."""
    if text[0] in "“”„‘’":
        return "take the curly quotes away, and "
    if code in ("VAL06", "VAL16") and "," in text:
        return "put each one on a line of its own, with a hyphen and a space; "
    return ""


def pattern(
    shape: str, code: LiteralString, wanted: str, hint: str, make: Callable[[str], Any]
) -> Callable[[object], Any]:
    """A parser for text of one exact shape, turned into a value by ``make``."""
    compiled = re.compile(shape)

    def parse(value: object) -> Any:
        if isinstance(value, str | list | dict):
            text = as_text(value)
            if compiled.fullmatch(text):
                return make(text)
            raise refuse(code, f'"{shorten(text)}" is not {wanted}', _first(text, code) + hint)
        return value  # an already parsed value, when a frozen record is copied

    return parse


def shorten(text: str, longest: int = 60) -> str:
    """The text, cut with an ellipsis so that a message stays one line."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


_YEAR_FIRST = "write the year first: 2026-08-06 is August 6, 2026"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse("VAL08", f'there is no such day as "{text}"', _YEAR_FIRST) from None


def _range(text: str) -> Range:
    low, high = (Decimal(part) for part in text.split(" to "))
    if low > high:
        raise refuse("VAL09", f'"{text}" starts with the larger number', f"write {high} to {low}")
    return Range(low, high)


_NUMBER = r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?"

Line = Annotated[
    str,
    BeforeValidator(words(160)),
    Words("line"),
    WithJsonSchema({"type": PLAIN, "maxLength": 160}),
]
Text = Annotated[
    str,
    BeforeValidator(words(900)),
    Words("text"),
    WithJsonSchema({"type": PLAIN, "maxLength": 900}),
]
Prose = Annotated[
    str,
    BeforeValidator(words(900)),
    Words("prose"),
    WithJsonSchema({"type": PLAIN, "maxLength": 900}),
]
Note = Annotated[  # words for editors and readers of sources: never translated, never scored
    str, BeforeValidator(words(900)), WithJsonSchema({"type": PLAIN, "maxLength": 900})
]
Signed = Annotated[
    str,
    BeforeValidator(
        pattern(
            "[0-9a-f]{4}(?:-[0-9a-f]{4}){3}",
            "VAL28",
            "a code of checked words",
            "copy the code from the review sheet, or let sign.py write it",
            str,
        )
    ),
    WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{4}(-[0-9a-f]{4}){3}$"}),
]
Slug = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[a-z0-9]+(?:-[a-z0-9]+)*",
            "VAL06",
            "an id: ids hold only small letters, digits and single hyphens",
            'write the name of its file without .yml, like "low-back-pain"',
            str,
        )
    ),
    WithJsonSchema(
        {
            "type": PLAIN,
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "patternErrorMessage": 'Ids are written like "low-back-pain".',
        }
    ),
]
PageId = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?",
            "VAL16",
            "a page of this guide",
            'write the folder and the file name, such as "conditions/neck-pain"',
            str,
        )
    ),
    WithJsonSchema(
        {
            "type": PLAIN,
            "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)?$",
            "patternErrorMessage": 'Pages are written like "conditions/neck-pain".',
        }
    ),
]
Day = Annotated[
    date,
    BeforeValidator(
        pattern(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
            "VAL07",
            "a date",
            _YEAR_FIRST,
            _day,
        )
    ),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "patternErrorMessage": "Dates are written like 2026-08-06.",
        }
    ),
]
Year = Annotated[
    int,
    BeforeValidator(
        pattern(r"1[89][0-9]{2}|20[0-9]{2}", "VAL10", "a year", "write it like 2024", int)
    ),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1800,
            "maximum": 2099,
            "pattern": "^(1[89]|20)[0-9]{2}$",
            "patternErrorMessage": "Years are written like 2024.",
        }
    ),
]
Count = Annotated[
    int,
    BeforeValidator(
        pattern(
            r"0|[1-9][0-9]{0,11}",
            "VAL11",
            "a whole number",
            "write digits only, such as 42451: no sign, comma, space or zero in front",
            int,
        )
    ),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 0,
            "pattern": "^[0-9]+$",
            "patternErrorMessage": "Whole numbers are written like 42451.",
        }
    ),
]
Number = Annotated[
    Decimal,
    BeforeValidator(
        pattern(_NUMBER, "VAL12", "a number", "write it like 3.86, with a point", Decimal)
    ),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
            "patternErrorMessage": "Numbers are written like 3.86.",
        }
    ),
]
Span = Annotated[
    Range,
    BeforeValidator(
        pattern(
            rf"{_NUMBER} to {_NUMBER}",
            "VAL13",
            "a range",
            'write the smaller number, "to", the larger one, such as 17 to 68',
            _range,
        )
    ),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^-?[0-9.]+ to -?[0-9.]+$",
            "patternErrorMessage": "Ranges are written like 17 to 68.",
        }
    ),
]
Web = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?",
            "VAL14",
            "a web address",
            "it starts with https:// and has no spaces",
            str,
        )
    ),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^https://",
            "patternErrorMessage": "Web addresses start with https://.",
        }
    ),
]
YesNo = Annotated[
    bool,
    BeforeValidator(
        pattern(r"yes|no", "VAL15", "yes or no", "write yes or no", lambda text: text == "yes")
    ),
    WithJsonSchema({"enum": ["yes", "no"]}),
]
