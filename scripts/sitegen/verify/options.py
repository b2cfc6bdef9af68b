"""What the checks must be told about a site.

Enters: nothing. Leaves: ``Options``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BUDGET = 14_000  # what a server sends before it waits for an answer
OWN = 300  # more, for a name, contacts and a colour in the place of the example's


@dataclass(frozen=True, slots=True)
class Options:
    """Where the site will live and what it is allowed.

    ``languages`` names the language of each tree: ``{"": "en", "es": "es"}`` says that pages under
    ``es/`` are Spanish and all others English. ``form_pages`` are folders within a tree whose
    article may hold a form; ``list_pages`` are those that list what the guide has, and grow with
    it; ``leaflets`` are files that pages lead to and that are made apart. The budgets count the
    bytes of a page and its style sheets after gzip.
    """

    address: str = "https://example.org"
    budget: int = BUDGET
    list_budget: int = 60_000
    languages: Mapping[str, str] = field(default_factory=lambda: {"": "en"})
    form_pages: frozenset[str] = frozenset({"search", "leaflets", "safety-check"})
    list_pages: frozenset[str] = frozenset()
    leaflets: frozenset[str] = frozenset()

    @property
    def mark(self) -> str:
        """All of it as text, the same in every run."""
        return repr((self.address, sorted(self.languages.items()), sorted(self.form_pages)))

    def tree_of(self, path: str) -> str:
        """The folder of the language tree that a file is in, ``""`` for the default one."""
        first, slash, _ = path.partition("/")
        return first if slash and first in self.languages else ""
