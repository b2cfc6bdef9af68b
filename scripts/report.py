"""Tell what needs doing: checks that are due, drafts, hard sentences, old sources and so on.

Example: python3 scripts/report.py
"""

import sys

import _start

sys.exit(_start.run("report"))
