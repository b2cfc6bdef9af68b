"""What the page shell of one language is told, as ``extra`` in its MkDocs configuration.

Enters: a plan, the other languages and the names of the assets. Leaves: plain data.
"""

from __future__ import annotations

from typing import Any

from sitegen.inline import visible
from sitegen.model.base import Model
from sitegen.model.scalars import Words
from sitegen.model.site import Site
from sitegen.model.walk import marks_of
from sitegen.plan.book import Original
from sitegen.plan.pages import Plan

TEXT = Words("text")


def shell(plan: Plan, assets: dict[str, str], languages: list[dict[str, str]]) -> dict[str, Any]:
    """The data that ``docs/.overrides`` shows on every page.

    ``assets`` maps a file's name to its hashed name; ``languages`` are the guide's languages, each
    with its code, its own name and the way to its tree from this one.
    """
    site, catalog = plan.book.catalog.site, plan.book.catalog
    up = "" if plan.language == site.language else "../"
    return {
        "language": plan.language,
        "original_language": site.language,
        "words": catalog.vocabulary.words,
        "site": _site(site) | ({"offline": False} if plan.book.preview else {}),
        "menu": [
            {"title": str(part.title), "links": [_link(link, plan) for link in part.links]}
            for part in site.menu
        ],
        "help_address": plan.book.elsewhere.get(site.help_page, "")
        + plan.book.addresses[site.help_page],
        "assets": {name: f"{up}assets/{hashed}" for name, hashed in assets.items()},
        "alternates": languages,
        "on_paper": {page.kind: plan.lists_leaflet[page.id] for page in plan.on_paper},
        "newest": plan.book.newest,
        "preview": plan.book.preview,
    }


def languages_of(plan: Plan, plans: list[Plan]) -> list[dict[str, str]]:
    """The guide's languages as one tree sees them: code, own name, the way to its tree."""
    main = plans[0]
    up = "" if plan is main else "../"
    return [
        {
            "language": other.language,
            "name": other.book.catalog.vocabulary.words["language_name"],
            "prefix": up if other is main else f"{up}{other.language}/",
        }
        for other in plans
    ]


def _link(link: Any, plan: Plan) -> dict[str, Any]:
    book = plan.book
    there = {
        "label": str(link.label),
        "address": book.elsewhere.get(link.page, "") + book.addresses[link.page],
    }
    if isinstance(link.label, Original):
        there["language"] = book.catalog.site.language
    return there


def _site(site: Site) -> dict[str, Any]:
    emergency = site.contacts.emergency
    return {
        "name": str(site.name),
        "description": str(site.description),
        "address": site.address.rstrip("/"),
        "example": site.example,
        "offline": site.offline,
        "clinic": _plain(site.clinic),
        "owner": _plain(site.owner),
        "emergency_phone": emergency.phone or "",
        "emergency_label": str(emergency.label),
    }


def _plain(group: Model) -> dict[str, Any]:
    """The fields of a group, and which of them are not translated.

    The shell knows no marks, so it gets the words without them.
    """
    marks = dict(marks_of(type(group)))
    fields: dict[str, Any] = {name: getattr(group, name) for name in type(group).model_fields}
    said = {
        name: visible(str(value or "")) if marks.get(name) == TEXT else str(value or "")
        for name, value in fields.items()
    }
    return said | {"original": [k for k, value in fields.items() if isinstance(value, Original)]}
