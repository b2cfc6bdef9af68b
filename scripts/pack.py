"""Join the pages that one patient needs into one PDF.

Example: python3 scripts/pack.py low-back-pain maitland first-two-days --large
"""

import sys

import _start

sys.exit(_start.run("pack"))
