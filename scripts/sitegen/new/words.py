"""What a person typed for a new page: which kind of page, its title, and its name in the address.

Enters: words of the command line. Leaves: a kind and a ``Name``; or ``RefusedError``, whose text
says what to type instead.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from sitegen.load.names import RESERVED
from sitegen.model.kinds import KIND_OF_FOLDER, SHARED_MODELS
from sitegen.model.terms import KINDS, Kind
from sitegen.nearest import did_you_mean

LONGEST = 60  # letters; the name stands in the address of the page, and in every link to it
KNOWN: dict[str, Kind] = {**{kind: kind for kind in KINDS}, **KIND_OF_FOLDER}
# Letters that are no letter from a to z with something above or below
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
                          "þ": "th", "ı": "i"})  # fmt: skip
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´", ""))


class RefusedError(Exception):
    """No page can be made of this; the text says why and what to do."""


class Name(NamedTuple):
    """A page's name in its address, and its title. ``note`` says what changed on the way."""

    id: str
    title: str
    note: str


def kind_of(word: str, name: str) -> Kind:
    """The kind that a word names, in the singular or the plural; ``name`` came after it."""
    asked = "-".join(word.casefold().split())
    if asked in KNOWN:
        return KNOWN[asked]
    for shared in (asked, f"{asked}s"):
        if shared in SHARED_MODELS:
            raise RefusedError(
                f'"{word}" is no kind of page. All of that stands in one file: open '
                f"content/{shared}.yml and add to it."
            )
    if name.casefold() in KNOWN:
        raise RefusedError(f'The kind comes first, then the name. Type: {name} "{word}"')
    hint = did_you_mean(asked, KNOWN).capitalize()
    listed = f"The kinds are: {', '.join(KINDS)}."
    raise RefusedError(
        f'There is no kind of page called "{word}". {hint} {listed}'.replace("  ", " ")
    )


def name_of(typed: str) -> Name:
    """The name that a title, or a name in the form of an address, gives to a page."""
    title = re.sub(r"\.ya?ml$", "", " ".join(typed.split()), flags=re.IGNORECASE)
    _refuse_odd(title)
    folded = _folded(title)
    _refuse_foreign(folded)
    found = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    _refuse_unfit(found)
    if title == found:  # typed as it stands in an address
        title = title.replace("-", " ")
    if title.islower():
        title = title[0].upper() + title[1:]
    return Name(found, title, "" if title.isascii() else _note(title, found))


def _note(title: str, found: str) -> str:
    return f'An address can hold only the letters a to z, so "{title}" became "{found}" there.'


def _folded(title: str) -> str:
    """The title in small letters without accents and apostrophes."""
    low = title.lower().translate(_APOSTROPHES).translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def _refuse_odd(title: str) -> None:
    if not title.isprintable():
        raise RefusedError(
            "There is an invisible character in this name. It often comes from copying: type the "
            "name again."
        )
    first = re.split(r"[/\\]", title)[0].casefold()
    if first != title.casefold() and (first in KNOWN or first in ("content", ".", "..")):
        raise RefusedError(
            "Type only the name of the page, without a folder. The kind decides the folder."
        )


def _refuse_foreign(folded: str) -> None:
    foreign = [letter for letter in folded if letter.isalnum() and not letter.isascii()]
    if foreign:
        raise RefusedError(
            f'"{foreign[0]}" cannot stand in the address of a page. Type a name in the letters a '
            "to z; in the file you can then write the title as you like."
        )


def _refuse_unfit(found: str) -> None:
    if not found:
        raise RefusedError('The page needs a name with letters in it, such as "Frozen shoulder".')
    if found in RESERVED:
        raise RefusedError(f'The name "{found}" is taken by the site itself. Choose another one.')
    if len(found) > LONGEST:
        raise RefusedError(
            f"This name is too long: {len(found)} letters, and the most is {LONGEST}. Type a short "
            "one; in the file you can then write a longer title."
        )
