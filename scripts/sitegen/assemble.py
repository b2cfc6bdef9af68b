"""The stages from rendering to the finished site, joined.

Enters: checked content, the root and the site's folder. Leaves: files on disk and ``Outcome``. Each
stage that finds a problem is the last one; the site's folder is touched only when none did.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sitegen import finish
from sitegen.builder import build, clear
from sitegen.memo import FORGETFUL, Memo
from sitegen.plan.pages import Plan
from sitegen.problem import Problem
from sitegen.shell import languages_of, shell
from sitegen.stages import Checked, Report, make_plans, render_all
from sitegen.verify import Options, verify
from sitegen.write import write

Texts = list[dict[str, str]]  # of each language: Markdown by its path in the docs folder
Pages = list[dict[str, bytes]]  # of each language: HTML by its path in the language's tree


@dataclass(slots=True)
class Outcome:
    """What came of a build."""

    pages: int = 0
    problems: list[Problem] = field(default_factory=list)


def assemble(
    root: Path, site: Path, checked: Checked, report: Report, memo: Memo = FORGETFUL
) -> Outcome:
    """Render, write, build, verify and finish what was checked."""
    plans = make_plans(checked)
    texts = render_all(plans, memo)
    outcome = Outcome(pages=sum(map(len, texts)))
    report("render", f"{outcome.pages} pages")
    outcome.problems = _write(root, plans, texts, report)
    if outcome.problems:
        return outcome
    built, outcome.problems = _build(root, plans, texts, report, memo)
    if outcome.problems:
        return outcome
    files = finish.gather(root, plans, built, checked.redirects)
    outcome.problems = verify(files, _options(plans), memo)
    report("verify", f"{len(outcome.problems)} problems")
    if outcome.problems:
        return outcome
    changed, outcome.problems = finish.publish(files, site)
    report("finish", f"{changed} files changed")
    return outcome


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
    root: Path, plans: list[Plan], texts: Texts, report: Report, memo: Memo
) -> tuple[Pages, list[Problem]]:
    clear(root)
    assets, built = finish.asset_names(root), []
    for plan, pages in zip(plans, texts, strict=True):
        extra = shell(plan, assets, languages_of(plan, plans))
        made, problems = build(root, plan.language, extra, pages, memo)
        if problems:
            return [], problems
        built.append(made)
    report("build", "MkDocs, strict")
    return built, []


def _options(plans: list[Plan]) -> Options:
    languages = {plan.language: plan.language for plan in plans[1:]}
    lists = {
        page.address.strip("/")
        for plan in plans
        for page in plan.pages
        if page.address and "record" not in page.data
    }
    return Options(
        address=plans[0].book.catalog.site.address.rstrip("/"),
        languages={"": plans[0].language, **languages},
        list_pages=frozenset(lists),
    )
