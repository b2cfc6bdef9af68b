"""Write into a page's file that a clinician checked its words; without names: show what to sign.

Example: python3 scripts/sign.py conditions/neck-pain
"""

import sys

import _start

sys.exit(_start.run("sign"))
