"""The words of a page that a clinician signs, as one hash; and whether they are still the same.

Enters: a linked catalog. Leaves: sixteen signs for a record, in fours; a ``Standing``.

What counts is what the page tells a patient of their health: every word, number, choice and grade
of the record; each work that it cites, by its authors, year, title, kind, what was taken from it
and its caution; each group of danger signs with its tier, contact and what the card says to do; the
picture with its words; what the page shows of other records (``pulled``); and the warning that goes
with what a finding was measured on. An id stands for what it names, so that a new name for a file,
a work or a sign changes nothing.

What does not count: the clinic's contacts, the site's own headings and labels, where a link leads,
which pages to read next, words for the search, the day of writing, how readers rated the pages, and
the sign-off itself; nor how the file is laid out. A field that says what its absence means counts
as absent, so that a new field of the tool changes no hash.

Whoever changes what is hashed makes every page "changed since it was checked".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sitegen.catalog import Catalog, page_id, waits
from sitegen.inline import Cite, parse
from sitegen.model.base import Model
from sitegen.model.guide import Guide
from sitegen.model.kinds import FOLDERS
from sitegen.model.pieces import Record, Review
from sitegen.model.risk import Risk
from sitegen.model.scalars import Range, RefTo, Words
from sitegen.model.shared import SignGroup, Worse
from sitegen.model.technique import Technique
from sitegen.model.terms import Standing
from sitegen.model.vocabulary import AboutLabel
from sitegen.model.walk import marks_of
from sitegen.pictures import drawing_of, parts_of

# regions and picture count by what they show, signs by ``signs_of``
OF_RECORDS = {"reviewed", "written", "status", "more", "regions", "picture", "signs"}
ANYWHERE = {"search_words", "pages", "id"}
OF_WORKS = ("kind", "authors", "year", "title", "source", "took", "caution")
LISTS = {"about": "about", "method": "methods", "region": "regions"} | {
    "phase": "phases",
    "group": "groups",
}


def standings(catalog: Catalog) -> dict[str, Standing]:
    """How it stands with each page that somebody signed; the others are not in it."""
    signer = Signer(catalog)
    signed = {page: entry.model.reviewed for page, _, entry in catalog.pages()}
    return {page: _standing(page, review, signer) for page, review in signed.items() if review}


def _standing(page: str, review: Review, signer: Signer) -> Standing:
    if review.words is None:
        return "none"  # nobody can tell what was checked
    return "checked" if review.words == signer.words_of(page) else "changed"


class Signer:
    """Hashes the words of records; what many of them cite is worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        """Keep the catalog and what was worked out."""
        self._catalog = catalog
        self._known: dict[tuple[str, str], Any] = {}

    def words_of(self, page: str) -> str:
        """The hash of all that counts on a record's page."""
        record = self._catalog.record(page)
        assert record is not None  # noqa: S101  # the caller has it from the catalog
        said = {"record": self._model(record, OF_RECORDS), **self._beside(page, record)}
        found = _hash(said)
        return "-".join(found[at : at + 4] for at in range(0, 16, 4))

    # the record itself

    def _model(self, model: Model, without: Iterable[str] = ()) -> dict[str, Any]:
        marks, left_out = dict(marks_of(type(model))), {*without, *ANYWHERE}
        return {
            name: self._value(value, marks.get(name))
            for name, info in type(model).model_fields.items()
            if name not in left_out and (value := getattr(model, name)) != info.default
        }

    def _value(self, value: Any, mark: object) -> Any:
        if isinstance(value, Model):
            return self._model(value)
        if isinstance(value, Range):
            return [_number(value.low), _number(value.high)]
        if isinstance(value, tuple):
            return [self._value(item, mark) for item in value]
        if isinstance(value, Decimal):
            return _number(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(mark, RefTo):
            return self._named(mark.kind, value)
        return self._words(value) if isinstance(mark, Words) else value

    def _words(self, text: str) -> Any:
        """Words without marks; a citation stands for its work."""
        pieces, _ = parse(text)
        said: list[Any] = [""]
        for piece in pieces:
            if isinstance(piece, Cite):
                said += [self._named("reference", piece.source), ""]
            else:
                said[-1] += piece.text
        return said if len(said) > 1 else said[0]

    # what an id stands for

    def _named(self, kind: str, name: str) -> Any:
        """What readers are shown of a thing; the name itself where there is no such thing."""
        if (kind, name) not in self._known:
            found = self._look_up(kind, name)
            self._known[kind, name] = _hash(found) if found else name
        return self._known[kind, name]

    def _look_up(self, kind: str, name: str) -> Any:
        catalog = self._catalog
        if kind == "reference" and (work := catalog.references.get(name)):
            return {field: str(getattr(work, field) or "") for field in OF_WORKS}
        if kind == "sign" and (group := catalog.signs.get(name)):
            return self._sign(group)
        if kind in FOLDERS:
            record = catalog.record(page_id(kind, name))
            return _title(record) if record else None
        if kind in LISTS:
            labels = getattr(catalog.vocabulary, LISTS[kind])
            return next((_label(label) for label in labels if label.id == name), None)
        return None

    def _sign(self, group: SignGroup) -> dict[str, Any]:
        parts: list[SignGroup | Worse] = [group, *group.worse_if]
        calls = {(call.tier, call.contact): call for call in self._catalog.vocabulary.calls}
        asked = [calls.get((part.tier, part.contact)) for part in parts]
        todo = [self._words(call.action) for call in asked if call and call.action]
        return {"group": self._model(group), "do": todo}

    # what the page shows besides

    def _beside(self, page: str, record: Record) -> dict[str, Any]:
        return {
            "picture": self._picture(record),
            "signs": [self._named("sign", name) for name in signs_of(self._catalog, record)],
            "pulled": self._pulled(page.partition("/")[2], record),
        }

    def _picture(self, record: Record) -> Any:
        name = drawing_of(self._catalog, record)
        if name is None or name not in self._catalog.images:
            return [region.label for region in parts_of(self._catalog, record)]
        drawn = hashlib.sha256(self._catalog.drawings.get(name, b"")).hexdigest()
        return [self._model(self._catalog.images[name], ("origin", "licence", "every")), drawn]

    def _pulled(self, name: str, record: Record) -> Any:
        """What other records say on this page."""
        risks = [self._catalog.record(f"risks/{risk}") for risk in getattr(record, "risks", ())]
        found: dict[str, Any] = {
            "risks": [risk.seriousness for risk in risks if isinstance(risk, Risk)],
            "lines": [self._line(row.technique) for row in getattr(record, "techniques", ())],
        }
        return found | (self._of_technique(name, record) if isinstance(record, Technique) else {})

    def _line(self, technique: str | None) -> Any:
        record = self._catalog.record(f"techniques/{technique}")
        return self._words(getattr(record, "in_a_line", None) or "")

    def _of_technique(self, name: str, record: Technique) -> dict[str, Any]:
        """Where it fits, who should wait, and the numbers of its first risk."""
        catalog = self._catalog
        first = catalog.record(f"risks/{record.risks[0]}")
        return {
            "fits": [
                [self._named("condition", fit.condition), fit.row.verdict, fit.row.evidence]
                for fit in catalog.fits.get(name, ())
            ],
            "unstudied": [self._named("condition", n) for n in catalog.unstudied.get(name, ())],
            "waits": [self._named("contraindication", n) for n in waits(catalog, record)],
            "numbers": self._numbers(record, first) if isinstance(first, Risk) else None,
        }

    def _numbers(self, record: Technique, risk: Risk) -> Any:
        if record.facts.who_moves == "you":
            return None  # the page shows none
        shown = self._value(risk.how_often.estimates[:2], None)
        unknown = None if record.own_risks else risk.how_often.not_known
        return [shown, self._model(unknown) if unknown else None]


def signs_of(catalog: Catalog, record: Record) -> tuple[str, ...]:
    """The groups of danger signs that a page shows, each once."""
    if not isinstance(record, Guide):
        return record.signs
    every = tuple(catalog.signs) if record.signs_first == "all" else record.signs
    return tuple(dict.fromkeys([*every, *(n for part in record.sections for n in part.signs)]))


def _title(record: Record) -> str:
    """What a link to a page says: a risk is named in full."""
    return record.title if isinstance(record, Risk) else record.menu_title or record.title


def _label(label: Any) -> list[str]:
    """What readers see of a label: of what was measured, the warning only."""
    if isinstance(label, AboutLabel):
        return ["note", label.note or ""]
    return [label.label, *getattr(label, "about", ())]


def _hash(said: Any) -> str:
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _number(number: Decimal) -> str:
    """A number, the same however it was typed: 41 and 41.0."""
    return format(number.normalize(), "f")
