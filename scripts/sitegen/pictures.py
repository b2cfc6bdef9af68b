"""Which picture a page has: its own, the one for all pages like it, or where on the body it hurts.

Enters: the catalog. Leaves: the name of each page's drawing, or its body parts; every drawing.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.body import where
from sitegen.catalog import Catalog
from sitegen.model.condition import Condition
from sitegen.model.contraindication import Contraindication
from sitegen.model.pieces import Record
from sitegen.model.vocabulary import Region

BODY = "body"


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
    # a draft may name a part that there is not; the check tells so
    return tuple(known[name] for name in record.regions if name in known)


def all_drawings(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Every drawing of the guide with its name; all those of body parts have the same one."""
    yield from catalog.drawings.items()
    models = (entry.model for _, _, entry in catalog.pages())
    for parts in dict.fromkeys(parts_of(catalog, model) for model in models):
        if parts and (drawn := where(parts)):
            yield BODY, drawn
