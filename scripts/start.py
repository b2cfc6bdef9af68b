"""Begin a guide of your own from this one.

Example: python3 scripts/start.py ../crutches --name "Walking with crutches"
"""

import sys

import _start

sys.exit(_start.run("start"))
