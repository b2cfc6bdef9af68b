"""Start a new page: make its file and say what to fill in.

Example: python3 scripts/new.py condition "Frozen shoulder"
"""

import sys

import _start

sys.exit(_start.run("new"))
