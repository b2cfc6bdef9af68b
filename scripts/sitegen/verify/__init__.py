"""The built site to problems: what a reader, a browser or a search engine would stumble over.

Enters: the files of a built site. Leaves: problems. Nothing is read or written, no network used.

A page is read once into ``facts.PageFacts`` (``reader``), which depend on its bytes alone; the
rules (``linking``, ``structure``, ``front``, ``naming``, ``safety``, ``size``, ``indexes``) look at
facts.
"""

from sitegen.verify.options import BUDGET, OWN, Options
from sitegen.verify.run import CODES, verify

__all__ = ["BUDGET", "CODES", "OWN", "Options", "verify"]
