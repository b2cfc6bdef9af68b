"""An overlay: the words of one record in another language, and of which words they are.

One file a record in ``content/translations/<language>/``, with the same folder and name. Words that
changed since fall back to the original, and say so.

Enters: plain data. Leaves: ``Overlay``; ``stamp`` of any words.
"""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from sitegen.model.base import Model, field
from sitegen.model.scalars import Note, pattern

FieldPath = Annotated[
    str,
    BeforeValidator(
        pattern(
            r"[a-z_]+(?:\.[a-z0-9_]+)*",
            "VAL06",
            "a field's path",
            'write it like "steps.2.you"',
            str,
        )
    ),
    WithJsonSchema({"type": "string"}),
]


class Translated(Model):
    """One field's words in the other language."""

    of: Note = field("Of", "The stamp of the original words (8 signs).", "3f2a91bc")
    text: Note = field("Words", "The words in this language.", "Poen gwddf")


class Overlay(Model):
    """The words of one file in another language."""

    words: dict[FieldPath, Translated] = field(
        "Words",
        "By field; items of a list are counted from 1, as in steps.2.you.",
        {"title": {"of": "3f2a91bc", "text": "Poen gwddf"}},
    )


def stamp(words: str) -> str:
    """Eight signs that change when the words do: the start of their SHA-256."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]
