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
from sitegen.drafts import drop_what_only_drafts_use, together
from sitegen.leaflet.press import can_set
from sitegen.link import link
from sitegen.load.draft import as_warning
from sitegen.load.folder import Loaded, load
from sitegen.load.overlays import load_languages
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.kinds import FOLDERS
from sitegen.model.shared import Redirect
from sitegen.open_data import content_json
from sitegen.plan.pages import Plan, plan
from sitegen.plan.search import search_index
from sitegen.problem import Problem, counts
from sitegen.render.again import render_again
from sitegen.syllables import Syllables
from sitegen.translate import Translation, translate

# What nothing seems to use may be used by a file that could not be read: told once all can be read
MAY_BE_USED = ("REF03", "GLO03", "IMG02", "EXC02")
# A mistake may be why a page's words are not those that were signed: told once all else is mended
CHANGED = "REV05"
# What a preview may show: a finished page leads to a draft, or was published and is a draft now
WITH_DRAFTS = ("REF06", "ADR04")

Report = Callable[[str, str], None]  # stage, what came of it


@dataclass(slots=True)
class Checked:
    """What the content says, in every language, and everything that is wrong with it."""

    records: int = 0
    catalog: Catalog | None = None
    translations: dict[str, Translation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    preview: bool = False  # whether the catalog holds the drafts too
    drafts: dict[str, list[Problem]] = field(default_factory=dict)  # page -> what is left to do

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
        lines.append(f"{self.records} records checked: {counts(problems)}.")
        return "\n".join([*lines, *self.told_of_drafts()])

    def told_of_drafts(self) -> list[str]:
        """A line that tells which pages are drafts, or none."""
        names = [*self.drafts]
        if not names:
            return []
        what = "1 draft" if len(names) == 1 else f"{len(names)} drafts"
        verb = "is" if len(names) == 1 else "are"
        where = "shown in this preview only" if self.preview else "not published"
        return [f"{what} {verb} {where}: {', '.join(names)}."]


def load_and_check(
    root: Path, today: date, report: Report, memo: Memo = FORGETFUL, *, preview: bool = False
) -> Checked:
    """Load, link and check the content; every problem of every file in one list.

    The catalog holds what is finished; that of a ``preview`` holds the drafts too.
    """
    loaded = load(root, memo)
    checked = Checked(problems=[*loaded.problems], preview=preview)
    checked.records = sum(map(len, loaded.records.values())) + len(loaded.drafts)
    report("load", f"{checked.records} records")
    catalog, problems = link(loaded)
    checked.problems += problems
    if catalog is None:
        return _sorted(checked)
    context = Context(root, today, Syllables(root / ".cache"), memo)
    problems = check(catalog, context)
    if loaded.drafts:
        catalog = _with_drafts(checked, catalog, loaded, problems, context)
    else:
        checked.problems += problems
    checked.catalog = catalog
    _translate(root, checked, catalog, memo)
    report("link", f"{1 + len(checked.translations)} languages")
    checked.problems, checked.notes = apply(checked.problems, catalog, today)
    if loaded.broken:
        checked.problems = [one for one in checked.problems if one.code not in MAY_BE_USED]
    if any(one.severity == "error" and one.code[:3] != "REV" for one in checked.problems):
        checked.problems = [one for one in checked.problems if one.code != CHANGED]
    return _told_by_page(_sorted(checked), loaded)


def _with_drafts(
    checked: Checked, finished: Catalog, loaded: Loaded, problems: list[Problem], context: Context
) -> Catalog:
    """The catalog of this run, and the problems of what is finished and of what is not."""
    whole, problems = together(loaded, problems, context)
    checked.problems += problems
    if not checked.preview:
        drop_what_only_drafts_use(finished)
        return finished
    checked.problems = [as_warning(p) if p.code in WITH_DRAFTS else p for p in checked.problems]
    return whole


def _told_by_page(checked: Checked, loaded: Loaded) -> Checked:
    """What is left to do on each draft."""
    for name, entry in sorted(loaded.drafts.items()):
        kind, _, stem = name.partition("/")
        here = [one for one in checked.problems if one.file == entry.file]
        checked.drafts[f"{FOLDERS[kind]}/{stem}"] = here  # type: ignore[index]
    return checked


def _translate(root: Path, checked: Checked, catalog: Catalog, memo: Memo) -> None:
    languages, problems = load_languages(root, catalog.site.translations, memo)
    checked.problems += problems
    for language in languages:
        for page in catalog.drafts:  # a draft is shown in the guide's own language alone
            language.overlays.pop(page, None)
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
    left = {page: [one.left() for one in found] for page, found in checked.drafts.items()}
    for one in plans:
        one.book.trees = trees
        one.book.preview, one.book.left = checked.preview, left if checked.preview else {}
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
