"""Give a page another name, and change all that points to it.

Example: python3 scripts/rename.py conditions/sore-neck conditions/neck-pain
"""

import sys

import _start

sys.exit(_start.run("rename"))
