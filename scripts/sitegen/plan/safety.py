"""The safety check: what a person answers before a visit, the most urgent first.

Enters: the catalog. Leaves: ``SafetyCheck``. The page and any sheet of paper are made of it; no
answer to it is ever known to the guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from sitegen.catalog import Catalog, page_id
from sitegen.model.contraindication import Contraindication
from sitegen.model.terms import TIERS, Tier, Urgency

CANNOT_WAIT: tuple[Tier, ...] = ("emergency", "same-day")


@dataclass(frozen=True, slots=True)
class Question:
    """A question to answer with yes, and what a yes means. The words may hold marks."""

    page: str  # the page of the reason
    question: str
    because: str  # why it matters
    instead: tuple[str, ...]  # what the therapist may change
    at_once: str  # what to do now, where the answer cannot wait for the visit


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one urgency: now, before or tell."""

    urgency: Urgency
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class SafetyCheck:
    """Danger signs, then questions."""

    signs: tuple[str, ...]  # ids of the groups that cannot wait, most urgent first
    parts: tuple[Part, ...]
    written: date | None  # when the newest of its questions was written
    unchecked: bool  # whether someone with a licence still has to check one of them


def safety_check(catalog: Catalog) -> SafetyCheck:
    """The safety check of one language."""
    groups = [group for group in catalog.signs.values() if group.tier in CANNOT_WAIT]
    groups.sort(key=lambda group: TIERS.index(group.tier))
    reasons = [entry.model for entry in catalog.entries["contraindication"].values()]
    pages = [page_id("contraindication", name) for name in catalog.entries["contraindication"]]
    return SafetyCheck(
        signs=tuple(group.id for group in groups),
        parts=tuple(part for part in _parts(catalog) if part.questions),
        written=max((reason.written for reason in reasons), default=None),
        unchecked=any(catalog.standing(page) != "checked" for page in pages),
    )


def _parts(catalog: Catalog) -> Iterator[Part]:
    """The questions by urgency; within one, by the groups of the vocabulary."""
    groups = [group.id for group in catalog.vocabulary.groups]
    found = sorted(
        ((name, entry.model) for name, entry in catalog.entries["contraindication"].items()),
        key=lambda item: (groups.index(item[1].group), item[0]),
    )
    for urgency in get_args(Urgency):
        questions = (_question(*item) for item in found if item[1].urgency == urgency)
        yield Part(urgency, tuple(questions))


def _question(name: str, reason: Contraindication) -> Question:
    now = reason.urgency == "now"
    return Question(
        page=page_id("contraindication", name),
        question=reason.question,
        because=reason.because or reason.why[0].text,
        instead=() if now else tuple(advice.text for advice in reason.instead),
        at_once=reason.in_short if now else "",
    )
