"""The stages up to rendering, joined: from a root folder to the pages of every language.

Enters: the root, today's date. Leaves: ``Checked`` (what the content says and what is wrong with
it), the plans and the Markdown of every language. Writes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sitegen.catalog import Catalog
from sitegen.check.base import Context
from sitegen.check.exceptions import apply
from sitegen.check.registry import check
from sitegen.leaflet.press import can_set
from sitegen.link import link
from sitegen.load.folder import load
from sitegen.load.overlays import load_languages
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.shared import Redirect
from sitegen.open_data import content_json
from sitegen.plan.pages import Plan, plan
from sitegen.plan.search import search_index
from sitegen.problem import Problem, counts
from sitegen.render.again import render_again
from sitegen.syllables import Syllables
from sitegen.translate import Translation, translate

# What nothing seems to use may be used by a file that could not be read, and what a page shows of
# such a file seems to be gone: told once all can be read
MAY_BE_USED = ("REF03", "GLO03", "IMG02", "EXC02", "REV05")

Report = Callable[[str, str], None]  # stage, what came of it


@dataclass(slots=True)
class Checked:
    """What the content says, in every language, and everything that is wrong with it."""

    records: int = 0
    catalog: Catalog | None = None
    translations: dict[str, Translation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        """The addresses that moved."""
        entry = self.catalog.shared.get("redirects") if self.catalog else None
        return entry.model.redirects if entry else ()

    def let_go(self) -> None:
        """Forget the records, half of all memory; the problems stay."""
        self.catalog, self.translations = None, {}

    @property
    def fine(self) -> bool:
        """Whether a site can be built."""
        return self.catalog is not None and all(p.severity != "error" for p in self.problems)

    def told(self, problems: Sequence[Problem]) -> str:
        """Problems as a terminal shows them, with the notes, and how many there are."""
        lines = [problem.text() for problem in problems] + [f"note: {note}" for note in self.notes]
        return "\n".join([*lines, f"{self.records} records checked: {counts(problems)}."])


def load_and_check(root: Path, today: date, report: Report, memo: Memo = FORGETFUL) -> Checked:
    """Load, link and check the content; every problem of every file in one list."""
    loaded = load(root, memo)
    checked = Checked(problems=[*loaded.problems])
    checked.records = sum(map(len, loaded.records.values()))
    report("load", f"{checked.records} records")
    catalog, problems = link(loaded)
    checked.problems += problems
    if catalog is None:
        return _sorted(checked)
    checked.catalog = catalog
    _translate(root, checked, catalog, memo)
    report("link", f"{1 + len(checked.translations)} languages")
    checked.problems += check(catalog, Context(root, today, Syllables(root / ".cache"), memo))
    checked.problems, checked.notes = apply(checked.problems, catalog, today)
    if loaded.broken:
        checked.problems = [one for one in checked.problems if one.code not in MAY_BE_USED]
    return _sorted(checked)


def _translate(root: Path, checked: Checked, catalog: Catalog, memo: Memo) -> None:
    languages, problems = load_languages(root, catalog.site.translations, memo)
    checked.problems += problems
    for language in languages:
        made, problems = translate(catalog, language)
        checked.problems += problems
        if made:
            checked.translations[language.code] = made


def _sorted(checked: Checked) -> Checked:
    checked.problems = sorted(set(checked.problems))
    return checked


def make_plans(checked: Checked, memo: Memo = FORGETFUL) -> list[Plan]:
    """The pages of every language, the guide's own language first."""
    assert checked.catalog is not None  # noqa: S101  # ``fine`` was asked before
    site = checked.catalog.site
    plans = [plan(checked.catalog, site.language, paper=_on_paper(checked.catalog, memo))]
    for code, made in checked.translations.items():
        missing = dict.fromkeys(made.missing, "../")
        plans.append(plan(made.catalog, code, missing, paper=_on_paper(made.catalog, memo)))
    trees = {one.language: {page.id for page in one.pages} for one in plans}
    for one in plans:
        one.book.trees = trees
        one.search = search_index(one, memo)
        one.content = content_json(one, memo)
        one.book.search_file = f"search.{hashlib.sha256(one.search).hexdigest()[:10]}.json"
    return plans


def _on_paper(catalog: Catalog, memo: Memo) -> bool:
    """Whether the fonts of leaflets have the letters of this language."""
    letters = "".join(sorted(set("".join(catalog.vocabulary.words.values()))))
    return memo.ask("letters", (letters,), lambda: can_set(letters))


def render_all(plans: list[Plan], memo: Memo = FORGETFUL) -> list[dict[str, str]]:
    """The Markdown of every page, by its path in the language's docs folder."""
    return [render_again(made, memo) for made in plans]
