"""The stages from rendering to the finished site, joined.

Enters: checked content, the root and the site's folder. Leaves: files on disk and ``Outcome``. Each
stage that finds a problem is the last one; the site's folder is touched only when none did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from sitegen import finish
from sitegen.aloud import with_words
from sitegen.builder import build, clear
from sitegen.leaflet.made import leaflets
from sitegen.leaflet.made import names as leaflet_names
from sitegen.leaflet.pack import chosen, pack
from sitegen.memo import FORGETFUL, Memo
from sitegen.plan.book import Book
from sitegen.plan.pages import FORMATS, Plan
from sitegen.problem import Problem
from sitegen.shell import languages_of, shell
from sitegen.stages import Checked, Report, make_plans, render_all
from sitegen.usb import Stick, stick
from sitegen.verify import BUDGET, OWN, Options, verify
from sitegen.write import write

BANNER = 60  # bytes that the banner of a preview may add to a page; it was 27 on ours
Texts = list[dict[str, str]]  # of each language: Markdown by its path in the docs folder
Pages = list[dict[str, bytes]]  # of each language: HTML by its path in the language's tree


@dataclass(slots=True)
class Made:
    """A site in memory: its files by path, and what ``verify`` must be told of it."""

    files: dict[str, bytes]
    leaflets: dict[str, Path]  # those that are made already, by their path in the site
    options: Options
    pages: int
    stick: Stick
    unfinished: tuple[str, ...] = ()  # the folders of drafts


@dataclass(slots=True)
class Outcome:
    """What came of a build."""

    pages: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        """Whether nothing kept the site from being made."""
        return all(one.severity != "error" for one in self.problems)


def assemble(
    root: Path,
    site: Path,
    checked: Checked,
    report: Report,
    memo: Memo = FORGETFUL,
    usb: Path | None = None,
) -> Outcome:
    """Render, write, build, verify and finish what was checked; ``usb`` is for a copy as a zip."""
    made, problems = make_site(root, checked, report, memo, press=True)
    if made is None:
        return Outcome(problems=problems)
    checked.let_go()
    outcome = Outcome(made.pages, faults(made, memo))
    report("verify", f"{len(outcome.problems)} problems")
    if outcome.fine:
        changed, problems = finish.publish(made.files, site, made.leaflets)
        outcome.problems += problems
        report("finish", f"{changed} files changed")
    if usb and outcome.fine:
        finish.give_stick(made.files, made.leaflets, made.stick, usb)
        report("usb", str(usb))
    return outcome


def faults(made: Made, memo: Memo) -> list[Problem]:
    """What is wrong with a site; in a preview with drafts, only warnings, and none of theirs.

    A draft lacks this and that, and so may what leads to it; its file was told of already.
    """
    found = verify(made.files, made.options, memo)
    if not made.unfinished:
        return found
    others = (f for f in found if not f.file.removeprefix("site/").startswith(made.unfinished))
    return [replace(one, severity="warning") for one in others]


def make_site(
    root: Path,
    checked: Checked,
    report: Report,
    memo: Memo = FORGETFUL,
    *,
    press: bool = False,
) -> tuple[Made | None, list[Problem]]:
    """Render, write and build what was checked, and ``press`` leaflets; nothing is published."""
    colour = checked.catalog.site.colour if checked.catalog else None
    assets, problems = finish.read_assets(root, colour)
    if problems:
        return None, problems
    plans = make_plans(checked, memo)
    assets = with_words(assets, plans)
    texts = render_all(plans, memo)
    report("render", f"{sum(map(len, texts))} pages")
    problems = _write(root, plans, texts, report)
    if problems:
        return None, problems
    built, problems = _build(root, plans, texts, assets, report, memo)
    if problems:
        return None, problems
    files = finish.gather(assets, plans, built, checked.redirects)
    pressed = leaflets(root, plans, built, memo) if press else {}
    if press:
        report("press", f"{len(pressed)} leaflets")
    drafts = tuple(f"{page}/" for page in checked.drafts) if checked.preview else ()
    pages = sum(map(len, texts))
    return Made(files, pressed, _options(plans), pages, stick(plans), drafts), []


class Order(NamedTuple):
    """What a clinic wants in one PDF."""

    pages: Sequence[str]  # as they were typed
    paper: str
    large: bool
    language: str | None


def make_pack(
    root: Path, checked: Checked, order: Order, memo: Memo = FORGETFUL
) -> tuple[bytes | None, list[Problem]]:
    """The pages of an order as one PDF; raises ``UnknownPageError``."""
    plans = make_plans(checked, memo)
    plan = next((one for one in plans if one.language == order.language), plans[0])
    pages = chosen(order.pages, plan)
    made, problems = make_site(root, checked, _silent, memo)
    if made is None:
        return None, problems
    tree = "" if plan is plans[0] else f"{plan.language}/"
    built = {page.id: made.files[f"{tree}{page.address}index.html"] for page in pages}
    form = next(one for one in FORMATS if (one.paper, one.large) == (order.paper, order.large))
    return pack(pages, plan, built, form), []


def _silent(stage: str, outcome: str) -> None:
    """Who joins some pages need not hear of the stages."""


def _write(root: Path, plans: list[Plan], texts: Texts, report: Report) -> list[Problem]:
    changed = 0
    for plan, pages in zip(plans, texts, strict=True):
        shown = f"docs/{plan.language}"
        number, problems = write(root / shown, pages, shown)
        if problems:
            return problems
        changed += number
    report("write", f"{changed} files changed")
    return []


def _build(
    root: Path,
    plans: list[Plan],
    texts: Texts,
    assets: finish.Assets,
    report: Report,
    memo: Memo,
) -> tuple[Pages, list[Problem]]:
    clear(root)
    names, built = finish.asset_names(assets), []
    for plan, pages in zip(plans, texts, strict=True):
        extra = shell(plan, names, languages_of(plan, plans))
        made, problems = build(root, plan.language, extra, pages, memo)
        if problems:
            return [], problems
        built.append(made)
    report("build", "MkDocs, strict")
    return built, []


def _is_own(book: Book) -> bool:
    """Whether a clinic put its own name or colour in: it cannot be told to have shorter ones."""
    site = book.catalog.site
    return bool(site.colour) or "example" not in site.clinic.name.lower()


def _options(plans: list[Plan]) -> Options:
    languages = {plan.language: plan.language for plan in plans[1:]}
    lists = {
        page.address.strip("/")
        for plan in plans
        for page in plan.pages
        if page.address and "record" not in page.data
    }
    main = plans[0].book
    return Options(
        budget=BUDGET + (BANNER if main.preview else 0) + (OWN if _is_own(main) else 0),
        address=main.catalog.site.address.rstrip("/"),
        languages={"": plans[0].language, **languages},
        list_pages=frozenset(lists),
        leaflets=leaflet_names(plans),
    )
