"""Bring the site to a folder that a web server shows, or go back to the release before.

Example: python3 scripts/publish.py --to /srv/guide
"""

import sys

import _start

sys.exit(_start.run("publish"))
