"""The words with a fixed meaning that the code knows: grades, verdicts, levels, tiers.

Enters: nothing. Leaves: ``Literal`` types. Their labels and meanings for readers are content
(``content/vocabulary.yml``), so that a clinic can word them.
"""

from __future__ import annotations

from typing import Literal, get_args

Evidence = Literal["high", "moderate", "low", "very-low", "none", "not-graded"]
Verdict = Literal["supported", "limited", "not-supported", "false"]
Fit = Literal["may-help", "mixed", "too-little", "little-or-none", "not-studied", "not-for-this"]
Level = Literal["avoid", "ask-first", "adapt", "usual"]
Tier = Literal["emergency", "same-day", "clinic", "next-visit"]
Contact = Literal["emergency", "doctor", "maternity", "clinic"]
Basis = Literal["guideline", "health-service", "study", "custom", "our-judgement"]
Weakness = Literal["second-hand", "incomplete", "interest", "opinion"]
Urgency = Literal["now", "before", "tell"]
Mover = Literal["you", "therapist", "both"]
Difference = Literal["clear", "not-clear", "not-stated"]
# How it stands with the check of a page. original: the page that it is a translation of was checked
Standing = Literal["none", "checked", "changed", "original"]
Kind = Literal["technique", "condition", "contraindication", "risk", "aftercare", "guide"]

KINDS: tuple[Kind, ...] = get_args(Kind)
LEVELS: tuple[Level, ...] = get_args(Level)  # strictest first
TIERS: tuple[Tier, ...] = get_args(Tier)  # most urgent first
GRADED: tuple[Evidence, ...] = ("very-low", "low", "moderate", "high")  # bars: 1 to 4
