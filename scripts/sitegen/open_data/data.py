"""``content.json``: the pages of one language with their claims, sources and review state.

Enters: a plan and a memo. Leaves: bytes, the same for the same content.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from sitegen.inline import visible
from sitegen.memo import FORGETFUL, Memo
from sitegen.model.base import Model
from sitegen.model.pieces import Claim, Record
from sitegen.model.scalars import Range
from sitegen.model.terms import Standing
from sitegen.model.walk import groups
from sitegen.plan.pages import Page, Plan

FORMAT = 2  # goes up when who reads it must change something


def content_json(plan: Plan, memo: Memo = FORGETFUL) -> bytes:
    """The file; a page a line, so that two versions can be compared."""
    catalog = plan.book.catalog
    pages = [page for page in plan.pages if "record" in page.data]
    lines = memo.ask_all(
        "open_data",
        pages,
        lambda page: (_url(page, plan), _digest(page, plan), _standing(page, plan)),
        lambda lacking: [_dump(_page(page, plan)) for page in lacking],
    )
    parts = {
        "pages": lines,
        "signs": [_dump(plain(group)) for group in catalog.signs.values()],
        "sources": [_dump(plain(work)) for work in catalog.references.values()],
        "words": [_dump(plain(term)) for term in catalog.terms],
    }
    head = [f"{_dump(name)}: {_dump(value)}" for name, value in _head(plan, pages).items()]
    lists = [f"{_dump(name)}: [\n{_rows(found)}\n]" for name, found in parts.items()]
    return ("{\n" + ",\n".join([*head, *lists]) + "\n}\n").encode()


def _rows(lines: list[str]) -> str:
    return ",\n".join(lines)


def _head(plan: Plan, pages: list[Page]) -> dict[str, Any]:
    site = plan.book.catalog.site
    return {
        "$schema": f"{site.address.rstrip('/')}/content.schema.json",
        "format": FORMAT,
        "name": str(site.name),
        "address": site.address,
        "language": plan.language,
        "publisher": str(site.owner.publisher),
        "example": site.example,
        "pages_reviewed": sum(_standing(page, plan) == "checked" for page in pages),
        "pages_in_all": len(pages),
    }


def _digest(page: Page, plan: Plan) -> bytes:
    entry = plan.book.catalog.entry(page.id)
    return entry.digest if entry else b""


def _standing(page: Page, plan: Plan) -> Standing:
    return plan.book.catalog.standing(page.id)


def _url(page: Page, plan: Plan) -> str:
    site = plan.book.catalog.site
    tree = "" if plan.language == site.language else f"{plan.language}/"
    return f"{site.address.rstrip('/')}/{tree}{page.address}"


def _page(page: Page, plan: Plan) -> dict[str, Any]:
    record: Record = page.data["record"]
    return {
        "id": page.id,
        "kind": page.kind,
        "url": _url(page, plan),
        "reviewed": _standing(page, plan) == "checked",
        "review": _standing(page, plan),
        "claims": [
            _claim(".".join(map(str, path)), group)
            for path, group in groups(record)
            if isinstance(group, Claim)
        ],
        "record": plain(record),
    }


def _claim(at: str, claim: Claim) -> dict[str, Any]:
    """A claim with its place, without marks; a list of sources even when there are none."""
    return {"at": at, **plain(claim), "text": visible(claim.text), "sources": list(claim.sources)}


def plain(value: Any) -> Any:
    """A value as JSON has it, without fields that are empty."""
    if isinstance(value, Model):
        found = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: plain(one) for name, one in found.items() if one is not None and one != ()}
    if isinstance(value, Range):
        return {"low": plain(value.low), "high": plain(value.high)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
