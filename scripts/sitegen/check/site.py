"""The guide as a whole: contacts real, its colour dark enough, addresses kept.

Enters: the catalog. Leaves: problems SIT01 to SIT03, ADR01 to ADR04.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context
from sitegen.colours import can_be_read, nearest, weakest
from sitegen.problem import Place, Problem, error, warning

LONGEST = 366  # days


def contacts(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """A guide that says it is no example has real contacts."""
    entry, site = catalog.shared["site"], catalog.site
    if site.example:
        return
    for path, text in (
        (("clinic", "name"), site.clinic.name),
        (("clinic", "phone"), site.clinic.phone),
        (("address",), site.address),
        (("security", "contact"), site.security.contact if site.security else ""),
    ):
        if "example" in text.lower() or "555-01" in text:
            yield error(
                entry.place(path),
                "SIT01",
                f'"{text}" is a placeholder, not a real contact',
                'put in the real one, or set "example" to yes',
            )


def security(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """The contact in ``security.txt`` still holds, and for a year at most (RFC 9116)."""
    entry, said = catalog.shared["site"], catalog.site.security
    if said is None:
        return
    days = (said.expires - context.today).days
    if not 0 < days <= LONGEST:
        yield warning(
            entry.place(("security", "expires")),
            "SIT02",
            "this day is over" if days <= 0 else "this day is more than a year ahead",
            "see that the contact is still right, then write a day within the next year",
        )


def colour(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """Words in the guide's own colour can be read."""
    entry, chosen = catalog.shared["site"], catalog.site.colour
    if chosen and not can_be_read(chosen):
        yield error(
            entry.place(("colour",)),
            "SIT03",
            f'words in the colour "{chosen}" are hard to read: their contrast is '
            f"{weakest(chosen):.1f} to 1, and must be 7 to 1",
            f'write "{nearest(chosen)}", the nearest colour that is dark enough',
        )


def addresses(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """No published address is lost, and no redirect is in the way of a page."""
    pages = catalog.known["page"]
    moved: dict[str, str] = {}
    told = set[str]()
    if "redirects" in catalog.shared:
        entry = catalog.shared["redirects"]
        for index, move in enumerate(entry.model.redirects):
            path = ("redirects", index, "old")
            if move.old in pages:
                yield error(
                    entry.place(path),
                    "ADR02",
                    f'the page "{move.old}" is still there',
                    "a page that is there cannot lead elsewhere; take this entry out",
                )
            if move.old in moved:
                yield error(
                    entry.place(path),
                    "ADR03",
                    f'"{move.old}" stands here twice',
                    "keep one of the two",
                )
            moved[move.old] = move.new
    if "published" in catalog.shared:
        entry = catalog.shared["published"]
        for index, page in enumerate(entry.model.addresses):
            if page in pages or page in moved or page.replace("sheets/", "guides/") in told:
                continue
            if page in catalog.drafts:
                told.add(page)  # its sheet of paper goes with it
                yield _taken_back(catalog.drafts[page], page)
            else:
                yield error(
                    entry.place(("addresses", index)),
                    "ADR01",
                    f'the published page "{page}" is gone',
                    "bring it back, or say in redirects.yml where it moved",
                )


def _taken_back(place: Place, page: str) -> Problem:
    return error(
        place,
        "ADR04",
        f'the page "{page}" was published, and as a draft it would be gone for its readers',
        "take this line out until you can finish the page in one go, or say in redirects.yml where "
        "readers go meanwhile",
    )


CHECKS = (
    Check("contacts", ("SIT01",), contacts),
    Check("security", ("SIT02",), security),
    Check("colour", ("SIT03",), colour),
    Check("addresses", ("ADR01", "ADR02", "ADR03", "ADR04"), addresses),
)
