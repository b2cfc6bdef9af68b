"""Codes of claims, numbers and advice, of danger signs and of reviews (CLM, SGN, REV).

Enters: nothing. Leaves: ``CLAIMS``.
"""

from __future__ import annotations

from sitegen.codes.code import Code

CLAIMS: dict[str, Code] = {
    "CLM01": Code(
        "A number that rests on weak works only",
        "Works marked as weak in references.yml (second-hand, not complete, with an interest, an "
        "opinion) may not be the only source of a number.",
        "Add a stronger work, or leave the number out.",
    ),
    "CLM02": Code(
        "No studies, and yet a source",
        'evidence: none means that nobody has studied this. But a work is named under "sources".',
        "Write not-graded when the work does not say how sure it is.",
        "evidence: none\nsources:\n  - carnes-2010",
        "evidence: not-graded\nsources:\n  - carnes-2010",
    ),
    "CLM03": Code(
        "A verdict without a source",
        "The row says how a treatment does, but not who found that out.",
        "Name the works, or use the verdict not-studied.",
    ),
    "CLM04": Code(
        "A grade that does not go with the verdict",
        "Where nothing was studied, nobody can be sure of anything: the evidence is none. Where "
        "there is a verdict, somebody studied it, so the evidence cannot be none.",
        "Change the one or the other.",
        "verdict: not-studied\nevidence: low",
        "verdict: not-studied\nevidence: none",
    ),
    "CLM05": Code(
        "No number and no reason why",
        "Readers are owed a number, or the honest words that nobody knows it.",
        "Add a count or an effect, or not_known with the reason.",
    ),
    "CLM06": Code(
        "So many times as often",
        "Twice as often can mean 2 in 10 or 2 in a million. Without how often, it scares or "
        "soothes for no reason.",
        "Say under not_known why nobody knows how often.",
    ),
    "CLM07": Code(
        "Numbers that cannot be",
        "More were counted than there were, or the number lies outside its own range.",
        "Look the numbers up again. All of one count share one out_of.",
        "events: 41\nout_of: 10",
        "events: 41\nout_of: 100",
    ),
    "CLM08": Code(
        "A guideline without a name",
        "The advice says that it rests on a guideline, but not on which.",
        "Name it under sources, or choose another basis.",
    ),
    "CLM09": Code(
        "A technique and a name, or neither",
        "A treatment that has a page is named by its id. One that has none is named in words.",
        "Keep technique or name, not both.",
        "technique: one-crutch\nname: One crutch",
        "technique: one-crutch",
    ),
    "CLM10": Code(
        "A count that does not say where it is from",
        "A count of a risk needs its source and what kind of treatment it was counted on.",
        "Add what is missing.",
    ),
    "CLM11": Code(
        "When it starts and how long it lasts",
        "Readers want to know when something starts and when it is over.",
        "Add both claims, or write under not_known that nobody has measured it.",
    ),
    "CLM12": Code(
        "A count without a number",
        "A count needs how many, or at least the range that the source gives.",
        "Add events or range.",
    ),
    "CLM13": Code(
        "A technique that a condition is silent on",
        "Readers come to see how each treatment does for their problem, and are owed an honest "
        "word on those that nobody has studied. Each technique is told of once.",
        "Add a row under techniques, or the id under not_studied. While a technique is told of "
        "nowhere, this is a warning: the site is still built.",
    ),
    "SGN01": Code(
        "A page without danger signs",
        "site.yml says that pages of this kind must tell when to get help. This one does not.",
        "Name the groups of signs.yml that belong here. This rule has no exceptions.",
    ),
    "SGN02": Code(
        "No help card for this",
        "The help card for this urgency and this contact has no heading, so the page could not "
        "say whom to call.",
        "Add an entry under calls in vocabulary.yml.",
    ),
    "SGN03": Code(
        "Worse, but not more urgent",
        "When signs get worse, help must come sooner. Here it would come later or not sooner.",
        "Choose a more urgent tier: next-visit, clinic, same-day, emergency.",
    ),
    "REV01": Code(
        "A check that is due",
        "The page was to be read again by somebody with a licence, and the day is over.",
        "Have it checked, then change both dates. This is a warning: the site is still built.",
    ),
    "REV02": Code(
        "A day that has not come yet",
        "Nobody can have written these words in the future.",
        "Write the day on which they were written.",
    ),
    "REV03": Code(
        "Dates in the wrong order",
        "A page is written, then checked, then checked again.",
        "Look at the three dates again.",
    ),
    "REV04": Code(
        "A page that nobody has checked",
        "site.yml says that pages are published only when somebody with a licence has checked "
        "them.",
        "Have the page checked. Or set publish to label; then the page says it is not checked.",
    ),
    "REV05": Code(
        "Words that changed since they were checked",
        "Somebody with a licence checked other words than those that the page shows now, or "
        "nobody can tell which. The page says so by itself and counts as not checked. The danger "
        "signs, the sources and what it shows of other pages count too.",
        "See with history.py what changed. Let a clinician read it and sign again: review_sheet.py "
        "prints what to read, sign.py writes it down. Or undo the change. While site.yml says "
        "publish: label, this is a warning: the site is still built.",
    ),
}
