"""The front matter of a page: what the page's shell needs, as plain data.

Enters: a page and its rendered body. Leaves: a YAML block between ``---`` lines. Keys are fixed
here; content can never name one. The templates of the shell escape every value.
"""

from __future__ import annotations

import json
from typing import Any

import yaml

from sitegen.inline import visible
from sitegen.model.pieces import Record
from sitegen.model.terms import Standing
from sitegen.model.walk import words
from sitegen.plan.book import Book
from sitegen.plan.pages import Page
from sitegen.render.version import version_of

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
NOT_READ = {"also_called", "search_words", "short_version"}  # beside the text, not in it
# Types of schema.org; its properties cannot say how sure one is, so claims are in content.json.
THINGS = {
    "condition": "MedicalCondition",
    "technique": "MedicalTherapy",
    "contraindication": "MedicalContraindication",
    "risk": "MedicalEntity",
}
READING_SPEED = 180  # words a minute; slower than the usual 238, for tired and worried readers


def front_matter(page: Page, book: Book, body: str) -> str:
    """The front matter of a page."""
    data = _data(page, book, body)
    dumped = yaml.dump(
        data,
        Dumper=_DUMPER,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
        default_flow_style=False,
    )
    return f"---\n{dumped}---\n\n"


def _data(page: Page, book: Book, body: str) -> dict[str, Any]:
    record: Record | None = page.data.get("record")
    data: dict[str, Any] = {
        "title": str(page.title),
        "description": _short(visible(page.description)),
        "generated_from": page.made_from,
        "page": {
            "id": _whole(page),
            "kind": page.kind,
            "version": page.data.get("version") or version_of(page, book, body),
            "crumbs": _crumbs(page, book),
            "languages": _languages(page, book),
            "written": book.wording.date(record.written) if record else book.newest,
        },
    }
    if record:
        data["page"] |= _record_facts(page, record, book)
    data["page"] |= _sheet_facts(page, book)
    if record and record.status:
        data["page"]["draft"] = [*book.left.get(page.data.get("whole", page.id), ())]
    if "whole" in page.data:
        data["page"]["whole"] = book.addresses[page.data["whole"]]
    else:
        data["json_ld"] = _json_ld(page, record, book)
    return data


def _sheet_facts(page: Page, book: Book) -> dict[str, Any]:
    """What a sheet of paper says of the words that it is made of."""
    if guide := page.data.get("guide"):
        record: Any = book.catalog.record(guide)
        facts = {"written": book.wording.date(record.written)} | _review_facts(guide, record, book)
    elif check := page.data.get("check"):
        day = check.written and book.wording.date(check.written)
        facts = {"written": day, "review": book.wording.w.not_reviewed if check.unchecked else ""}
    else:
        return {}
    return {"sheet": True} | facts


def _record_facts(page: Page, record: Record, book: Book) -> dict[str, Any]:
    minutes = max(1, round(_words(record) / READING_SPEED))
    said = book.wording.w.minutes_to_read.format(minutes=minutes)
    return {"minutes": said} | _review_facts(_whole(page), record, book)


def _whole(page: Page) -> str:
    """The id of a page, or of the page that this is the short version of."""
    return str(page.data.get("whole", page.id))


def _review_facts(page: str, record: Any, book: Book) -> dict[str, Any]:
    """Who checked the page, as far as that still holds."""
    standing = book.catalog.standing(page)
    return {"review": _reviewed(standing, record, book), "reviewed": standing == "checked"}


def _reviewed(standing: Standing, record: Any, book: Book) -> str:
    w, date = book.wording.w, book.wording.date
    checked = record.reviewed
    if standing == "checked":
        return w.reviewed_by.format(
            name=checked.name,
            role=f"{checked.role}, {checked.body}",
            date=date(checked.date),
            next=date(checked.next),
        )
    if standing == "changed":
        return w.changed_since_review.format(name=checked.name, date=date(checked.date))
    return w.original_reviewed if standing == "original" else w.not_reviewed


def _words(record: Record) -> int:
    """How many words a reader of the whole page reads."""
    return sum(len(text.split()) for path, _, text in words(record) if path[0] not in NOT_READ)


def _crumbs(page: Page, book: Book) -> list[dict[str, str]]:
    """The way from the home page to this one: addresses within the language's tree."""
    crumbs = []
    folder, _, name = page.id.partition("/")
    if name:
        crumbs = [{"label": book.titles[folder][0], "address": f"{folder}/"}]
    if whole := page.data.get("whole"):
        crumbs.append({"label": str(book.titles[whole][0]), "address": book.addresses[whole]})
    return crumbs


def _languages(page: Page, book: Book) -> list[dict[str, str]]:
    """The languages that have this page, with its address in the whole site."""
    main = book.catalog.site.language
    have = [language for language, pages in book.trees.items() if page.id in pages]
    if len(have) < 2:
        return []
    return [
        {"language": name, "address": page.address if name == main else f"{name}/{page.address}"}
        for name in have
    ]


def _json_ld(page: Page, record: Record | None, book: Book) -> str:
    """What machines are told of the page, with every ``<`` encoded for a script element."""
    site = book.catalog.site
    tree = "" if book.language == site.language else f"{book.language}/"
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if record else "WebPage",
        "name": page.title,
        "inLanguage": book.language,
        "url": f"{site.address.rstrip('/')}/{tree}{page.address}",
    }
    if record:
        data["dateModified"] = record.written.isoformat()
        data["audience"] = {"@type": "MedicalAudience", "audienceType": "Patient"}
        data |= _about(page, record)
    if record and record.reviewed and book.catalog.standing(page.id) == "checked":
        data["lastReviewed"] = record.reviewed.date.isoformat()
        data["reviewedBy"] = {"@type": "Person", "name": record.reviewed.name}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _about(page: Page, record: Record) -> dict[str, Any]:
    """What the page is about, where schema.org has a type for it."""
    if page.kind not in THINGS:
        return {}
    about: dict[str, Any] = {"@type": THINGS[page.kind], "name": page.title}
    if record.also_called:
        about["alternateName"] = [str(name) for name in record.also_called]
    return {"about": about}


def _short(text: str, longest: int = 300) -> str:
    """The text, cut after a word so that it fits a description."""
    if len(text) <= longest:
        return str(text)  # words that are not translated are a kind of text that YAML refuses
    end = text.rfind(" ", 0, longest)
    return text[: end if end > 0 else longest] + " …"
