"""Everything the guide says, by id, with the links both ways.

Enters: loaded entries. Leaves: ``Catalog``, which ``link`` fills and every later stage reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sitegen.load.folder import Entry
from sitegen.model.condition import Condition, TechniqueFit
from sitegen.model.contraindication import Case, Contraindication, MethodLevel
from sitegen.model.kinds import FOLDERS, KIND_OF_FOLDER
from sitegen.model.pieces import Record
from sitegen.model.shared import Image, Reference, SignGroup, Term
from sitegen.model.site import Site
from sitegen.model.technique import Technique
from sitegen.model.terms import KINDS, LEVELS, Kind, Level, Standing
from sitegen.model.vocabulary import Vocabulary
from sitegen.problem import Place


@dataclass(frozen=True, slots=True)
class FitOf:
    """How a technique fits a condition, as the technique's page needs it."""

    condition: str
    row: TechniqueFit


@dataclass(frozen=True, slots=True)
class CaseOf:
    """A case of a contraindication, with what it says of one method."""

    contraindication: str
    case: Case
    at: MethodLevel


@dataclass(frozen=True, slots=True)
class Wait:
    """A case that touches a technique: the strictest level among the technique's methods."""

    case: Case
    level: Level
    methods: tuple[MethodLevel, ...]


@dataclass(slots=True)
class Catalog:
    """Everything the guide says, by id, and who points to whom."""

    site: Site
    vocabulary: Vocabulary
    entries: dict[Kind, dict[str, Entry]]
    shared: dict[str, Entry]
    image_entries: dict[str, Entry]
    drawings: dict[str, bytes] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    references: dict[str, Reference] = field(default_factory=dict)
    signs: dict[str, SignGroup] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    drafts: dict[str, Place] = field(default_factory=dict)  # pages that are not finished
    known: dict[str, set[str]] = field(default_factory=dict)  # what a RefTo may name, by its kind
    cited_by: dict[str, list[str]] = field(default_factory=dict)  # reference -> pages
    linked_from: dict[str, list[str]] = field(default_factory=dict)  # page -> pages
    fits: dict[str, list[FitOf]] = field(default_factory=dict)  # technique -> conditions
    unstudied: dict[str, list[str]] = field(default_factory=dict)  # technique -> conditions
    cases: dict[str, list[CaseOf]] = field(default_factory=dict)  # method -> contraindications
    standings: dict[str, Standing] = field(default_factory=dict)  # of signed pages

    def regather(self) -> None:
        """Fill what follows from the entries: the shared lists, and the links both ways."""
        shared = {name: entry.model for name, entry in self.shared.items()}
        self.site = shared["site"]
        if "glossary" in shared:
            self.terms = shared["glossary"].terms
        if "references" in shared:
            self.references = {work.id: work for work in shared["references"].references}
        if "signs" in shared:
            self.signs = {group.id: group for group in shared["signs"].signs}
        self.images = {name: entry.model for name, entry in self.image_entries.items()}
        self.fits, self.unstudied, self.cases = _fits(self), _unstudied(self), _cases(self)

    def without_records(self) -> Catalog:
        """The shared files only."""
        return Catalog(
            site=self.site,
            vocabulary=self.vocabulary,
            entries={kind: {} for kind in KINDS},
            shared=self.shared,
            image_entries={},
            terms=self.terms,
            references=self.references,
            signs=self.signs,
        )

    def pages(self) -> Iterator[tuple[str, Kind, Entry]]:
        """Every record with its page id, by kind, then id."""
        for kind in KINDS:
            for name, entry in self.entries[kind].items():
                yield page_id(kind, name), kind, entry

    def standing(self, page: str) -> Standing:
        """Whether somebody with a licence checked the words of a page as they are now."""
        return self.standings.get(page, "none")

    def record(self, page: str) -> Record | None:
        """The record behind a page id such as ``conditions/neck-pain``."""
        entry = self.entry(page)
        return entry.model if entry else None

    def entry(self, page: str) -> Entry | None:
        """The loaded file behind a page id."""
        folder, _, name = page.partition("/")
        return self.entries[KIND_OF_FOLDER[folder]].get(name) if folder in KIND_OF_FOLDER else None

    def everything(self) -> Iterator[tuple[str, Entry]]:
        """Every loaded file with a name: page ids, shared files' names, ``images/x``."""
        for page, _, entry in self.pages():
            yield page, entry
        yield from self.shared.items()
        for name, entry in self.image_entries.items():
            yield f"images/{name}", entry


def page_id(kind: Kind, name: str) -> str:
    """The page id of a record: its folder and its file's stem."""
    return f"{FOLDERS[kind]}/{name}"


def sheet_pages(catalog: Catalog) -> dict[str, str]:
    """The sheets of paper with something to tick or to fill in, and the guide of each."""
    guides = catalog.entries["guide"].items()
    return {f"sheets/{n}": page_id("guide", n) for n, e in guides if e.model.has_sheet}


def _fits(catalog: Catalog) -> dict[str, list[FitOf]]:
    """What conditions say of techniques, the other way round."""
    fits: dict[str, list[FitOf]] = {}
    for name, entry in catalog.entries["condition"].items():
        condition: Condition = entry.model
        for row in condition.techniques:
            if row.technique:
                fits.setdefault(row.technique, []).append(FitOf(name, row))
    return fits


def _unstudied(catalog: Catalog) -> dict[str, list[str]]:
    """The conditions in which a technique was not studied."""
    unstudied: dict[str, list[str]] = {}
    for name, entry in catalog.entries["condition"].items():
        condition: Condition = entry.model
        for technique in condition.not_studied:
            unstudied.setdefault(technique, []).append(name)
    return unstudied


def _cases(catalog: Catalog) -> dict[str, list[CaseOf]]:
    """What contraindications say of methods, the other way round."""
    cases: dict[str, list[CaseOf]] = {}
    for name, entry in catalog.entries["contraindication"].items():
        reason: Contraindication = entry.model
        for case in reason.cases:
            for at in case.methods:
                if at.level != "usual":
                    cases.setdefault(at.method, []).append(CaseOf(name, case, at))
    return cases


def waits(catalog: Catalog, technique: Technique) -> dict[str, tuple[Wait, ...]]:
    """The contraindications that touch a technique by way of its methods, strictest case first."""
    found: dict[str, dict[int, list[CaseOf]]] = {}
    for method in technique.methods:
        for item in catalog.cases.get(method, ()):
            found.setdefault(item.contraindication, {}).setdefault(id(item.case), []).append(item)
    return {
        name: tuple(sorted(map(_wait, cases.values()), key=lambda wait: LEVELS.index(wait.level)))
        for name, cases in sorted(found.items())
    }


def _wait(items: list[CaseOf]) -> Wait:
    level = min((item.at.level for item in items), key=LEVELS.index)
    return Wait(items[0].case, level, tuple(item.at for item in items))
