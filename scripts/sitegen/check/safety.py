"""Danger signs and review dates: nothing that could hurt someone is missing or stale.

Enters: the catalog and today's date. Leaves: problems SGN01 to SGN03, REV01 to REV05.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.catalog import Catalog
from sitegen.check.base import Check, Context, RecordRule, every_record
from sitegen.load.folder import Entry
from sitegen.model.pieces import Record
from sitegen.model.terms import TIERS, Contact, Kind, Tier
from sitegen.model.walk import Path
from sitegen.problem import Problem, error, warning


def signs(catalog: Catalog, context: Context) -> RecordRule:
    """Pages of the kinds named in ``site.yml`` show danger signs."""

    def rule(page: str, kind: Kind, entry: Entry) -> Iterator[Problem]:
        shown = entry.model.signs or getattr(entry.model, "signs_first", "") == "all"
        if kind in catalog.site.needs_signs and not shown:
            yield error(
                entry.place(),
                "SGN01",
                "this page shows no danger signs",
                'name groups of signs.yml under "signs"',
            )

    return rule


def groups(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """Each group has a heading for its tier and contact, and worsening leads upwards."""
    if "signs" not in catalog.shared:
        return
    entry = catalog.shared["signs"]
    calls = {(call.tier, call.contact) for call in catalog.vocabulary.calls}
    for index, group in enumerate(entry.model.signs):
        asked: list[tuple[Path, Tier, Contact]] = [(("signs", index), group.tier, group.contact)]
        for worse_index, worse in enumerate(group.worse_if):
            path: Path = ("signs", index, "worse_if", worse_index)
            asked.append((path, worse.tier, worse.contact))
            if TIERS.index(worse.tier) >= TIERS.index(group.tier):
                yield error(
                    entry.place((*path, "tier")),
                    "SGN03",
                    f'"{worse.tier}" is not more urgent than "{group.tier}"',
                    "worse signs must lead to quicker help",
                )
        for path, tier, contact in asked:
            if (tier, contact) not in calls:
                yield error(
                    entry.place((*path, "tier")),
                    "SGN02",
                    f'there is no help card for "{tier}" with "{contact}"',
                    'add one under "calls" in vocabulary.yml',
                )


def review(catalog: Catalog, context: Context) -> RecordRule:
    """Dates that make sense, and checks that are due."""
    refuse = catalog.site.publish == "refuse"

    def rule(page: str, kind: Kind, entry: Entry) -> Iterator[Problem]:
        record = entry.model
        if record.written > context.today:
            yield error(
                entry.place(("written",)),
                "REV02",
                "this day has not come yet",
                "write the day on which the words were written",
            )
        if record.reviewed:
            yield from _reviewed(record, entry, context.today)
        elif refuse:
            yield error(
                entry.place(("title",)),
                "REV04",
                "nobody with a licence has checked this page",
                'have it checked, or set "publish" to "label" in site.yml',
            )

    return rule


def _reviewed(record: Record, entry: Entry, today: date) -> Iterator[Problem]:
    checked = record.reviewed
    assert checked is not None  # noqa: S101  # the caller looked
    if checked.date < record.written or checked.next <= checked.date:
        yield error(
            entry.place(("reviewed", "date")),
            "REV03",
            "the check must come after the writing, and the next check after this one",
            "look at the three dates again",
        )
    elif checked.next < today:
        yield warning(
            entry.place(("reviewed", "next")),
            "REV01",
            f"this page was to be checked again by {checked.next}",
            "have it checked, then change both dates",
        )


def signed(catalog: Catalog, context: Context) -> Iterator[Problem]:
    """The words that somebody checked are still those of the page."""
    tell = error if catalog.site.publish == "refuse" else warning
    for page, standing in catalog.standings.items():
        entry = catalog.entry(page)
        if entry and standing in ("none", "changed"):
            yield tell(entry.place(("reviewed", "words")), "REV05", *_changed(entry, page))


def _changed(entry: Entry, page: str) -> tuple[str, str]:
    """What is wrong with a sign-off, and who must do what."""
    checked = entry.model.reviewed
    if checked.words is None:
        return (
            "nobody can tell which words were checked, so the page counts as not checked",
            f'ask {checked.name} to read the page, then type "python3 scripts/sign.py {page}"',
        )
    return (
        f"this page changed since {checked.name} checked it on {checked.date}",
        f"a clinician must look at it again and sign it again; what changed is shown by "
        f'"python3 scripts/history.py {page}"',
    )


CHECKS = (
    Check("danger signs on pages", ("SGN01",), every_record(signs)),
    Check("groups of danger signs", ("SGN02", "SGN03"), groups),
    Check("review dates", ("REV01", "REV02", "REV03", "REV04"), every_record(review)),
    Check("words that were checked", ("REV05",), signed),
)
