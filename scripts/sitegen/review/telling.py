"""What there is to sign on a page, as a person at the desk reads it.

Enters: a catalog, a page's id, the day. Leaves: lines of text.
"""

from __future__ import annotations

from datetime import date

from sitegen.catalog import Catalog
from sitegen.model.pieces import Advice, Claim, Record
from sitegen.model.walk import groups
from sitegen.review.ready import RefusedError, is_draft
from sitegen.review.sign import block
from sitegen.signed import Signer, signs_of


def offer(catalog: Catalog, page: str, today: date) -> str:
    """What would be signed, and how to do it."""
    entry = catalog.entry(page)
    assert entry is not None  # noqa: S101  # the caller found the page
    if is_draft(catalog, page):
        raise RefusedError("This page is still a draft. Finish it first, then let it be checked.")
    record: Record = entry.model
    code = Signer(catalog).words_of(page)
    return f"""\
{record.title} ({page})

what it holds   {_holds(catalog, record)}
written on      {record.written}
checked         {standing(catalog, page)}
code            {code}

To print what there is to read:

    python3 scripts/review_sheet.py {page}

When a clinician has read and signed it, type this in one line, with their words:

    python3 scripts/sign.py {page} --name "NAME" --role "PROFESSION"
        --body "WHO GAVE THE LICENCE" --date {today} --next YEAR-MONTH-DAY --words {code}

Or put these lines into {entry.file}, with their words:

{block(_example(code, today))}"""


def standing(catalog: Catalog, page: str) -> str:
    """How it stands with the check of a page, in a line."""
    record = catalog.record(page)
    checked = record.reviewed if record else None
    if checked is None:
        return "not yet"
    who = f"{checked.name}, {checked.role}, {checked.body}"
    return {
        "checked": f"by {who}, on {checked.date}; to be checked again by {checked.next}",
        "changed": f"changed since {checked.name} checked it on {checked.date}",
    }.get(catalog.standing(page), f"by {checked.name}, but nobody can tell which words")


def _holds(catalog: Catalog, record: Record) -> str:
    found = [group for _, group in groups(record)]
    return ", ".join(
        (
            f"claims: {sum(isinstance(one, Claim) for one in found)}",
            f"pieces of advice: {sum(isinstance(one, Advice) for one in found)}",
            f"groups of danger signs: {len(signs_of(catalog, record))}",
        )
    )


def _example(code: str, today: date) -> dict[str, str]:
    return {
        "name": "NAME",
        "role": "PROFESSION",
        "body": "WHO GAVE THE LICENCE",
        "date": today.isoformat(),
        "next": "YEAR-MONTH-DAY",
        "words": code,
    }
