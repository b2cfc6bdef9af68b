"""Check the tools themselves: style, types and tests.

Example: python3 scripts/test.py --fast
"""

import sys

import _start

sys.exit(_start.run("test"))
