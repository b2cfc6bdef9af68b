"""Which page is meant, and whether anybody can check it now.

Enters: checked content and what a person typed. Leaves: a page's id; or ``RefusedError``.
"""

from __future__ import annotations

from sitegen.catalog import Catalog
from sitegen.nearest import did_you_mean
from sitegen.stages import Checked

# What a sign-off mends; all other mistakes may hide words that count
OF_REVIEWS = ("REV01", "REV03", "REV04", "REV05")


class RefusedError(Exception):
    """It cannot be done now; the text says why and what to do."""


def ready(checked: Checked) -> Catalog:
    """The guide, when nothing is wrong with it but what a check by a clinician would mend."""
    errors = [one for one in checked.problems if one.severity == "error"]
    wrong = [one for one in errors if one.code not in OF_REVIEWS]
    if wrong or checked.catalog is None:
        told = f"{wrong[0].text()}\n" if wrong else ""
        raise RefusedError(
            f"{told}First mend what check.py tells; then it is certain what there is to check."
        )
    return checked.catalog


def page_of(catalog: Catalog, typed: str) -> str:
    """The id of the page that is meant: ``neck-pain`` or ``content/conditions/neck-pain.yml``."""
    name = typed.removesuffix(".yml").removeprefix("content/").strip("/")
    pages = [page for page, _, _ in catalog.pages()]
    found = [page for page in pages if name in (page, page.partition("/")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(f'More than one page is called "{name}": write {" or ".join(found)}.')
    names = [*pages, *(page.partition("/")[2] for page in pages)]
    raise RefusedError(f'There is no page called "{name}". {did_you_mean(name, names)}'.strip())


def is_draft(catalog: Catalog, page: str) -> bool:
    """Whether its writer is still at work on it."""
    return getattr(catalog.record(page), "status", None) == "draft"
