"""The rule on how much a page may weigh.

Enters: ``BuiltSite``. Leaves: faults.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.verify.documents import BuiltSite, Page
from sitegen.verify.rules import Fault, site_rule


@site_rule(
    "VER50",
    "The page is too heavy",
    "The page with its style sheets takes more than one round trip on a slow phone. "
    "The bytes are counted after gzip.",
    "Shorten the page, or take what few pages need out of the style sheet.",
)
def page_is_light(site: BuiltSite) -> Iterator[tuple[str, Fault]]:
    """Page and style sheets keep to the budget."""
    for path, page in site.pages.items():
        own, options = page.facts.weight, site.options
        most = options.list_budget if page.folder in options.list_pages else options.budget
        sheets = sum(site.sheet_weights[sheet] for sheet in _sheets(page, site))
        if own + sheets > most:
            parts = f"{own} + {sheets} of style sheets"
            yield path, Fault(f"the page weighs {own + sheets} bytes ({parts}); the most is {most}")


def _sheets(page: Page, site: BuiltSite) -> set[str]:
    return {
        target.path
        for address, target in page.targets
        if address.tag == "link" and target.path in site.sheet_weights
    }
