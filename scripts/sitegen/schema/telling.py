"""Short sentences about a field: what it takes, and whether it must be there.

Enters: fields. Leaves: words for people who edit the content.
"""

from __future__ import annotations

from sitegen.schema.shape import Field

_MARKS = {
    "text": "May hold **strong** words and links.",
    "prose": "May hold **strong** words, links and citations.",
}


def what_it_takes(field: Field) -> str:
    """How many items a list has, and the words to choose from where the description lacks them."""
    choices = ""
    if field.choices and not all(choice in field.description for choice in field.choices):
        choices = f"One of: {', '.join(field.choices)}."
    return " ".join(part for part in (_amount(field), choices, _MARKS.get(field.marks)) if part)


def may_be_left_out(field: Field) -> str:
    """Whether the field must be there."""
    return "Must be there." if field.needed else "May be left out."


def _amount(field: Field) -> str:
    if not field.many:
        return ""
    if field.most is None:
        return f"A list of {field.least} or more." if field.least > 1 else "A list."
    if field.least == field.most:
        return f"A list of exactly {field.most}."
    return f"A list of {max(1, field.least)} to {field.most}."
