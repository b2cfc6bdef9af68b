"""Render one page with the code beside it, which may be that of an older commit.

Enters: words of the command line: the guide's folder, the page's id, files for memo and answer.
Leaves: the answer, as JSON: for each language, the page's Markdown and its short version.

Only what has been there since the first commit is used, and what the words do not need is left out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from sitegen import stages

DAY = date(2000, 1, 1)  # it may change problems, never a page
NOT_NEEDED = {"check": [], "search_index": b"", "content_json": b""}


def pages(root: Path, page: str, store: Path) -> list[dict[str, Any]]:
    """The page in every language that has it."""
    for name, nothing in NOT_NEEDED.items():
        if hasattr(stages, name):
            setattr(stages, name, lambda *_, nothing=nothing: nothing)
    memo = _memo(store)
    checked = stages.load_and_check(root, DAY, lambda *_: None, *memo)
    for one in memo:
        one.save()
    if checked.catalog is None:
        raise SystemExit("its content cannot be read")
    plans = stages.make_plans(checked)
    for plan in plans:
        plan.pages = [one for one in plan.pages if one.id == page]
    if not any(plan.pages for plan in plans) and _is_broken(checked, page):
        raise SystemExit("its content cannot be read")
    texts = stages.render_all(plans)
    return [
        {
            "language": plan.language,
            "markdown": rendered[plan.pages[0].markdown],
            "short": list(getattr(plan.pages[0].data.get("record"), "short_version", ())),
            "contacts": _contacts(plan),
            "picture": _picture(plan),
        }
        for plan, rendered in zip(plans, texts, strict=True)
        if plan.pages
    ]


def _is_broken(checked: Any, page: str) -> bool:
    """Whether the page is missing because of a mistake in its file."""
    problems = getattr(checked, "problems", ())
    mine = (one for one in problems if one.file == f"content/{page}.yml")
    return any(one.severity == "error" for one in mine)


def _contacts(plan: Any) -> list[str]:
    """How the page says to reach the clinic, as far as this code has such fields."""
    site = _reach(plan, "book", "catalog", "site")
    clinic = [
        _reach(site, "clinic", name)
        for name in ("name", "phone", "hours", "when_closed", "address")
    ]
    found = [*clinic, _reach(site, "contacts", "emergency", "phone")]
    return [str(one) for one in found if one]


def _picture(plan: Any) -> str:
    """A hash of the drawing on the page."""
    drawings = _reach(plan, "book", "catalog", "drawings") or {}
    drawn = drawings.get(_reach(plan.pages[0].data.get("record"), "picture"), b"")
    return hashlib.sha256(drawn).hexdigest() if drawn else ""


def _reach(thing: Any, *names: str) -> Any:
    """What lies at the end of these names; None where one is missing."""
    for name in names:
        thing = getattr(thing, name, None)
    return thing


def _memo(store: Path) -> list[Any]:
    """A memo, where this code knows one: the next commit shares most of its files with this one."""
    if "memo" not in stages.load_and_check.__code__.co_varnames:
        return []
    return [vars(stages)["Memo"](store)]


if __name__ == "__main__":
    found = pages(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
    Path(sys.argv[4]).write_text(json.dumps(found), "utf-8")
