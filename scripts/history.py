"""Show how the words of a page changed, before and now, for the clinician who signs.

Example: python3 scripts/history.py conditions/low-back-pain --from 2026-09-01 --out change.html
"""

import sys

import _start

sys.exit(_start.run("history"))
