"""Make a sheet on which a clinician checks a page with a pen: claims, sources, advice, signs.

Example: python3 scripts/review_sheet.py conditions/neck-pain
"""

import sys

import _start

sys.exit(_start.run("review_sheet"))
