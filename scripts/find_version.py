"""Find the words of a page as a patient was given them, by the version at its foot.

Example: python3 scripts/find_version.py conditions/low-back-pain 4f0c2a9b1e
"""

import sys

import _start

sys.exit(_start.run("find_version"))
