"""Every code that a problem may have, with what it means and how to mend it.

Enters: nothing. Leaves: ``CODES`` and ``GROUPS``. The codes of the finished site (VER...) are told
beside their rules, in ``sitegen.verify``; ``schema.problem_list`` joins the two.

A light import, for the checks read it: only words, no other module of the package.
"""

from __future__ import annotations

from sitegen.codes.claims import CLAIMS
from sitegen.codes.code import Code
from sitegen.codes.fields import FIELDS
from sitegen.codes.files import FILES
from sitegen.codes.guide import GUIDE
from sitegen.codes.names import NAMES
from sitegen.codes.words import WORDS
from sitegen.codes.writing import WRITING

CODES: dict[str, Code] = {**FILES, **WRITING, **FIELDS, **NAMES, **CLAIMS, **WORDS, **GUIDE}

# The first three letters of a code, and what such codes are about, in the order of the list
GROUPS: dict[str, str] = {
    "FIL": "Files and folders",
    "TXT": "What a file holds",
    "YML": "How a file is written",
    "VAL": "What stands in a field",
    "INL": "Marks inside words",
    "REF": "Names of other things",
    "CLM": "Claims, numbers and advice",
    "SGN": "Danger signs",
    "REV": "Dates and reviews",
    "SHP": "The shape of a page",
    "GLO": "The glossary",
    "IMG": "Drawings",
    "RDG": "Plain words: how hard a page is to read",
    "PHR": "Plain words: words to avoid",
    "FRQ": "Plain words: how often",
    "JRG": "Plain words: long words",
    "VOC": "Labels and the words of the site",
    "SIT": "The clinic",
    "ADR": "Addresses",
    "EXC": "Exceptions",
    "TRN": "Other languages",
    "WRT": "Writing files",
    "AST": "Style sheets",
    "BLD": "Building",
    "VER": "The finished site",
    "BUG": "Our own mistakes",
}

__all__ = ["CODES", "GROUPS", "Code"]
