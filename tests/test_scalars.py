"""What an editor typed, to a value: tables of good and bad input for every kind of field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sitegen.model.scalars import (
    Count,
    Day,
    Line,
    Number,
    PageId,
    Range,
    Slug,
    Span,
    Text,
    Web,
    Year,
    YesNo,
    shorten,
)
from sitegen.model.site import Language, Telephone
from sitegen.model.translation import FieldPath
from sitegen.model.vocabulary import Outline, WordKey

TYPES = {
    "line": Line,
    "text": Text,
    "slug": Slug,
    "page": PageId,
    "day": Day,
    "year": Year,
    "count": Count,
    "number": Number,
    "span": Span,
    "web": Web,
    "yes or no": YesNo,
    "language": Language,
    "telephone": Telephone,
    "outline": Outline,
    "field path": FieldPath,
    "word key": WordKey,
}
ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in TYPES.items()}


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("line", "NO", "NO"),
        ("line", "010", "010"),
        ("line", "1:30", "1:30"),
        ("line", "1.10", "1.10"),
        ("line", "null", "null"),
        ("line", "  two   words \n here ", "two words here"),
        ("line", "x" * 160, "x" * 160),
        ("text", "x" * 900, "x" * 900),
        ("slug", "low-back-pain", "low-back-pain"),
        ("slug", "2024", "2024"),
        ("slug", "no", "no"),
        ("page", "conditions/neck-pain", "conditions/neck-pain"),
        ("page", "glossary", "glossary"),
        ("day", "2026-08-06", date(2026, 8, 6)),
        ("day", "2024-02-29", date(2024, 2, 29)),
        ("year", "1800", 1800),
        ("year", "2099", 2099),
        ("count", "0", 0),
        ("count", "86400", 86400),
        ("count", "100000000000", 100_000_000_000),
        ("number", "0", Decimal(0)),
        ("number", "3.86", Decimal("3.86")),
        ("number", "-1.5", Decimal("-1.5")),
        ("number", "1.10", Decimal("1.10")),
        ("span", "17 to 68", Range(Decimal(17), Decimal(68))),
        ("span", "-1.5 to 0", Range(Decimal("-1.5"), Decimal(0))),
        ("span", "5 to 5", Range(Decimal(5), Decimal(5))),
        ("web", "https://example.org/a_(b)?c=d#e", "https://example.org/a_(b)?c=d#e"),
        ("web", "https://example.org:8080", "https://example.org:8080"),
        ("yes or no", "yes", True),
        ("yes or no", "no", False),
        ("language", "cy", "cy"),
        ("language", "pt-BR", "pt-BR"),
        ("telephone", "555-0100", "555-0100"),
        ("telephone", "+44 (0)20 7946", "+44 (0)20 7946"),
        ("telephone", "911", "911"),
        ("field path", "steps.2.you", "steps.2.you"),
        ("outline", "M-1 0H9V9Z", "M-1 0H9V9Z"),
        ("word key", "how_sure", "how_sure"),
    ],
)
def test_good_input_means_what_was_typed(kind: str, typed: str, value: object) -> None:
    found = ADAPTERS[kind].validate_python(typed)

    assert (value, type(value)) == (found, type(found))


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("line", "", "VAL04"),
        ("line", "   ", "VAL04"),
        ("line", [], "VAL03"),
        ("line", {"a": "b"}, "VAL03"),
        ("line", "x" * 161, "VAL05"),
        ("text", "x" * 901, "VAL05"),
        ("slug", "Low-Back", "VAL06"),
        ("slug", "low--back", "VAL06"),
        ("slug", "-low", "VAL06"),
        ("slug", "low_back", "VAL06"),
        ("slug", "über", "VAL06"),
        ("slug", ["a"], "VAL03"),
        ("page", "conditions/", "VAL16"),
        ("page", "/conditions/x", "VAL16"),
        ("page", "a/b/c", "VAL16"),
        ("page", "../etc/passwd", "VAL16"),
        ("page", "conditions/x.yml", "VAL16"),
        ("day", "06/08/2026", "VAL07"),
        ("day", "2026-8-6", "VAL07"),
        ("day", "20260806", "VAL07"),
        ("day", "August 2026", "VAL07"),
        ("day", "2026-13-01", "VAL08"),
        ("day", "2026-02-29", "VAL08"),
        ("day", "0000-01-01", "VAL08"),
        ("span", "68 to 17", "VAL09"),
        ("year", "1799", "VAL10"),
        ("year", "2100", "VAL10"),
        ("year", "24", "VAL10"),
        ("year", "2024.0", "VAL10"),
        ("count", "010", "VAL11"),
        ("count", "1_000", "VAL11"),
        ("count", "1,000", "VAL11"),
        ("count", "+5", "VAL11"),
        ("count", "-5", "VAL11"),
        ("count", "1:30", "VAL11"),
        ("count", "1e3", "VAL11"),
        ("count", "0x10", "VAL11"),
        ("count", "NO", "VAL11"),
        ("count", "٣", "VAL11"),
        ("count", "9" * 5000, "VAL11"),
        ("number", "3,86", "VAL12"),
        ("number", ".5", "VAL12"),
        ("number", "5.", "VAL12"),
        ("number", "+5", "VAL12"),
        ("number", "1e3", "VAL12"),
        ("number", "nan", "VAL12"),
        ("number", "inf", "VAL12"),
        ("number", "007", "VAL12"),
        ("span", "17-68", "VAL13"),
        ("span", "17 to", "VAL13"),
        ("span", "17 TO 68", "VAL13"),
        ("span", "17 to 68 to 70", "VAL13"),
        ("web", "example.org", "VAL14"),
        ("web", "javascript:alert(1)", "VAL14"),
        ("web", "https://", "VAL14"),
        ("web", "http://example.org", "VAL14"),
        ("web", 'https://example.org/"><script>', "VAL14"),
        ("web", "https://user@example.org/", "VAL14"),
        ("yes or no", "true", "VAL15"),
        ("yes or no", "Yes", "VAL15"),
        ("yes or no", "on", "VAL15"),
        ("language", "EN", "VAL17"),
        ("language", "../es", "VAL17"),
        ("telephone", "call us", "VAL18"),
        ("telephone", "555-0100 ext 5", "VAL18"),
        ("outline", "0 0H9", "VAL26"),
        ("outline", 'M0 0"/><script>', "VAL26"),
        ("field path", "steps[2].you", "VAL06"),
        ("word key", "How sure", "VAL06"),
    ],
)
def test_bad_input_is_refused_with_its_code(kind: str, typed: object, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ADAPTERS[kind].validate_python(typed)

    assert code == refused.value.errors()[0]["type"]


@pytest.mark.parametrize("kind", TYPES)
def test_every_refusal_is_one_sentence_with_a_hint(kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ADAPTERS[kind].validate_python("\u00ff" * 2000)

    context = refused.value.errors()[0]["ctx"]
    assert context["message"]
    assert context["hint"]
    assert len(context["message"]) < 160


@pytest.mark.parametrize(
    ("kind", "typed", "hint"),
    [
        ("slug", "“neck”", "take the curly quotes away, and write the name of its file"),
        ("slug", "neck, head", "put each one on a line of its own, with a hyphen and a space;"),
        ("day", "November 22, 2026", "write the year first: 2026-08-06 is August 6, 2026"),
        ("day", "11/22/2026", "write the year first: 2026-08-06 is August 6, 2026"),
    ],
)
def test_the_hint_fits_what_was_typed(kind: str, typed: str, hint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ADAPTERS[kind].validate_python(typed)

    assert refused.value.errors()[0]["ctx"]["hint"].startswith(hint)


def test_a_value_that_is_a_value_already_stays() -> None:
    """A frozen record may be copied: its dates and numbers are not read again."""
    assert date(2026, 1, 1) == ADAPTERS["day"].validate_python(date(2026, 1, 1))


@pytest.mark.parametrize(("text", "short"), [("abc", "abc"), ("abcd", "ab…")])
def test_long_text_is_cut_with_a_mark(text: str, short: str) -> None:
    assert short == shorten(text, 3)
