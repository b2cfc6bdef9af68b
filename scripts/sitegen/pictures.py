"""Which picture a page has: its own, the one for all pages like it, or where on the body it hurts.

Enters: the catalog. Leaves: the name of each page's drawing, and every drawing by its name.
"""

from __future__ import annotations

from sitegen.body import where
from sitegen.catalog import Catalog
from sitegen.model.condition import Condition
from sitegen.model.contraindication import Contraindication
from sitegen.model.pieces import Record
from sitegen.model.vocabulary import Region


def drawing_of(catalog: Catalog, record: Record) -> str | None:
    """The name of the page's drawing in ``content/images``, if it has one."""
    if record.picture or not isinstance(record, Contraindication):
        return record.picture
    shared = (name for name, image in catalog.images.items() if image.every == record.urgency)
    return next(shared, None)


def parts_of(catalog: Catalog, record: Record) -> tuple[Region, ...]:
    """The body parts that the page's picture marks: where a problem hurts."""
    if record.picture or not isinstance(record, Condition):
        return ()
    known = {region.id: region for region in catalog.vocabulary.regions}
    return tuple(known[name] for name in record.regions)


def body_name(parts: tuple[Region, ...]) -> str:
    """The name of the picture with these parts: no name of a drawing, which has no dot."""
    return f"body.{'.'.join(part.id for part in parts)}"


def all_drawings(catalog: Catalog) -> dict[str, bytes]:
    """Every drawing of the guide by its name: those of people and those of body parts."""
    found = dict(catalog.drawings)
    for _, _, entry in catalog.pages():
        if (parts := parts_of(catalog, entry.model)) and (drawn := where(parts)):
            found[body_name(parts)] = drawn
    return found
