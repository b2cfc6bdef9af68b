"""Show the guide in a browser while you edit it. Ctrl-C ends it.

Example: python3 scripts/serve.py
"""

import sys

import _start

sys.exit(_start.run("serve"))
