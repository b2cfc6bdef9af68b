"""What a new guide is told of its clinic, and whether it can be so.

Enters: words as they were typed. Leaves: ``Answers``; or ``RefusedError`` with what to type.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from sitegen.colours import can_be_read, nearest
from sitegen.model.scalars import Line, Web
from sitegen.model.site import Colour, Telephone

KINDS = ("empty", "copy")


class RefusedError(Exception):
    """Why no guide was begun, for the person who typed."""


class Question(NamedTuple):
    """What is asked, what is taken when nothing is typed, and what fits."""

    words: str
    usual: str
    fits: Any


QUESTIONS: dict[str, Question] = {
    "name": Question("What is the guide called?", "A guide for patients", Line),
    "clinic": Question("What is the clinic called?", "Example Clinic", Line),
    "phone": Question("Which number do patients call?", "555-0100", Telephone),
    "emergency": Question("Which number is for emergencies?", "911", Telephone),
    "address": Question("At which web address will it be?", "https://example.org", Web),
    "colour": Question('Which colour do links have, such as "#194d97"?', "", Colour),
    "content": Question(
        "Copy all pages of this guide, or start empty (copy, empty)?", "empty", str
    ),
}


class Answers(NamedTuple):
    """The new guide's own name, contacts and colour; whether it starts with the pages of this."""

    name: str
    clinic: str
    phone: str
    emergency: str
    address: str
    colour: str
    content: str


def answers(given: Mapping[str, str | None]) -> Answers:
    """Every answer, checked; the usual one where none is given."""
    return Answers(**{key: answered(key, given.get(key)) for key in QUESTIONS})


def answered(key: str, text: str | None) -> str:
    """One answer as it will stand in site.yml; raises ``RefusedError``."""
    question = QUESTIONS[key]
    text = " ".join((text or question.usual).split())
    if not text:
        return text
    if key == "content" and text not in KINDS:
        raise RefusedError(f'"{text}" is neither empty nor copy.')
    try:
        value = str(TypeAdapter(question.fits).validate_python(text))
    except ValidationError as failure:
        raise RefusedError(_told(failure)) from None
    if key == "colour" and not can_be_read(value):
        raise RefusedError(
            f'Words in the colour "{value}" would be hard to read. The nearest colour that is dark '
            f'enough is "{nearest(value)}".'
        )
    return value


def _told(failure: ValidationError) -> str:
    """The message of a field, and its hint, as two sentences."""
    known = failure.errors()[0].get("ctx", {})
    parts = [known.get("message", ""), known.get("hint", "")]
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts if part)
