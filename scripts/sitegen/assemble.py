"""The stages from rendering to the finished site, joined.

Enters: checked content, the root and the site's folder. Leaves: files on disk and ``Outcome``. Each
stage that finds a problem is the last one; the site's folder is touched only when none did.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sitegen import finish
from sitegen.builder import build
from sitegen.plan.pages import Plan
from sitegen.problem import Problem
from sitegen.shell import languages_of, shell
from sitegen.stages import Checked, Report, make_plans, render_all
from sitegen.verify import Options, verify
from sitegen.write import write


@dataclass(slots=True)
class Outcome:
    """What came of a build."""

    pages: int = 0
    problems: list[Problem] = field(default_factory=list)


def assemble(root: Path, site: Path, checked: Checked, report: Report) -> Outcome:
    """Render, write, build, verify and finish what was checked."""
    plans = make_plans(checked)
    texts = render_all(plans)
    outcome = Outcome(pages=sum(map(len, texts)))
    report("render", f"{outcome.pages} pages")
    outcome.problems = (
        _write(root, plans, texts, report)
        or _build(root, plans, report)
        or _finish(root, site, plans, checked, report)
    )
    return outcome


def _write(
    root: Path, plans: list[Plan], texts: list[dict[str, str]], report: Report
) -> list[Problem]:
    changed = 0
    for plan, pages in zip(plans, texts, strict=True):
        shown = f"docs/{plan.language}"
        number, problems = write(root / shown, pages, shown)
        if problems:
            return problems
        changed += number
    report("write", f"{changed} files changed")
    return []


def _build(root: Path, plans: list[Plan], report: Report) -> list[Problem]:
    assets, built = finish.asset_names(root), False
    for plan in plans:
        extra = shell(plan, assets, languages_of(plan, plans))
        fresh, problems = build(root, plan.language, extra)
        if problems:
            return problems
        built = built or fresh
    report("build", "MkDocs, strict" if built else "nothing had changed")
    return []


def _finish(
    root: Path, site: Path, plans: list[Plan], checked: Checked, report: Report
) -> list[Problem]:
    """Gather the site in a folder of our own, verify it there, then bring ``site`` to it."""
    files = finish.gather(root, plans, checked.redirects)
    staged = root / ".cache" / "site"
    problems = _verify(finish.stage(files, staged), staged, plans, report)
    if problems:
        return problems
    changed, problems = finish.publish(files, site)
    if not problems:
        report("finish", f"{changed} files changed")
    return problems


def _verify(fresh: bool, staged: Path, plans: list[Plan], report: Report) -> list[Problem]:
    mark = staged.with_name("site.verified")
    if mark.is_file() and not fresh:
        report("verify", "nothing had changed")
        return []
    mark.unlink(missing_ok=True)
    problems = verify(staged, _options(plans))
    report("verify", f"{len(problems)} problems")
    if not problems:
        mark.touch()
    return problems


def _options(plans: list[Plan]) -> Options:
    languages = {plan.language: plan.language for plan in plans[1:]}
    address = plans[0].book.catalog.site.address.rstrip("/")
    return Options(address=address, languages={"": plans[0].language, **languages})
