"""All checks, and the running of them.

Enters: a linked catalog and a context. Leaves: every problem of every check, exceptions applied.
A check that crashes is reported as that check's failure (BUG01); the others still run.
"""

from __future__ import annotations

from sitegen.catalog import Catalog
from sitegen.check import claims, images, plain_words, references, safety, shape, site, vocabulary
from sitegen.check.base import Check, Context
from sitegen.problem import Place, Problem, error

CHECKS: tuple[Check, ...] = (
    claims.CHECK,
    claims.EVERY_TECHNIQUE,
    *references.CHECKS,
    *safety.CHECKS,
    plain_words.CHECK,
    *shape.CHECKS,
    vocabulary.CHECK,
    *site.CHECKS,
    images.CHECK,
)


def check(catalog: Catalog, context: Context, checks: tuple[Check, ...] = CHECKS) -> list[Problem]:
    """Every problem that the checks find."""
    problems: list[Problem] = []
    for one in checks:
        try:
            problems += one.run(catalog, context)
        except Exception as failure:
            problems.append(_crashed(one, failure))
    return problems


def _crashed(one: Check, failure: Exception) -> Problem:
    return error(
        Place("content"),
        "BUG01",
        f'the check "{one.name}" broke down ({type(failure).__name__}: {failure})',
        "this is our mistake, not yours; please report it",
    )
