"""Build the site from the content.

Example: python3 scripts/build.py
"""

import sys

import _start

sys.exit(_start.run("build"))
