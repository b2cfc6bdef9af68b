"""Drawings: an SVG and a record each, nothing in them but shapes and words, and each in use.

Enters: the catalog and the images folder. Leaves: problems IMG01 to IMG05.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context
from sitegen.drawing import foreign, parse_svg
from sitegen.load.folder import Entry
from sitegen.model.kinds import IMAGE_FOLDER
from sitegen.nearest import nearest
from sitegen.pictures import drawing_of
from sitegen.problem import Place, Problem, error
from sitegen.reading import words_of

FEWEST = 5  # words of an alt text
LARGEST = 20_000  # bytes; a calm line drawing is a tenth of this
_PICTURE_OF = re.compile(r"(?:an? )?(?:picture|image|drawing|graphic|photo) of\b")


def run(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """Every drawing and every record of one."""
    named = {drawing_of(catalog, entry.model) for _, _, entry in catalog.pages()}
    used = {nearest(name, catalog.known["image"]) for name in named if name}  # slips: elsewhere
    for name, entry in catalog.image_entries.items():
        if name not in catalog.known["drawing"]:
            yield error(
                Place(entry.file),
                "IMG01",
                f'there is no drawing "{name}.svg"',
                f"put it into content/{IMAGE_FOLDER}/",
            )
        elif name not in used:
            yield error(
                Place(entry.file),
                "IMG02",
                "no page shows this drawing",
                'name it under "picture" of a page, or delete it',
            )
        yield from _alt(entry)
    for name, data in catalog.drawings.items():
        file = f"content/{IMAGE_FOLDER}/{name}.svg"
        if name not in catalog.known["image"]:
            yield error(
                Place(file),
                "IMG02",
                "this drawing has no record",
                f"write {name}.yml beside it, with its alt text",
            )
        yield from _drawing(data, file)


def _alt(entry: Entry) -> Iterator[Problem]:
    """An alt text tells what the picture shows; it does not say its title again."""
    alt, title = entry.model.alt.casefold(), entry.model.title.casefold()
    if alt.rstrip(".") == title or len(words_of(alt)) < FEWEST or _PICTURE_OF.match(alt):
        yield error(
            entry.place(("alt",)),
            "IMG05",
            "this does not tell what the picture shows",
            "say what a person would see in it, and why it is there; do not start with "
            '"picture of"',
        )


def _drawing(data: bytes, file: str) -> Iterator[Problem]:
    if len(data) > LARGEST:
        yield error(
            Place(file),
            "IMG04",
            f"this drawing is too large; the most is {LARGEST // 1000} KB",
            "simplify it",
        )
        return
    try:
        top = parse_svg(data)
    except ValueError as failure:
        yield _unusable(Place(file), str(failure))
        return
    except ElementTree.ParseError as failure:
        line, column = failure.position
        yield _unusable(Place(file, line, column + 1), "something is wrong at this place")
        return
    for what in dict.fromkeys(foreign(top)):
        yield error(
            Place(file),
            "IMG03",
            f"a drawing may not hold {what}",
            "save it as a plain SVG with presentation attributes only",
        )


def _unusable(place: Place, why: str) -> Problem:
    return error(
        place,
        "IMG03",
        f"this is no drawing that can be shown ({why})",
        "save it again as a plain SVG",
    )


CHECK = Check("drawings", ("IMG01", "IMG02", "IMG03", "IMG04", "IMG05"), run)
