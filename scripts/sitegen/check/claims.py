"""Claims, figures and advice: each rests on what it must rest on.

Enters: the catalog. Leaves: problems CLM01 to CLM10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context, RecordRule, every_record
from sitegen.load.folder import Entry
from sitegen.model.base import Model
from sitegen.model.condition import Condition, TechniqueFit
from sitegen.model.figures import Estimate, Figure
from sitegen.model.pieces import Advice, Claim
from sitegen.model.risk import Risk
from sitegen.model.scalars import Range
from sitegen.model.technique import Difference
from sitegen.model.terms import Kind
from sitegen.model.walk import Path, groups
from sitegen.problem import Problem, error, warning


def rules(catalog: Catalog, context: Context) -> RecordRule:
    """The rule for every claim, figure and piece of advice of a record."""

    def rule(page: str, kind: Kind, entry: Entry) -> Iterator[Problem]:
        for path, group in groups(entry.model):
            yield from _group(path, group, entry, catalog)

    return rule


def _group(path: Path, group: Model, entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    if isinstance(group, Claim):
        yield from _claim(path, group, entry, catalog)
    if isinstance(group, TechniqueFit):
        yield from _fit(path, group, entry)
    if isinstance(group, Estimate):
        yield from _estimate(path, group, entry)
    if isinstance(group, Figure):
        yield from _figure(path, group, entry)
    if isinstance(group, Advice) and group.basis == "guideline" and not group.sources:
        yield error(
            entry.place((*path, "basis")),
            "CLM08",
            "this advice rests on a guideline, but names none",
            'add the guideline under "sources", or choose another basis',
        )
    if isinstance(group, TechniqueFit | Difference) and (group.technique is None) == (
        group.name is None
    ):
        yield error(
            entry.place(path),
            "CLM09",
            "this row needs a technique or a name, not both",
            'write "technique:" with an id, or "name:" when it has no page',
        )
    if isinstance(group, Risk):
        yield from _risk(group, entry, catalog)


def _claim(path: Path, claim: Claim, entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    if _has_number(claim.figure) and _all_weak(claim.sources, catalog):
        yield _weak(entry, (*path, "sources"))
    if claim.sources and claim.evidence == "none":
        yield error(
            entry.place((*path, "evidence")),
            "CLM02",
            'evidence "none" means that there are no studies, but a source is named',
            'write "not-graded" when the source gives no grade',
        )


def _fit(path: Path, fit: TechniqueFit, entry: Entry) -> Iterator[Problem]:
    studied = fit.verdict not in ("not-studied", "not-for-this")
    if studied and not fit.sources:
        yield error(
            entry.place(path),
            "CLM03",
            "this row has a verdict but no source",
            'name the works under "sources", or use not-studied',
        )
    if studied == (fit.evidence == "none"):
        yield error(
            entry.place((*path, "evidence")),
            "CLM04",
            f'evidence "{fit.evidence}" does not go with the verdict "{fit.verdict}"',
            'not-studied and not-for-this go with "none", the other verdicts with a grade',
        )


def _figure(path: Path, figure: Figure, entry: Entry) -> Iterator[Problem]:
    if not (figure.estimates or figure.effect or figure.ratio or figure.not_known):
        yield error(
            entry.place(path),
            "CLM05",
            "there is no number here, and no reason why not",
            'add estimates, an effect, or "not_known" with the reason',
        )
    if figure.ratio and not figure.not_known:
        yield error(
            entry.place((*path, "ratio")),
            "CLM06",
            "so many times as often says nothing without how often",
            'add "not_known" with the reason why nobody knows how often',
        )


def _estimate(path: Path, item: Estimate, entry: Entry) -> Iterator[Problem]:
    counts = [*([] if item.events is None else [item.events]), *(item.range or ())]
    if not counts:
        yield error(
            entry.place(path),
            "CLM12",
            "this count has neither a number nor a range",
            'add "events", or "range" when the source gives only that',
        )
        return
    if item.compared_with and item.compared_with.events is not None:
        counts.append(item.compared_with.events)
    if item.out_of == 0 or max(counts) > item.out_of or min(counts) < 0:
        yield error(
            entry.place((*path, "events")),
            "CLM07",
            f"more were counted here than the {item.out_of} they are out of",
            "look the numbers up again: events, range and comparison share one out_of",
        )
    if item.range and item.events is not None and not _within(item.events, item.range):
        yield error(
            entry.place((*path, "range")),
            "CLM07",
            f"{item.events} is not within the range {item.range.low} to {item.range.high}",
            "look the numbers up again: the range has the same out_of",
        )


def _within(events: Decimal, span: Range) -> bool:
    return span.low <= events <= span.high


def _risk(risk: Risk, entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    timing = risk.timing
    if not timing.not_known and not (timing.starts and timing.lasts):
        yield error(
            entry.place(("timing",)),
            "CLM11",
            "this does not say when it starts or how long it lasts",
            'add the claim, or write under "not_known" that nobody has measured it',
        )
    for index, item in enumerate(risk.how_often.estimates):
        path: Path = ("how_often", "estimates", index)
        if not item.sources or not item.about:
            missing = "sources" if not item.sources else "about"
            yield error(
                entry.place(path),
                "CLM10",
                f'this count does not say its "{missing}"',
                "a number without its source and its treatment cannot stand",
            )
        elif _all_weak(item.sources, catalog):
            yield _weak(entry, (*path, "sources"))


def _has_number(figure: Figure | None) -> bool:
    return bool(figure and (figure.estimates or figure.effect or figure.ratio))


def _all_weak(sources: tuple[str, ...], catalog: Catalog) -> bool:
    works = [catalog.references[name] for name in sources if name in catalog.references]
    return bool(works) and all(work.weak for work in works)


def _weak(entry: Entry, path: Path) -> Problem:
    return error(
        entry.place(path),
        "CLM01",
        "this figure rests only on works marked as weak",
        "add a stronger work, or leave the figure out",
    )


def every_technique(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """Techniques that a condition does not tell of, or tells of twice.

    Silence only warns: who adds a technique can save it before having been through the conditions.
    """
    for entry in catalog.entries["condition"].values():
        condition: Condition = entry.model
        told = Counter([row.technique for row in condition.techniques if row.technique])
        told.update(condition.not_studied)
        misspelt = told.keys() - catalog.known["technique"]  # and told as such
        for technique in catalog.entries["technique"]:
            if told[technique] > 1 or not (told[technique] or misspelt):
                tell, where = (error, "more than once") if told[technique] else (warning, "nowhere")
                yield tell(
                    entry.place(("techniques",)),
                    "CLM13",
                    f'this page tells of the technique "{technique}" {where}',
                    'tell of it once: in a row under "techniques", or under "not_studied"',
                )


EVERY_TECHNIQUE = Check("conditions tell of each technique", ("CLM13",), every_technique)
CHECK = Check(
    "claims rest on sources",
    (
        "CLM01",
        "CLM02",
        "CLM03",
        "CLM04",
        "CLM05",
        "CLM06",
        "CLM07",
        "CLM08",
        "CLM09",
        "CLM10",
        "CLM11",
        "CLM12",
    ),
    every_record(rules),
)
