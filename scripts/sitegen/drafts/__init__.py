"""Drafts: pages that are not finished, checked beside the finished guide and shown in previews.

Enters: what was loaded, and the finished guide with its problems. Leaves: the guide with its drafts
in it, every name of theirs leading somewhere, and the problems of both.
"""

from sitegen.drafts.standins import NO_DAY
from sitegen.drafts.together import drop_what_only_drafts_use, together

__all__ = ["NO_DAY", "drop_what_only_drafts_use", "together"]
