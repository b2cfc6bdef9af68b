"""Check the content and say what is wrong, and where.

Example: python3 scripts/check.py
"""

import sys

import _start

sys.exit(_start.run("check"))
