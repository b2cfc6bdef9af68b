"""What a clinician checks one by one: claims, advice, danger signs, and all other words.

Enters: a record's page and its book. Leaves: rows of plain text, in the order of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sitegen.inline import Cite, parse, visible
from sitegen.model.contraindication import Case
from sitegen.model.figures import Figure
from sitegen.model.pieces import Advice, Claim, Record
from sitegen.model.shared import Reference, SignGroup
from sitegen.model.technique import Technique
from sitegen.model.walk import Path, groups, words
from sitegen.plan.book import Book
from sitegen.plan.pages import Page
from sitegen.render.context import Context
from sitegen.signed import signs_of

# Told in a part of their own, or not told to patients on this page
APART = {"title", "unknown", "reviewed", "search_words", "also_called", "menu_title"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to check: where it stands, what it says, what goes with it, what it rests on."""

    where: str
    said: str
    beside: tuple[str, ...]  # numbers, in whom, how they were measured
    rests_on: str  # how sure, or what kind of advice
    works: tuple[Reference, ...]


def _joined(rows: list[Row]) -> Row:
    """Rows of one part of the page as one."""
    works = {work.id: work for row in rows for work in row.works}
    said = tuple(row.said for row in rows)
    return Row(rows[0].where, "", said, "", tuple(works.values()))


class Rows:
    """The rows of one page; one use each."""

    def __init__(self, page: Page, book: Book) -> None:
        """Keep the page's record and what its words need."""
        self.record: Record = page.data["record"]
        self._data = page.data
        self._x = Context(book, page.id)
        self._book = book
        self._wording = book.wording
        self._told: list[Path] = []  # the groups that have a row

    def claims(self) -> list[Row]:
        """Every claim, and every number that stands by itself."""
        found = (self._claim(path, group) for path, group in groups(self.record))
        return [row for row in found if row]

    def advice(self) -> list[Row]:
        """All that tells the reader what to do."""
        found = ((path, group) for path, group in groups(self.record) if not self._inside(path))
        return [
            self._advice(path, group) for path, group in found if isinstance(group, Advice | Case)
        ]

    def signs(self) -> list[Row]:
        """The groups of danger signs, most urgent first."""
        return [
            self._sign(group, f"{card.heading} … {visible(card.action)} ({card.label})")
            for card in self._x.cards(signs_of(self._book.catalog, self.record))
            for group in card.groups
        ]

    def unknown(self) -> list[Row]:
        """What the page says that nobody knows."""
        return [self._words(("unknown", at), text) for at, text in enumerate(self.record.unknown)]

    def rest(self) -> list[Row]:
        """All other words, a row for each part of the page; ask for it after the others."""
        parts: dict[str, list[Row]] = {}
        for path, _, text in words(self.record):
            if path[0] not in APART and not self._inside(path):
                row = self._words(path, text)
                parts.setdefault(row.where, []).append(row)
        return [_joined(rows) for rows in parts.values()]

    def pulled(self) -> list[Row]:
        """What the page shows besides its own words: its picture, and what other records say."""
        found = list(self._picture())
        if isinstance(self.record, Technique):
            found += self._of_technique(self.record)
        return found

    def _picture(self) -> Iterator[Row]:
        if drawing := self._x.picture(self.record):
            yield Row("Picture", str(drawing.title), (drawing.alt, *drawing.words), "", ())

    def _of_technique(self, record: Technique) -> Iterator[Row]:
        """How it fits each problem, who should wait, and the numbers of its first risk."""
        label, titles = self._wording.label, self._book.titles
        for fit in self._data.get("fits", ()):
            page = f"conditions/{fit.condition}"
            said = f"{titles[page][1]}: {label(fit.row.verdict, 'fits').label}"
            sure = label(fit.row.evidence, "evidence").label
            yield Row(f"From {page}", said, (), sure, self._works(fit.row))
        names = [titles[f"contraindications/{name}"][1] for name in self._data.get("waits", ())]
        if names:
            yield Row("From the reasons to wait", "; ".join(names), (), "", ())
        if record.facts.who_moves != "you":
            yield self._first_risk(f"risks/{record.risks[0]}")

    def _first_risk(self, page: str) -> Row:
        risk: Any = self._x.record(page)
        first = {"estimates": risk.how_often.estimates[:2], "effect": None, "ratio": None}
        shown = risk.how_often.model_copy(update=first)
        lines = tuple(self._numbers(shown))
        return Row(f"From {page}", risk.title, lines, "", self._works(shown, shown))

    # one row

    def _claim(self, path: Path, group: Any) -> Row | None:
        alone = isinstance(group, Figure) and not self._inside(path)
        if not (alone or isinstance(group, Claim) or hasattr(group, "year")):
            return None  # what has a year and is no work: what a guideline says
        self._told.append(path)
        figure = group if alone else getattr(group, "figure", None)
        evidence = getattr(group, "evidence", None)
        notes = self._x.notes(group) if isinstance(group, Claim) else []
        return Row(
            self._where(path),
            self._claimed(group),
            (*notes, *self._numbers(figure)),
            self._wording.label(evidence, "evidence").label if evidence else "",
            self._works(group, figure),
        )

    def _claimed(self, group: Any) -> str:
        """The words of a claim with what stands before them: a verdict, a technique, a body."""
        before = []
        if name := getattr(group, "technique", None):
            before.append(self._book.titles[f"techniques/{name}"][1])
        before += [str(said) for name in ("name", "said") if (said := getattr(group, name, None))]
        if isinstance(getattr(group, "who", None), str) and not isinstance(group, Claim):
            before.append(f"{group.who}, {group.year}" if group.year else group.who)
        if verdict := getattr(group, "verdict", None):
            kind = "fits" if hasattr(group, "technique") else "verdicts"
            before.append(self._wording.label(verdict, kind).label)
        return ": ".join([*before, *([visible(group.text)] if hasattr(group, "text") else [])])

    def _advice(self, path: Path, group: Advice | Case) -> Row:
        self._told.append(path)
        said, beside = visible(group.text), list[str]()
        if isinstance(group, Case):
            said = f"{group.when}: {self._level(group.level)}. {said}"
            beside = [*self._levels(group)]
        basis = self._wording.label(group.basis, "basis").label
        return Row(self._where(path), said, tuple(beside), basis, self._works(group))

    def _level(self, level: str) -> str:
        return self._wording.label(level, "levels").label

    def _levels(self, case: Case) -> Iterator[str]:
        """The level of each method and body part, and what may be done instead."""
        label = self._wording.label
        for method in case.methods:
            parts = ", ".join(label(name, "regions").label for name in method.regions)
            said = [label(method.method, "methods").label, *([parts] if parts else [])]
            yield self._noted(f"{', '.join(said)}: {self._level(method.level)}", method.note)
        for area in case.regions:
            where = label(area.region, "regions").label
            yield self._noted(f"{where}: {self._level(area.level)}", area.note)
        yield from (self._instead(advice) for advice in case.instead)

    def _instead(self, advice: Advice) -> str:
        basis = self._wording.label(advice.basis, "basis").label
        return f"{self._wording.w.case_instead} {visible(advice.text)} ({basis})"

    @staticmethod
    def _noted(said: str, note: str | None) -> str:
        return f"{said} ({note})" if note else said

    def _sign(self, group: SignGroup, card: str) -> Row:
        title = f"{group.who}: {group.title}" if group.who else group.title
        worse = [
            f"{self._x.call(one.tier, one.contact)} … {' '.join(map(visible, one.signs))}"
            for one in group.worse_if
        ]
        beside = (*map(visible, group.signs), *worse, *map(visible, group.meanwhile))
        basis = self._wording.label(group.basis, "basis").label
        return Row(card, title, beside, basis, self._works(group))

    def _words(self, path: Path, text: str) -> Row:
        cited = tuple(piece.source for piece in parse(text)[0] if isinstance(piece, Cite))
        return Row(self._where(path), visible(text), (), "", tuple(self._x.works(cited)))

    # what goes with it

    def _numbers(self, figure: Figure | None) -> Iterator[str]:
        x, w = self._x, self._wording.w
        for view in x.estimates(figure):
            often = view.frequency.said(x.first_time) if view.frequency else ""
            said = (f"{view.sentence}.", view.rounded, often, view.rest, view.range)
            more = (view.comparison, view.gap, view.difference, visible(view.note))
            yield " ".join(str(part) for part in (*said, *more, *view.details) if part)
        if figure and figure.effect:
            yield str(x.figures.effect(figure.effect))
        if figure and figure.ratio:
            yield str(x.figures.ratio(figure.ratio))
        if figure and figure.not_known:
            yield f"{w.no_number}. {visible(figure.not_known.text)}"

    def _works(self, group: Any, figure: Figure | None = None) -> tuple[Reference, ...]:
        """The works that a group names, and those of its numbers, each once."""
        inner = [one for _, one in groups(figure)] if figure else []
        named = (name for one in (group, *inner) for name in getattr(one, "sources", ()))
        return tuple(self._x.works(tuple(dict.fromkeys(named))))

    def _where(self, path: Path) -> str:
        """The part of the page, as the list of fields calls it."""
        title = str(type(self.record).model_fields[str(path[0])].title)
        if path[0] == "sections" and isinstance(path[1], int):
            return str(self.record.sections[path[1]].heading)  # type: ignore[attr-defined]
        return title

    def _inside(self, path: Path) -> bool:
        return any(path[: len(told)] == told for told in self._told)
